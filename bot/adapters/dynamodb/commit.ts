import { randomUUID } from 'node:crypto';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { MostradorError } from '../../model/errors';
import type { Change, CommitOutcome, StoredReply } from '../../ports';
import { replyIn } from './items/reply';
import { conversationOf } from './records/change';
import { storeError } from './table/errors';
import { replyKey } from './table/keys';
import { withRetry } from './table/retry';
import { getItem, nowSeconds, type Table } from './table/table';
import { type Conflict, type TransactItem, transactItem, type Write, writesOf } from './writes';

/** DynamoDB accepts 100 items per transaction; changes are much smaller and should stay so. */
const MAX_ITEMS = 90;

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
  const writes = writesOf(change, conversationId, nowSeconds(table));
  if (writes.length === 0) return { kind: 'committed' };
  if (writes.length > MAX_ITEMS) {
    throw new MostradorError('INTERNAL', `The change has ${writes.length} items; ${MAX_ITEMS} are the most.`);
  }
  const cancellation = await transact(
    table,
    writes.map((write) => transactItem(table.name, write)),
  );
  if (cancellation === undefined) return { kind: 'committed' };
  const reply =
    change.reply &&
    (storedReplyIn(cancellation, writes, change.reply.key) ?? (await replyGiven(table, conversationId, change.reply.key)));
  if (reply !== undefined) return { kind: 'duplicate', reply };
  return { kind: 'conflict', what: conflictOf(cancellation, writes) };
}

/**
 * Writes all items or none. The token makes repeated attempts count once, also when the outcome of one was lost.
 *
 * @returns the rejection, when a condition did not hold
 */
export async function transact(table: Table, items: readonly TransactItem[]): Promise<TransactionCanceledException | undefined> {
  const command = new TransactWriteCommand({ ClientRequestToken: randomUUID(), TransactItems: [...items] });
  try {
    await withRetry(table.retry, (abortSignal) => table.client.send(command, { abortSignal }));
    return undefined;
  } catch (error) {
    if (error instanceof TransactionCanceledException) return error;
    throw storeError(error);
  }
}

export async function replyGiven(table: Table, conversationId: string, key: string): Promise<StoredReply | undefined> {
  const item = await getItem(table, replyKey(conversationId, key));
  return item && replyIn(item, key);
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

function conflictOf(cancellation: TransactionCanceledException, writes: readonly Write[]): (typeof CONFLICTS)[number] {
  const failed = new Set(
    (cancellation.CancellationReasons ?? []).flatMap(({ Code }, place) =>
      Code === 'ConditionalCheckFailed' ? (writes[place]?.only?.otherwise ?? []) : [],
    ),
  );
  const what = CONFLICTS.find((meaning) => failed.has(meaning));
  // The reply that caused the rejection is gone: its conversation was erased meanwhile.
  return what ?? 'conversation';
}
