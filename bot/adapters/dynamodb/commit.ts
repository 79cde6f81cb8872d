import { randomUUID } from 'node:crypto';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { MostradorError } from '../../model/errors';
import type { Change, CommitOutcome, StoredReply } from '../../ports';
import { conversationOf } from './records/change';
import { failure } from './table/faults';
import { replyKey } from './table/keys';
import { patiently } from './table/patience';
import { content, getItem, nowSeconds, type Table } from './table/table';
import { type Meaning, type TransactItem, transactItem, type Write, writesOf } from './writes';

/** DynamoDB takes 100 items; changes are far below, and should stay so. */
const MAX_ITEMS = 90;

/** Which conflict is told when several conditions did not hold. */
const MEANINGS = [
  'conversation',
  'ticket',
  'ticket_number',
  'rating',
  'availability',
  'bucket',
] as const satisfies readonly Meaning[];

/** The change as one transaction; see `Store.commit`. */
export async function commitTo(table: Table, change: Change): Promise<CommitOutcome> {
  const conversationId = conversationOf(change);
  const writes = writesOf(change, conversationId, nowSeconds(table));
  if (writes.length === 0) return { kind: 'committed' };
  if (writes.length > MAX_ITEMS) {
    throw new MostradorError('INTERNAL', `The change has ${writes.length} items; ${MAX_ITEMS} are the most.`);
  }
  const refusal = await transact(
    table,
    writes.map((write) => transactItem(table.name, write)),
  );
  if (refusal === undefined) return { kind: 'committed' };
  const reply = change.reply && (refusedWith(refusal, writes) ?? (await replyGiven(table, conversationId, change.reply.key)));
  if (reply !== undefined) return { kind: 'duplicate', reply };
  return { kind: 'conflict', what: conflictOf(refusal, writes) };
}

/**
 * All of it or nothing. The token makes a try whose outcome was lost count once, however often it is repeated.
 *
 * @returns the refusal, when a condition did not hold
 */
export async function transact(table: Table, items: readonly TransactItem[]): Promise<TransactionCanceledException | undefined> {
  const command = new TransactWriteCommand({ ClientRequestToken: randomUUID(), TransactItems: [...items] });
  try {
    await patiently(table.patience, (abortSignal) => table.client.send(command, { abortSignal }));
    return undefined;
  } catch (error) {
    if (error instanceof TransactionCanceledException) return error;
    throw failure(error);
  }
}

export async function replyGiven(table: Table, conversationId: string, key: string): Promise<StoredReply | undefined> {
  const item = await getItem(table, replyKey(conversationId, key));
  return item === undefined ? undefined : content(item);
}

/** The reply that stood in the way, as the refusal itself tells it; it tells nothing of items that it did not look at. */
function refusedWith(refusal: TransactionCanceledException, writes: readonly Write[]): StoredReply | undefined {
  const place = writes.findIndex(({ only }) => only?.otherwise === 'reply');
  const json = refusal.CancellationReasons?.[place]?.Item?.json?.S;
  return json === undefined ? undefined : JSON.parse(json);
}

function conflictOf(refusal: TransactionCanceledException, writes: readonly Write[]): (typeof MEANINGS)[number] {
  const failed = new Set(
    (refusal.CancellationReasons ?? []).flatMap(({ Code }, place) =>
      Code === 'ConditionalCheckFailed' ? (writes[place]?.only?.otherwise ?? []) : [],
    ),
  );
  const what = MEANINGS.find((meaning) => failed.has(meaning));
  // The reply that stood in the way is gone again: its conversation was erased meanwhile.
  return what ?? 'conversation';
}
