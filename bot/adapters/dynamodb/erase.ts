import type { Erasure } from '../../ports';
import { eraseConnections } from './connections';
import { deleteAll } from './delete-all';
import { eraseQuotes, eraseTicketOf } from './erase-ticket';
import { eraseQuotingJobs } from './knowledge-records';
import { outboxOwner } from './records/outbox-order';
import { DeleteCommand, PutCommand, UpdateCommand } from './table/commands';
import { expressionOf, PRESENT } from './table/conditions';
import { conditionHolds } from './table/errors';
import * as keys from './table/keys';
import { withRetry } from './table/retry';
import { collect, type Item, items, type Table } from './table/table';

/** No change ever expects this version, so every later write to the conversation conflicts. */
const FENCED = -1;
/** Lower and upper bound of the sort keys of a conversation's items. */
const FIRST = '!';
const LAST = '~';

/**
 * Erases in an order that can be resumed after a crash at any point: tombstone, fence, tickets, what refers to the
 * conversation elsewhere, outbox, sockets, replays that quote it, the conversation's items, and last its head, which identifies a customer who asks again.
 */
export async function eraseConversation(table: Table, id: string, { at, hash, ticketsUntilSeconds }: Erasure): Promise<void> {
  const left = { ...keys.erasureKey(at, hash), json: JSON.stringify({ at, hash }) };
  const put = new PutCommand({ TableName: table.name, Item: left });
  await withRetry(table.retry, (abortSignal) => table.client.send(put, abortSignal));

  await fence(table, id);
  const partition = keys.conversationPartition(id);
  const pointedAt = async (kind: string) =>
    (await collect(items(table, { partition, from: kind, to: `${kind}${LAST}`, withExpired: true }))).map(({ SK }) =>
      SK.slice(kind.length),
    );
  const tickets = await pointedAt(keys.TICKET_OF);
  await eraseQuotes(table, tickets, await pointedAt(keys.QUOTED_IN));
  for (const ticket of tickets) await eraseTicketOf(table, ticket, { at, ticketsUntilSeconds });

  await deletePointedAt(table, partition, keys.FILED, historyKeyOf);
  await deletePointedAt(table, partition, keys.RESUME_OF, (hash) => keys.resumeKey(hash));
  await deletePointedAt(table, partition, keys.RETURNED_OF, (hash) => keys.returnedKey(hash));

  const owner = outboxOwner(id);
  // A dead letter may be revived between two of these steps, so the outbox is checked twice.
  for (const outbox of [keys.OUTBOX, keys.DEAD_OUTBOX, keys.OUTBOX]) await deleteAll(table, outbox, owner, `${owner}${LAST}`);

  await eraseConnections(table, id);
  await eraseQuotingJobs(table, id);

  const head = keys.conversationKey(id);
  await deleteAll(table, partition, FIRST, LAST, head.SK);
  const remove = new DeleteCommand({ TableName: table.name, Key: head });
  await withRetry(table.retry, (abortSignal) => table.client.send(remove, abortSignal));
  // A page may have said hello in the meantime; from now on it is told that there is nothing.
  await eraseConnections(table, id);
}

/** Whether the head of a conversation says that it is erased, or being erased. */
export const isErased = (head: Item | undefined): boolean => head === undefined || head.version === FENCED;

async function fence(table: Table, id: string): Promise<void> {
  const command = new UpdateCommand({
    TableName: table.name,
    Key: keys.conversationKey(id),
    UpdateExpression: 'SET #version = :fenced',
    ...expressionOf({ ...PRESENT, names: { ...PRESENT.names, '#version': 'version' }, values: { ':fenced': FENCED } }),
  });
  // Where the condition does not hold, the conversation was erased already, or never existed.
  await conditionHolds(withRetry(table.retry, (abortSignal) => table.client.send(command, abortSignal)));
}

/** Deletes the items that the conversation's items point at; the pointers are deleted with the conversation. */
async function deletePointedAt(table: Table, partition: string, kind: string, keyOf: (rest: string) => keys.Key): Promise<void> {
  const pointers = await collect(items(table, { partition, from: kind, to: `${kind}${LAST}`, withExpired: true }));
  for (const { SK } of pointers) {
    const remove = new DeleteCommand({ TableName: table.name, Key: keyOf(SK.slice(kind.length)) });
    await withRetry(table.retry, (abortSignal) => table.client.send(remove, abortSignal));
  }
}

/** `<customer key>#<place>` */
function historyKeyOf(filed: string): keys.Key {
  const end = filed.indexOf('#');
  return keys.historyKey(filed.slice(0, end), filed.slice(end + 1));
}
