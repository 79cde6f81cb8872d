import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { type DynamoStoreOptions, dynamoStore } from '../../../../bot/adapters/dynamodb';
import { unpacked } from '../../../../bot/adapters/dynamodb/table/packing';
import { ensureTable } from '../../../../infra/local/create-table';
import { type Dynoxide, startDynoxide } from '../../../../infra/local/dynoxide';
import { type TableAccess, tableClient } from '../../../../infra/local/table-client';
import { documents } from './documents';

/** Times are those of the fixtures, not today's. */
const CLOCK = { now: () => new Date('2026-11-23T09:30:00.000Z') };

/** An embedded DynamoDB with as many tables as a suite wants. */
export interface TestServer {
  readonly server: Dynoxide;
  freshTable(): Promise<TestTable>;
  close(): Promise<void>;
}

export interface TestTable extends TableAccess {
  readonly tableName: string;
  /** Everything in it, item by item. */
  dump(): Promise<readonly string[]>;
  /** A store on the table, by a client of its own that a test may break. */
  open(options?: Partial<DynamoStoreOptions>): {
    readonly store: ReturnType<typeof dynamoStore>;
    readonly client: DynamoDBClient;
  };
}

export async function testServer(): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'mostrador-table-'));
  const server = await startDynoxide({ dbPath: join(folder, 'table.db'), environment: {} });
  return {
    server,
    freshTable: async () => {
      const tableName = `test-${randomUUID()}`;
      await ensureTable(tableClient(server), tableName);
      return testTable(server, tableName);
    },
    close: async () => {
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** An item with its packed content in plain text, so that a test can look for words in it. */
export function inText(item: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return item.z instanceof Uint8Array ? { ...item, z: unpacked(item.z) } : item;
}

export function testTable({ endpoint, credentials }: TableAccess, tableName: string): TestTable {
  const open = () => tableClient({ endpoint, credentials });
  return {
    tableName,
    endpoint,
    credentials,
    dump: async () => {
      const { Items = [] } = await documents(open()).send(new ScanCommand({ TableName: tableName }));
      return Items.map((item) => JSON.stringify(Object.entries(inText(item)).sort())).sort();
    },
    open: (options = {}) => {
      const client = open();
      return { client, store: dynamoStore({ tableName, client, clock: CLOCK, ...options }) };
    },
  };
}
