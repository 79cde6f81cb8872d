import type { CustomerPageStore, ResumeCodeStore, SeqSpan } from '../../ports';
import { transact } from './commit';
import { absentAt, aliveAt, expressionOf } from './table/conditions';
import * as keys from './table/keys';
import { content, getItem, nowSeconds, type Table } from './table/table';
import type { TransactItem } from './writes';

/**
 * What the customer's page has shown, what was mailed instead, and the codes that open the conversation. Nothing is written
 * after an erasure.
 */
export function customerPageStore(table: Table): CustomerPageStore & ResumeCodeStore {
  return {
    markSeen: (conversationId, seq) => raise(table, conversationId, keys.seenKey(conversationId), 'seen', seq, seq),
    loadSeen: async (conversationId) => {
      const item = await getItem(table, keys.seenKey(conversationId));
      return item === undefined ? 0 : content<number>(item);
    },
    markMailed: (conversationId, span) => raise(table, conversationId, keys.mailedKey(conversationId), 'mailed', span.to, span),
    loadMailed: async (conversationId) => {
      const item = await getItem(table, keys.mailedKey(conversationId));
      return item === undefined ? undefined : content<SeqSpan>(item);
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
      // A transaction, because an attempt whose answer was lost can be repeated safely.
      const cancellation = await transact(table, [
        { Delete: { TableName: table.name, Key: key, ...expressionOf(isValid) } },
        { Delete: { TableName: table.name, Key: keys.resumeOfKey(conversationId, codeHash) } },
      ]);
      return cancellation === undefined ? conversationId : undefined;
    },
  };
}

/** Raises an attribute of the conversation's mark, if the new value is higher than the stored one. */
async function raise(
  table: Table,
  conversationId: string,
  key: keys.Key,
  attribute: 'seen' | 'mailed',
  mark: number,
  says: number | SeqSpan,
): Promise<void> {
  const head = await getItem(table, keys.conversationKey(conversationId));
  if (head === undefined) return;
  const { expression, names, values } = absentAt(nowSeconds(table));
  const isHigher = {
    expression: `${expression} OR #mark < :mark`,
    names: { ...names, '#mark': attribute },
    values: { ...values, ':mark': mark },
  };
  const item = { ...key, [attribute]: mark, expiresAt: head.expiresAt, json: JSON.stringify(says) };
  await transact(table, [
    isThere(table, conversationId),
    { Put: { TableName: table.name, Item: item, ...expressionOf(isHigher) } },
  ]);
}

function isThere(table: Table, conversationId: string): TransactItem {
  const condition = expressionOf(aliveAt(nowSeconds(table)));
  return { ConditionCheck: { TableName: table.name, Key: keys.conversationKey(conversationId), ...condition } };
}
