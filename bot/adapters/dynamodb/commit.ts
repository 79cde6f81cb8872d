import { randomBytes, randomUUID } from 'node:crypto';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { MostradorError } from '../../model/errors';
import type { Change, CommitOutcome, StoredReply } from '../../ports';
import { headAt, noteHead } from './heads';
import type { Head } from './items/head';
import { replyIn } from './items/reply';
import { conversationOf } from './records/change';
import { replyGiven, replyKnownTo } from './replies';
import { GetCommand, PutCommand, type TransactItem, TransactWriteCommand, UpdateCommand } from './table/commands';
import { expressionOf } from './table/conditions';
import { conditionHolds, storeError } from './table/errors';
import { withRetry } from './table/retry';
import { nowSeconds, type Table } from './table/table';
import { type HeadParts, partsAt } from './ticket-heads';
import { type Conflict, transactItem, updateOf, type Write } from './write';
import { writesOf } from './writes';

const COMMITTED: CommitOutcome = { kind: 'committed' };

/** DynamoDB accepts 100 items per transaction; changes are much smaller and should stay so. */
const MAX_ITEMS = 90;

/** Unlikely enough to be made twice for one version of one item. */
const MARK_BYTES = 8;

/** The order in which failed conditions are reported when there are several. */
const CONFLICTS = [
  'conversation',
  'ticket',
  'ticket_number',
  'rating',
  'availability',
  'limit',
] as const satisfies readonly Conflict[];

/** Stores the change as one transaction; see `Store.commit`. */
export async function commitChange(table: Table, change: Change): Promise<CommitOutcome> {
  const conversationId = conversationOf(change);
  const { conversation } = change;
  const head = await headBefore(table, change);
  if (head === undefined) return lost(table, change, conversationId, 'conversation');
  const given = change.reply && (await replyKnownTo(table, conversationId, head, change.reply.key));
  if (given !== undefined) return { kind: 'duplicate', reply: given };
  const tickets = await ticketsBefore(table, change);
  if (tickets === undefined) return lost(table, change, conversationId, 'ticket');
  const { writes, head: after } = writesOf(change, conversationId, nowSeconds(table), head, tickets);
  if (writes.length === 0) return COMMITTED;
  if (writes.length > MAX_ITEMS) {
    throw new MostradorError('INTERNAL', `The change has ${writes.length} items; ${MAX_ITEMS} are the most.`);
  }
  const [only, ...others] = writes;
  if (only?.only !== undefined && only.adds === undefined && others.length === 0) {
    return (await putAlone(table, only)) ? COMMITTED : lost(table, change, conversationId, only.only.otherwise);
  }
  if (conversation?.expected === 0 && only?.only !== undefined && others.every(({ adds }) => adds !== undefined)) {
    // An opening and its counts: each by itself costs half. What is opened in vain has been counted, and nothing else.
    for (const count of others) if (!(await addAlone(table, count))) return { kind: 'conflict', what: 'limit' };
    return (await putAlone(table, only)) ? COMMITTED : lost(table, change, conversationId, only.only.otherwise);
  }
  const cancellation = await transact(
    table,
    writes.map((write) => transactItem(table.name, write)),
  );
  if (cancellation === undefined) {
    // The next request finds out with its first read that there is more than the head, or at which version the head is.
    if (after !== undefined) noteHead(table, after);
    return COMMITTED;
  }
  const reply = change.reply && storedReplyIn(cancellation, writes, change.reply.key);
  if (reply !== undefined) return { kind: 'duplicate', reply };
  return lost(table, change, conversationId, conflictOf(cancellation, writes));
}

/** How the conversation is stored until now: a new one has no turns yet. Absent when it has moved on. */
async function headBefore(table: Table, { conversation }: Change): Promise<Omit<Head, 'conversation'> | undefined> {
  if (conversation === undefined) return {};
  return conversation.expected === 0 ? { turns: [] } : headAt(table, conversation.next.id, conversation.expected);
}

/** What the heads of the tickets have until now, by their ids. Absent when one of them has moved on. */
async function ticketsBefore(table: Table, { ticket, other }: Change): Promise<ReadonlyMap<string, HeadParts> | undefined> {
  const parts = [ticket, other].flatMap((part) => (part === undefined || part.expected === 0 ? [] : [part]));
  const read = await Promise.all(
    parts.map(async ({ next: { id }, expected }) => [id, await partsAt(table, id, expected)] as const),
  );
  const found = new Map(read.flatMap(([id, before]) => (before === undefined ? [] : [[id, before] as const])));
  return found.size < parts.length ? undefined : found;
}

/** What a change that was not stored comes to: the reply that was given before, or a conflict. */
async function lost(table: Table, { reply }: Change, id: string, what: Conflict): Promise<CommitOutcome> {
  const given = reply && (await replyGiven(table, id, reply.key));
  if (given !== undefined) return { kind: 'duplicate', reply: given };
  // The reply that was in the way is gone: its conversation was erased meanwhile.
  return { kind: 'conflict', what: what === 'reply' ? 'conversation' : what };
}

/**
 * Writes one item, which costs half of a transaction. When the answer to an attempt was lost, the next one finds its own
 * write in the way, and knows it by a mark that no other write has.
 *
 * @returns false when the condition did not hold
 */
async function putAlone(table: Table, { key, attributes, only }: Write): Promise<boolean> {
  const by = randomBytes(MARK_BYTES);
  const Item = { ...key, ...attributes, by };
  const put = new PutCommand({ TableName: table.name, Item, ...(only && expressionOf(only.when)) });
  let attempts = 0;
  const isWritten = await conditionHolds(
    withRetry(table.retry, (abortSignal) => {
      attempts += 1;
      return table.client.send(put, abortSignal);
    }),
  );
  if (isWritten || attempts === 1) return isWritten;
  const get = new GetCommand({ TableName: table.name, Key: { ...key }, ConsistentRead: true });
  const { Item: stored } = await withRetry(table.retry, (abortSignal) => table.client.send(get, abortSignal));
  return stored?.by instanceof Uint8Array && by.equals(stored.by);
}

/** @returns false when the condition did not hold */
function addAlone(table: Table, write: Write): Promise<boolean> {
  const update = new UpdateCommand(updateOf(table.name, write));
  return conditionHolds(withRetry(table.retry, (abortSignal) => table.client.send(update, abortSignal)));
}

/**
 * Writes all items or none. The token makes repeated attempts count once, also when the outcome of one was lost.
 *
 * @returns the rejection, when a condition did not hold
 */
export async function transact(table: Table, items: readonly TransactItem[]): Promise<TransactionCanceledException | undefined> {
  const command = new TransactWriteCommand({ ClientRequestToken: randomUUID(), TransactItems: items });
  try {
    await withRetry(table.retry, (abortSignal) => table.client.send(command, abortSignal));
    return undefined;
  } catch (error) {
    if (error instanceof TransactionCanceledException) return error;
    throw storeError(error);
  }
}

/**
 * The stored reply that caused the rejection, if the rejection contains it. A rejection says nothing about items that were
 * not checked.
 */
function storedReplyIn(
  cancellation: TransactionCanceledException,
  writes: readonly Write[],
  key: string,
): StoredReply | undefined {
  const place = writes.findIndex(({ only }) => only?.otherwise === 'reply');
  const { json, form } = cancellation.CancellationReasons?.[place]?.Item ?? {};
  return json?.S === undefined ? undefined : replyIn({ json: json.S, form: Number(form?.N ?? 1) }, key);
}

function conflictOf(cancellation: TransactionCanceledException, writes: readonly Write[]): Conflict {
  const failed = new Set(
    (cancellation.CancellationReasons ?? []).flatMap(({ Code }, place) =>
      Code === 'ConditionalCheckFailed' ? (writes[place]?.only?.otherwise ?? []) : [],
    ),
  );
  return CONFLICTS.find((meaning) => failed.has(meaning)) ?? 'reply';
}
