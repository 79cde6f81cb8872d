import { conversationOf } from '../../../bot/adapters/dynamodb/records/change';
import { withMessages } from '../../../bot/adapters/dynamodb/records/message-words';
import { outboxOrder } from '../../../bot/adapters/dynamodb/records/outbox-order';
import { recounted } from '../../../bot/adapters/dynamodb/records/ticket-load';
import { historyPlace } from '../../../bot/adapters/dynamodb/records/ticket-order';
import type { Change, CommitOutcome } from '../../../bot/ports';
import { countTickets, numbered, type Shelves } from './shelves';

type Conflict = Extract<CommitOutcome, { kind: 'conflict' }>['what'];

/** Looks at every condition first, then writes: nothing can come between, as nothing here waits. */
export function commitTo(shelves: Shelves, change: Change): CommitOutcome {
  const id = conversationOf(change);
  const given = change.reply === undefined ? undefined : shelves.replies.get(replyKey(id, change.reply.key));
  if (given !== undefined) return { kind: 'duplicate', reply: given };
  const what = conflictWith(shelves, change);
  if (what !== undefined) return { kind: 'conflict', what };
  write(shelves, change, id);
  return { kind: 'committed' };
}

export function replyKey(conversationId: string, key: string): string {
  return `${conversationId}#${key}`;
}

function conflictWith(shelves: Shelves, change: Change): Conflict | undefined {
  const { conversation, ticket, other, rating, availability, counts = [] } = change;
  const version = (thing: { readonly version: number } | undefined) => thing?.version ?? 0;
  if (conversation !== undefined && version(shelves.conversations.get(conversation.next.id)) !== conversation.expected)
    return 'conversation';
  for (const part of [ticket, other])
    if (part !== undefined && version(shelves.tickets.get(part.next.id)) !== part.expected) return 'ticket';
  if (ticket?.expected === 0 && (shelves.numbers.get(ticket.next.number) ?? ticket.next.id) !== ticket.next.id)
    return 'ticket_number';
  if (rating !== undefined && shelves.ratings.has(rating.conversationId)) return 'rating';
  if (availability !== undefined && version(shelves.availability.get(availability.next.login)) !== availability.expected)
    return 'availability';
  if (counts.some(({ key, by = 1, most }) => (shelves.counts.get(key) ?? 0) + by > most)) return 'limit';
  return undefined;
}

function write(shelves: Shelves, change: Change, id: string): void {
  const { conversation, ticket, rating, counts = [], reply, availability, sla, history } = change;
  const expiresAtSeconds = conversation?.next.expiresAtSeconds ?? ticket?.next.expiresAtSeconds;
  if (conversation !== undefined) shelves.conversations.put(id, conversation.next, expiresAtSeconds);
  for (const message of change.messages) shelves.messages.put(numbered(id, message.seq), message, expiresAtSeconds);
  if (reply !== undefined) shelves.replies.put(replyKey(id, reply.key), reply, expiresAtSeconds);
  if (rating !== undefined) shelves.ratings.put(rating.conversationId, rating, expiresAtSeconds);
  for (const { key, by = 1, expiresAtSeconds: until } of counts)
    shelves.counts.put(key, (shelves.counts.get(key) ?? 0) + by, until);
  if (availability !== undefined) shelves.availability.put(availability.next.login, availability.next);
  const told = ticket && { ...ticket, next: withMessages(ticket.next, change.messages) };
  for (const part of [told, change.other])
    if (part !== undefined) writeTicket(shelves, part, conversation?.next.expiresAtSeconds);
  countTickets(
    shelves,
    [ticket, change.other].flatMap((part) => part?.next ?? []),
  );
  if (ticket !== undefined) {
    const { next } = ticket;
    if (sla !== undefined) shelves.slaHistory.put(next.id, sla, next.expiresAtSeconds);
    if (history !== undefined)
      shelves.history.put(`${history.customerKey}#${historyPlace(next)}`, next.id, next.expiresAtSeconds);
  }
  for (const item of change.outbox) shelves.outbox.put(outboxOrder(item), item);
}

/** @param eventsUntil when the events expire, unless the ticket itself does */
function writeTicket(shelves: Shelves, { next, events }: NonNullable<Change['ticket']>, eventsUntil?: number): void {
  shelves.tickets.put(next.id, recounted(next), next.expiresAtSeconds);
  shelves.numbers.put(next.number, next.id, next.expiresAtSeconds);
  for (const [place, event] of events.entries())
    shelves.events.put(numbered(next.id, event.version, place), event, next.expiresAtSeconds ?? eventsUntil);
}
