import { setTimeout as pause } from 'node:timers/promises';
import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { isTransient } from '../../bot/adapters/dynamodb/table/errors';
import { TABLE } from '../../bot/adapters/dynamodb/table/schema';

const CREATED_WITHIN_SECONDS = 60;
/** A large table takes its time. */
const INDEXED_WITHIN_MS = 30 * 60_000;
const LOOK_MS = 500;

/** A table that has just started on a busy machine may need a while for its first answer. */
const MOST_ATTEMPTS = 10;

/**
 * Creates the table when it is missing; an existing one gets the indexes that it lacks. Repeated while the server does not
 * answer, since each step may be repeated.
 */
export async function ensureTable(client: DynamoDBClient, tableName: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await createOrComplete(client, tableName);
    } catch (error) {
      if (attempt >= MOST_ATTEMPTS || !isTransient(error)) throw error;
      await pause(LOOK_MS);
    }
  }
}

async function createOrComplete(client: DynamoDBClient, tableName: string): Promise<void> {
  try {
    await create(client, tableName);
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
    await addIndexes(client, tableName);
  }
}

async function addIndexes(client: DynamoDBClient, tableName: string): Promise<void> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  const there = (Table?.GlobalSecondaryIndexes ?? []).map(({ IndexName }) => IndexName);
  for (const index of TABLE.indexes) {
    if (there.includes(index.name)) continue;
    // One at a time, as DynamoDB wants it.
    await client.send(
      new UpdateTableCommand({
        TableName: tableName,
        AttributeDefinitions: attributesOf([index.partitionKey, index.sortKey]),
        GlobalSecondaryIndexUpdates: [{ Create: definitionOf(index) }],
      }),
    );
    await untilActive(client, tableName);
  }
}

/** DynamoDB fills an index first, and refuses the next one until then; queries of it would fail. */
async function untilActive(client: DynamoDBClient, tableName: string): Promise<void> {
  for (const endMs = Date.now() + INDEXED_WITHIN_MS; Date.now() < endMs; await pause(LOOK_MS)) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    const states = [Table?.TableStatus, ...(Table?.GlobalSecondaryIndexes ?? []).map(({ IndexStatus }) => IndexStatus)];
    // A server that names no state has nothing to fill.
    if (states.every((state) => state === undefined || state === 'ACTIVE')) return;
  }
  throw new Error(`The table ${tableName} is still being given an index; start again later.`);
}

const attributesOf = (names: readonly string[]) =>
  [...new Set(names)].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const }));

const keySchema = (hash: string, range: string) => [
  { AttributeName: hash, KeyType: 'HASH' as const },
  { AttributeName: range, KeyType: 'RANGE' as const },
];

function definitionOf({ name, partitionKey, sortKey, include }: (typeof TABLE)['indexes'][number]) {
  return {
    IndexName: name,
    KeySchema: keySchema(partitionKey, sortKey),
    Projection:
      include.length === 0
        ? { ProjectionType: 'KEYS_ONLY' as const }
        : { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: [...include] },
  };
}

async function create(client: DynamoDBClient, tableName: string): Promise<void> {
  const { partitionKey, sortKey, ttl, indexes } = TABLE;
  const names = [partitionKey, sortKey, ...indexes.flatMap((index) => [index.partitionKey, index.sortKey])];
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: attributesOf(names),
      KeySchema: keySchema(partitionKey, sortKey),
      GlobalSecondaryIndexes: indexes.map(definitionOf),
    }),
  );
  await waitUntilTableExists({ client, maxWaitTime: CREATED_WITHIN_SECONDS, minDelay: 1, maxDelay: 2 }, { TableName: tableName });
  await client.send(
    new UpdateTimeToLiveCommand({ TableName: tableName, TimeToLiveSpecification: { AttributeName: ttl, Enabled: true } }),
  );
}
