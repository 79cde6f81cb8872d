import { compact } from '../../model/compact';
import { type CustomerPageStore, type ResumeCodeStore, type SeqSpan, type TakenCode, USED_CODE_SECONDS } from '../../ports';
import { transact } from './commit';
import { deleteAll } from './delete-all';
import { content } from './items/form';
import * as schemas from './items/schemas';
import { PutCommand, type TransactItem } from './table/commands';
import { absentAt, aliveAt, type Condition, expressionOf } from './table/conditions';
import { conditionHolds } from './table/errors';
import * as keys from './table/keys';
import { withRetry } from './table/retry';
import { getItem, type Item, nowSeconds, type Table } from './table/table';

/**
 * What the customer's page has shown, what was mailed instead, and the codes that open the conversation. Nothing is written
 * after an erasure.
 */
export function customerPageStore(table: Table): CustomerPageStore & ResumeCodeStore {
  return {
    markSeen: (conversationId, seq) => raise(table, conversationId, keys.seenKey(conversationId), 'seen', seq, seq),
    loadSeen: async (conversationId) => {
      const item = await getItem(table, keys.seenKey(conversationId));
      return item === undefined ? 0 : content(schemas.seen, item);
    },
    markMailed: (conversationId, span) => raise(table, conversationId, keys.mailedKey(conversationId), 'mailed', span.to, span),
    loadMailed: async (conversationId) => {
      const item = await getItem(table, keys.mailedKey(conversationId));
      return item === undefined ? undefined : content(schemas.mailed, item);
    },
    putResumeCode: async ({ codeHash, conversationId, expiresAtSeconds: expiresAt, addressVersion }) => {
      await transact(table, [
        isThere(table, conversationId),
        ...codePuts(table, codeHash, compact({ conversationId, addressVersion }), expiresAt),
      ]);
    },
    takeResumeCode: async (codeHash, at) => {
      const item = await getItem(table, keys.resumeKey(codeHash));
      if (item === undefined || item.expiresAt <= at) return undefined;
      const code = codeIn(item);
      if (code.usedBefore === true) return code;
      // One transaction, since a try of it whose answer was lost can be repeated. Used once, by whoever comes first.
      const used = [
        isThere(table, code.conversationId),
        ...codePuts(table, codeHash, { ...code, usedBefore: true }, at + USED_CODE_SECONDS, {
          expression: '#expiresAt > :at AND #json = :json',
          names: { '#expiresAt': 'expiresAt', '#json': 'json' },
          values: { ':at': at, ':json': item.json },
        }),
      ];
      const refusal = await transact(table, used);
      return refusal === undefined ? code : takenMeanwhile(table, codeHash);
    },
  };
}

/** A code and what names it in its conversation. */
function codePuts(
  table: Table,
  codeHash: string,
  code: TakenCode,
  expiresAt: number,
  condition?: Condition,
): readonly TransactItem[] {
  const item = { ...keys.resumeKey(codeHash), expiresAt, json: JSON.stringify(code) };
  const pointer = { ...keys.resumeOfKey(code.conversationId, codeHash), expiresAt };
  return [
    { Put: { TableName: table.name, Item: item, ...(condition && expressionOf(condition)) } },
    { Put: { TableName: table.name, Item: pointer } },
  ];
}

/** Version 0.1.0 wrote the id of the conversation alone. */
function codeIn(item: Item): TakenCode {
  const code = content(schemas.resumeCode, item);
  return typeof code === 'string' ? { conversationId: code } : code;
}

async function takenMeanwhile(table: Table, codeHash: string): Promise<TakenCode | undefined> {
  const item = await getItem(table, keys.resumeKey(codeHash));
  const code = item && codeIn(item);
  return code?.usedBefore === true ? code : undefined;
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
  if (head === undefined || head.version <= 0) return;
  const { expression, names, values } = absentAt(nowSeconds(table));
  const isHigher = {
    expression: `${expression} OR #mark < :mark`,
    names: { ...names, '#mark': attribute },
    values: { ...values, ':mark': mark },
  };
  const Item = { ...key, [attribute]: mark, expiresAt: head.expiresAt, json: JSON.stringify(says) };
  const command = new PutCommand({ TableName: table.name, Item, ...expressionOf(isHigher) });
  if (!(await conditionHolds(withRetry(table.retry, (abortSignal) => table.client.send(command, abortSignal))))) return;
  // It may have been erased since it was read, and then nothing may be left of it (I11). A transaction would cost four times as much.
  const after = await getItem(table, keys.conversationKey(conversationId));
  if (after !== undefined && after.version > 0) return;
  await deleteAll(table, key.PK, key.SK, key.SK);
}

function isThere(table: Table, conversationId: string): TransactItem {
  const condition = expressionOf(aliveAt(nowSeconds(table)));
  return { ConditionCheck: { TableName: table.name, Key: keys.conversationKey(conversationId), ...condition } };
}
