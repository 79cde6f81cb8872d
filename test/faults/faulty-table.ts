import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTableProcess, tableProgram } from '../../infra/local/table-process';

/** What goes wrong with one call. */
export type Fault =
  /** Nothing is done, and the client is told to slow down. */
  | 'throttled'
  /** Nothing is done, because of another transaction. */
  | 'conflict'
  /** Nothing is done: a server error. */
  | 'failed'
  /** The call is done, and answered with a server error. */
  | 'done_then_failed'
  /** The call is done, and the connection breaks. */
  | 'done_then_lost'
  /** The call is never answered. */
  | 'hangs';

export interface FaultyTable {
  readonly endpoint: string;
  /** From now on; called with the number of the call, counted from 1, and its operation: `PutItem`. */
  fault(of: (call: number, operation: string) => Fault | undefined): void;
  /** How many calls went wrong. */
  faults(): number;
  close(): Promise<void>;
}

/** A real embedded DynamoDB behind a server that does what a table under load, or its network, may do. */
export async function faultyTable(): Promise<FaultyTable> {
  const folder = await mkdtemp(join(tmpdir(), 'mostrador-faulty-'));
  const target = { host: '127.0.0.1', port: await freePort() };
  const table = await startTableProcess(
    tableProgram(`${process.platform}-${process.arch}`),
    target,
    join(folder, 'table.sqlite'),
  );
  let faultOf: Parameters<FaultyTable['fault']>[0] = () => undefined;
  let calls = 0;
  let faults = 0;

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(incoming);
    const operation = String(incoming.headers['x-amz-target']).split('.')[1] ?? '';
    const fault = faultOf(++calls, operation);
    if (fault !== undefined) faults += 1;
    switch (fault) {
      case 'hangs':
        return;
      case 'throttled':
        return refuse(response, 400, 'ProvisionedThroughputExceededException');
      case 'conflict':
        return operation === 'TransactWriteItems'
          ? refuse(response, 400, 'TransactionCanceledException', { CancellationReasons: [{ Code: 'TransactionConflict' }] })
          : refuse(response, 400, 'TransactionConflictException');
      case 'failed':
        return refuse(response, 500, 'InternalServerError');
      default: {
        const answer = await pass(target, incoming, body);
        if (fault === 'done_then_failed') return refuse(response, 500, 'InternalServerError');
        if (fault === 'done_then_lost') return void response.destroy();
        response.writeHead(answer.status, answer.headers).end(answer.body);
      }
    }
  }

  const server = createServer((incoming, response) => void serve(incoming, response).catch(() => response.destroy()));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    fault: (of) => {
      faultOf = of;
      calls = 0;
    },
    faults: () => faults,
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await table.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function refuse(response: ServerResponse, status: number, name: string, more: object = {}): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${name}`, message: name, ...more }));
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}

interface Passed {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

function pass(
  target: { readonly host: string; readonly port: number },
  { headers }: IncomingMessage,
  body: Buffer,
): Promise<Passed> {
  return new Promise((done, fail) => {
    const outgoing = request({ ...target, method: 'POST', path: '/', headers }, (answer) => {
      const {
        statusCode: status = 502,
        headers: { 'transfer-encoding': _, ...rest },
      } = answer;
      bodyOf(answer).then(
        (text) => done({ status, headers: { ...rest, 'content-length': String(text.length) }, body: text }),
        fail,
      );
    });
    outgoing.once('error', fail);
    outgoing.end(body);
  });
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}
