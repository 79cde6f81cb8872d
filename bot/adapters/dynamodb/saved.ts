import type { SavedStore } from '../../ports';
import { content } from './items/form';
import { SAVED_SCHEMAS } from './items/saved';
import { readable } from './readable';
import { DeleteCommand, PutCommand } from './table/commands';
import { absentAt, atVersion, expressionOf } from './table/conditions';
import { conditionHolds } from './table/errors';
import * as keys from './table/keys';
import { withRetry } from './table/retry';
import { collect, items, nowSeconds, type Table } from './table/table';

/** What staff keep for later. */
export function savedStore(table: Table): SavedStore {
  return {
    listSaved: async (kind, owner, limit) => {
      const range = { partition: keys.savedPartition(kind, owner), from: '!', to: '~', pageSize: limit };
      const found = await collect(items(table, range), limit);
      return found.flatMap((item) => readable(table, item, () => content(SAVED_SCHEMAS[kind], item)));
    },
    putSaved: (kind, next) => {
      const { id, owner, version } = next;
      const command = new PutCommand({
        TableName: table.name,
        Item: { ...keys.savedKey(kind, owner, id), version, json: JSON.stringify(next) },
        ...expressionOf(atVersion(version - 1, absentAt(nowSeconds(table)))),
      });
      return conditionHolds(withRetry(table.retry, (abortSignal) => table.client.send(command, abortSignal)));
    },
    removeSaved: async (kind, owner, id) => {
      const command = new DeleteCommand({ TableName: table.name, Key: keys.savedKey(kind, owner, id) });
      await withRetry(table.retry, (abortSignal) => table.client.send(command, abortSignal));
    },
  };
}
