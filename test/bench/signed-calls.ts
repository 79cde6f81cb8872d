/** What checking every call costs: reads of the embedded DynamoDB past its proxy and through it, in turn. `npx tsx test/bench/signed-calls.ts [READS]` */
import '../support/quiet';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { ensureTable } from '../../infra/local/create-table';
import { startDynoxide } from '../../infra/local/dynoxide';
import { tableClient } from '../../infra/local/table-client';
import { placeOf } from '../infra/local/fixtures/place-of';
import { percentile } from './metrics';

const READS = Number(process.argv[2] ?? 3_000);
/** Not counted: the code is not compiled yet. */
const WARM_UP = 500;
const TABLE = 'mostrador';
const Key = { PK: { S: 'C#1' }, SK: { S: 'HEAD' } };

async function read(client: DynamoDBClient): Promise<number> {
  const begun = performance.now();
  await client.send(new GetItemCommand({ TableName: TABLE, Key }));
  return performance.now() - begun;
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mostrador-signed-'));
  const table = await startDynoxide({ dbPath: join(folder, 'table.sqlite'), environment: {} });
  const { host, port } = placeOf(table);
  const past = tableClient({ ...table, endpoint: `http://${host}:${port}` });
  const through = tableClient(table);
  await ensureTable(through, TABLE);
  await through.send(new PutItemCommand({ TableName: TABLE, Item: { ...Key, content: { S: 'x'.repeat(1_000) } } }));
  const pastMs: number[] = [];
  const throughMs: number[] = [];
  for (let turn = 0; turn < WARM_UP + READS; turn++) {
    const [one, other] = [await read(past), await read(through)];
    if (turn < WARM_UP) continue;
    pastMs.push(one);
    throughMs.push(other);
  }
  const show = (values: readonly number[]) => [0.5, 0.95, 0.99].map((part) => percentile(values, part).toFixed(2)).join(' / ');
  console.log(`${READS} reads of an item of 1 KB each way, one after another; p50 / p95 / p99 in ms`);
  console.log(`past the proxy     ${show(pastMs)}\nthrough the proxy  ${show(throughMs)}`);
  for (const client of [past, through]) client.destroy();
  await table.stop();
  await rm(folder, { recursive: true });
}

void main();
