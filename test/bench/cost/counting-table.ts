import { SignatureV4 } from '@smithy/signature-v4';
import { REGION } from '../../../infra/local/account';
import { LOOPBACK, listen, stopListening } from '../../../infra/local/listen';
import { Sha256 } from '../../../infra/local/signed/sha256';
import type { TableAccess } from '../../../infra/local/table-client';

export interface TableCount {
  calls: number;
  readUnits: number;
  writeUnits: number;
}

export interface CountingTable {
  readonly endpoint: string;
  /** Counts from now on. */
  readonly count: TableCount;
  stop(): Promise<void>;
}

const WRITES = /\.(?:PutItem|UpdateItem|DeleteItem|BatchWriteItem|TransactWriteItems)$/;

/** Stands between functions and a table, asks it for the units of every call, and adds them up. */
export async function startCountingTable({ endpoint, credentials }: TableAccess): Promise<CountingTable> {
  const count: TableCount = { calls: 0, readUnits: 0, writeUnits: 0 };
  const { hostname, port: tablePort } = new URL(endpoint);
  const signer = new SignatureV4({ service: 'dynamodb', region: REGION, credentials, sha256: Sha256 });
  const { server, port } = await listen(
    async (request, response) => {
      try {
        const chunks: Buffer[] = [];
        for await (const chunk of request) chunks.push(chunk);
        const target = String(request.headers['x-amz-target']);
        const body = JSON.stringify({ ...JSON.parse(Buffer.concat(chunks).toString('utf8')), ReturnConsumedCapacity: 'TOTAL' });
        const signed = await signer.sign({
          protocol: 'http:',
          hostname,
          port: Number(tablePort),
          method: 'POST',
          path: '/',
          headers: {
            host: `${hostname}:${tablePort}`,
            'content-type': 'application/x-amz-json-1.0',
            'x-amz-target': target,
          },
          body,
        });
        const { host: _, ...headers } = signed.headers;
        const answer = await fetch(endpoint, { method: 'POST', headers, body });
        const text = await answer.text();
        count.calls += 1;
        note(count, target, text);
        response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
        response.end(text);
      } catch (error) {
        process.stderr.write(`the table could not be reached: ${String(error)}\n`);
        response.destroy();
      }
    },
    { port: 0, otherwise: 'refuse' },
  );
  return { endpoint: `http://${LOOPBACK}:${port}`, count, stop: () => stopListening(server) };
}

function note(count: TableCount, target: string, answer: string): void {
  const { ConsumedCapacity = [] } = JSON.parse(answer);
  const units = [ConsumedCapacity].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
  if (WRITES.test(target)) count.writeUnits += units;
  else count.readUnits += units;
}
