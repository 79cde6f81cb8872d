import type { Store } from '../../ports';
import { transact } from './commit';
import { absentAt, aliveAt, expressionOf } from './conditions';
import * as keys from './keys';
import { content, getItem, nowSeconds, type Table } from './table';
import type { TransactItem } from './writes';

type PageCalls = Pick<Store, 'markSeen' | 'loadSeen' | 'putResumeCode' | 'takeResumeCode'>;

/** What the customer's page has seen, and the way back to it; see `Store`. Nothing is written behind an erasure. */
export function pageOf(table: Table): PageCalls {
  return {
    markSeen: async (conversationId, seq) => {
      const head = await getItem(table, keys.conversationKey(conversationId));
      if (head === undefined) return;
      const { expression, names, values } = absentAt(nowSeconds(table));
      const isNews = {
        expression: `${expression} OR #seen < :seq`,
        names: { ...names, '#seen': 'seen' },
        values: { ...values, ':seq': seq },
      };
      const item = { ...keys.seenKey(conversationId), seen: seq, expiresAt: head.expiresAt, json: JSON.stringify(seq) };
      await transact(table, [
        isThere(table, conversationId),
        { Put: { TableName: table.name, Item: item, ...expressionOf(isNews) } },
      ]);
    },
    loadSeen: async (conversationId) => {
      const item = await getItem(table, keys.seenKey(conversationId));
      return item === undefined ? 0 : content<number>(item);
    },
    putResumeCode: async ({ codeHash, conversationId, expiresAtSeconds: expiresAt }) => {
      const code = { ...keys.resumeKey(codeHash), expiresAt, json: JSON.stringify(conversationId) };
      const pointer = { ...keys.resumeOfKey(conversationId, codeHash), expiresAt };
      await transact(table, [
        isThere(table, conversationId),
        { Put: { TableName: table.name, Item: code } },
        { Put: { TableName: table.name, Item: pointer } },
      ]);
    },
    takeResumeCode: async (codeHash, at) => {
      const key = keys.resumeKey(codeHash);
      const item = await getItem(table, key);
      if (item === undefined) return undefined;
      const conversationId = content<string>(item);
      const isValid = { expression: '#expiresAt > :at', names: { '#expiresAt': 'expiresAt' }, values: { ':at': at } };
      // One transaction, since a try of it whose answer was lost can be repeated.
      const refusal = await transact(table, [
        { Delete: { TableName: table.name, Key: key, ...expressionOf(isValid) } },
        { Delete: { TableName: table.name, Key: keys.resumeOfKey(conversationId, codeHash) } },
      ]);
      return refusal === undefined ? conversationId : undefined;
    },
  };
}

function isThere(table: Table, conversationId: string): TransactItem {
  const condition = expressionOf(aliveAt(nowSeconds(table)));
  return { ConditionCheck: { TableName: table.name, Key: keys.conversationKey(conversationId), ...condition } };
}
