import { BatchWriteCommand, type BatchWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { storeUnavailable } from '../../model/errors';
import { withRetry } from './table/retry';
import { collect, items, type Table } from './table/table';

/** Limit of BatchWriteItem. */
const MAX_KEYS = 25;
const MAX_ROUNDS = 5;

/**
 * Deletes the items of a partition between two sort keys (inclusive), including expired ones, except `except`.
 *
 * @throws MostradorError UNAVAILABLE when some may be left; calling it again is safe
 */
export async function deleteAll(table: Table, partition: string, from: string, to: string, except?: string): Promise<void> {
  const found = await collect(items(table, { partition, from, to, withExpired: true }));
  const wanted = found.filter(({ SK }) => SK !== except);
  for (let first = 0; first < wanted.length; first += MAX_KEYS) {
    const deletions = wanted.slice(first, first + MAX_KEYS).map(({ PK, SK }) => ({ DeleteRequest: { Key: { PK, SK } } }));
    await batchWrite(table, { [table.name]: deletions });
  }
}

async function batchWrite(table: Table, requests: NonNullable<BatchWriteCommandInput['RequestItems']>): Promise<void> {
  let left: BatchWriteCommandInput['RequestItems'] = requests;
  // DynamoDB returns unprocessed items when it is throttled; they are sent again.
  for (let round = 1; left !== undefined && Object.keys(left).length > 0; round++) {
    if (round > MAX_ROUNDS) throw storeUnavailable('The table deleted a part of the items only.');
    const command: BatchWriteCommand = new BatchWriteCommand({ RequestItems: left });
    const page = await withRetry(table.retry, (abortSignal) => table.client.send(command, { abortSignal }));
    left = page.UnprocessedItems;
  }
}
