import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { dynamoStore } from '../../bot/adapters/dynamodb';
import { dynamoClient } from '../../bot/adapters/dynamodb/table/client';
import { ensureTable } from '../../infra/local/create-table';
import { type Dynoxide, startDynoxide } from '../../infra/local/dynoxide';
import { tableClient } from '../../infra/local/table-client';
import { documents } from '../bot/adapters/dynamodb/documents';
import { inText } from '../bot/adapters/dynamodb/table';
import { memoryStore } from '../support/memory-store';
import { AT } from './store/fixtures';
import { describeStore, type StoreUnderTest } from './store.contract';

function standingClock() {
  let now = new Date(AT);
  return {
    now: () => now,
    set: (at: string) => {
      now = new Date(at);
    },
  };
}

async function freshTable(client: DynamoDBClient): Promise<StoreUnderTest> {
  const tableName = `contract-${randomUUID()}`;
  await ensureTable(client, tableName);
  const clock = standingClock();
  return {
    store: dynamoStore({ tableName, client, clock }),
    clock,
    dump: async () => {
      const { Items = [] } = await documents(client).send(new ScanCommand({ TableName: tableName }));
      return Items.map((item) => JSON.stringify(Object.entries(inText(item)).sort()))
        .sort()
        .join('\n');
    },
  };
}

describeStore('in memory', async () => {
  const clock = standingClock();
  const store = memoryStore({ clock });
  return { store, clock, dump: async () => store.dump() };
});

describe('on this machine', () => {
  let folder: string;
  let server: Dynoxide;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mostrador-store-'));
    server = await startDynoxide({ dbPath: join(folder, 'table.db'), environment: {} });
  });
  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  describeStore('in the embedded DynamoDB', () => freshTable(tableClient(server)));
});

const { DYNAMODB_ENDPOINT: elsewhere = '' } = process.env;
if (elsewhere !== '') describeStore('in the DynamoDB that the environment names', () => freshTable(dynamoClient(elsewhere)));
