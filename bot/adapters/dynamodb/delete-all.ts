import { storeUnavailable } from '../../model/errors';
import { BatchDeleteCommand } from './table/commands';
import type { Key } from './table/keys';
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
    await deleteBatch(
      table,
      wanted.slice(first, first + MAX_KEYS).map(({ PK, SK }) => ({ PK, SK })),
    );
  }
}

async function deleteBatch(table: Table, keys: readonly Key[]): Promise<void> {
  let left: readonly object[] = keys;
  // DynamoDB leaves some when it is throttled; they are sent again.
  for (let round = 1; left.length > 0; round++) {
    if (round > MAX_ROUNDS) throw storeUnavailable('The table deleted a part of the items only.');
    const command = new BatchDeleteCommand(table.name, left);
    ({ left } = await withRetry(table.retry, (abortSignal) => table.client.send(command, abortSignal)));
  }
}
