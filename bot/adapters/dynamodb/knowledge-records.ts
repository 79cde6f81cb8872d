import type { KnowledgeRecords } from '../../ports';
import { transact } from './commit';
import { content } from './items/form';
import * as schemas from './items/knowledge';
import { DeleteCommand, PutCommand } from './table/commands';
import { type Condition, either, equalTo, expressionOf, PRESENT } from './table/conditions';
import { isConditionFailure } from './table/errors';
import * as keys from './table/keys';
import { type RetryPolicy, withRetry } from './table/retry';
import { collect, getItem, items, type Table } from './table/table';

const ABSENT: Condition = { expression: 'attribute_not_exists(#PK)', names: { '#PK': 'PK' }, values: {} };

/** Sort keys of paths: above every path that a knowledge file may have. */
const LAST_PATH = '~';

const AT_ONCE: Partial<RetryPolicy> = { maxAttempts: 1, totalMs: 1_000 };

/** The live version, its history, the right to publish, drafts of files, and jobs. */
export function knowledgeRecords(table: Table): KnowledgeRecords {
  return {
    loadLive: async () => {
      // Requests wait for it, and have a version that they can go on with.
      const item = await getItem({ ...table, retry: { ...table.retry, ...AT_ONCE } }, keys.liveKey);
      return item && content(schemas.publication, item);
    },
    listPublications: async (limit) => {
      const range = { from: keys.PUBLICATION, to: `${keys.PUBLICATION}~`, backward: true, pageSize: limit };
      const found = await collect(items(table, { partition: keys.KNOWLEDGE, ...range }), limit);
      return found.map((item) => content(schemas.publication, item));
    },
    makeLive: async (next, dropped) => {
      const stored = { json: JSON.stringify(next) };
      const expected = next.number - 1;
      const unmoved = expected === 0 ? ABSENT : equalTo({ count: expected });
      const rejection = await transact(table, [
        {
          Put: {
            TableName: table.name,
            Item: { ...keys.liveKey, ...stored, count: next.number },
            ...expressionOf(unmoved),
          },
        },
        { Put: { TableName: table.name, Item: { ...keys.publicationKey(next.number), ...stored } } },
        ...dropped.map((number) => ({ Delete: { TableName: table.name, Key: keys.publicationKey(number) } })),
      ]);
      return rejection === undefined;
    },
    takePublishLease: async (holder, now, until) => {
      const item = await getItem(table, keys.publishLeaseKey);
      const held = item && content(schemas.publishLease, item);
      if (held !== undefined && held.holder !== holder && held.until > now.toISOString()) return false;
      const json = JSON.stringify({ holder, until: until.toISOString() });
      return put(table, { ...keys.publishLeaseKey, json }, item === undefined ? ABSENT : equalTo({ json: item.json }));
    },
    returnPublishLease: async (holder) => {
      const item = await getItem(table, keys.publishLeaseKey);
      if (item === undefined || content(schemas.publishLease, item).holder !== holder) return;
      await remove(table, keys.publishLeaseKey, equalTo({ json: item.json }));
    },
    listDrafts: async () => {
      const found = await collect(items(table, { partition: keys.DRAFTS, from: '!', to: LAST_PATH }));
      return found.map((item) => content(schemas.knowledgeDraft, item));
    },
    loadDraft: async (path) => {
      const item = await getItem(table, keys.draftKey(path));
      return item && content(schemas.knowledgeDraft, item);
    },
    saveDraft: (next) => {
      const item = { ...keys.draftKey(next.path), json: JSON.stringify(next), count: next.revision };
      return put(table, item, next.revision === 1 ? ABSENT : equalTo({ count: next.revision - 1 }));
    },
    dropDraft: (path, revision) => remove(table, keys.draftKey(path), either(ABSENT, equalTo({ count: revision }))),
    loadJob: async (id) => {
      const item = await getItem(table, keys.jobKey(id));
      return item && content(schemas.job, item);
    },
    saveJob: async (job, expiresAt) => {
      // The pointer comes first, so that no result is stored that an erasure would not find.
      if (job.kind === 'replay' && job.result !== undefined) await put(table, { ...keys.quotingJobKey(job.id), expiresAt });
      await put(table, { ...keys.jobKey(job.id), json: JSON.stringify(job), expiresAt });
    },
  };
}

/** Deletes the jobs whose results quote a conversation, and those that have expired. */
export async function eraseQuotingJobs(table: Table, conversationId: string): Promise<void> {
  const pointers = await collect(items(table, { partition: keys.QUOTING_JOBS, from: '!', to: '~', withExpired: true }));
  for (const { SK: id } of pointers) {
    const item = await getItem(table, keys.jobKey(id));
    // What has expired is still stored for a while, whatever it quotes.
    const isQuoting = item === undefined || String(item.json).includes(JSON.stringify(conversationId));
    if (isQuoting) await remove(table, keys.jobKey(id), PRESENT);
  }
}

/** @returns false when the condition does not hold */
async function put(table: Table, Item: Readonly<Record<string, unknown>>, condition?: Condition): Promise<boolean> {
  const command = new PutCommand({
    TableName: table.name,
    Item: { ...Item },
    ...(condition === undefined ? {} : expressionOf(condition)),
  });
  try {
    await withRetry(table.retry, (abortSignal) => table.client.send(command, abortSignal));
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
    throw error;
  }
}

async function remove(table: Table, key: keys.Key, condition: Condition): Promise<void> {
  const command = new DeleteCommand({ TableName: table.name, Key: key, ...expressionOf(condition) });
  try {
    await withRetry(table.retry, (abortSignal) => table.client.send(command, abortSignal));
  } catch (error) {
    if (!isConditionFailure(error)) throw error;
  }
}
