import type { MailAddressStore } from '../../ports';
import { transact } from './commit';
import { deleteAll } from './delete-all';
import { content } from './items/form';
import * as schemas from './items/schemas';
import { PutCommand } from './table/commands';
import { absentAt, aliveAt, expressionOf } from './table/conditions';
import { conditionHolds } from './table/errors';
import * as keys from './table/keys';
import { withRetry } from './table/retry';
import { getItem, nowSeconds, type Table } from './table/table';

const DAY_SECONDS = 86_400;

/** Marks of returned mail, each with a pointer in its conversation, and the keys that addresses are hashed with for a day. */
export function mailAddressStore(table: Table): MailAddressStore {
  return {
    markReturned: async (mark) => {
      const { conversationId, addressHash, expiresAtSeconds: expiresAt } = mark;
      const isThere = expressionOf(aliveAt(nowSeconds(table)));
      const item = { ...keys.returnedKey(addressHash), expiresAt, json: JSON.stringify(mark) };
      const pointer = { ...keys.returnedOfKey(conversationId, addressHash), expiresAt };
      await transact(table, [
        { ConditionCheck: { TableName: table.name, Key: keys.conversationKey(conversationId), ...isThere } },
        { Put: { TableName: table.name, Item: item } },
        { Put: { TableName: table.name, Item: pointer } },
      ]);
    },
    loadReturned: async (addressHash) => {
      const item = await getItem(table, keys.returnedKey(addressHash));
      return item && content(schemas.returnedMail, item);
    },
    loadDayKey: async (day, fresh) => (await dayKey(table, day)) ?? (await makeDayKey(table, day, fresh)),
  };
}

async function dayKey(table: Table, day: number): Promise<string | undefined> {
  const item = await getItem(table, keys.dayKey(day));
  return item && content(schemas.dayKey, item);
}

async function makeDayKey(table: Table, day: number, fresh: string): Promise<string> {
  const item = { ...keys.dayKey(day), expiresAt: (day + 2) * DAY_SECONDS, json: JSON.stringify(fresh) };
  const put = new PutCommand({ TableName: table.name, Item: item, ...expressionOf(absentAt(nowSeconds(table))) });
  const isFirst = await conditionHolds(withRetry(table.retry, (abortSignal) => table.client.send(put, abortSignal)));
  // Somebody else was first, or our own first try had come through.
  if (!isFirst) return (await dayKey(table, day)) ?? fresh;
  await deleteAll(table, keys.DAY_KEYS, keys.dayKey(0).SK, keys.dayKey(day - 1).SK);
  return fresh;
}
