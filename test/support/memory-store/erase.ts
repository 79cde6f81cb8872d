import { eraseTicket, quotes, withoutPersonalText } from '../../../bot/adapters/dynamodb/records/erased';
import { outboxOwner } from '../../../bot/adapters/dynamodb/records/outbox-order';
import { recounted } from '../../../bot/adapters/dynamodb/records/ticket-load';
import type { Erasure } from '../../../bot/ports';
import { countTickets, numbered, type Shelves } from './shelves';

/** Everything of the conversation but the course of its tickets. */
export function eraseFrom(shelves: Shelves, id: string, erasure: Erasure): void {
  const { at, hash } = erasure;
  shelves.erasures.put(`${at}#${hash}`, { at, hash });
  for (const shelf of [shelves.messages, shelves.replies]) for (const key of shelf.keys(`${id}#`)) shelf.delete(key);
  for (const shelf of [shelves.outbox, shelves.dead]) for (const key of shelf.keys(outboxOwner(id))) shelf.delete(key);
  for (const key of shelves.resumeCodes.keys())
    if (shelves.resumeCodes.get(key)?.conversationId === id) shelves.resumeCodes.delete(key);
  for (const key of shelves.returned.keys()) if (shelves.returned.get(key)?.conversationId === id) shelves.returned.delete(key);
  shelves.seen.delete(id);
  shelves.mailed.delete(id);
  shelves.ratings.delete(id);
  shelves.conversations.delete(id);
  for (const ticket of shelves.tickets.values()) {
    if (ticket.conversationId !== id) continue;
    eraseTicketFrom(shelves, ticket.id, erasure);
    for (const key of shelves.history.keys()) if (shelves.history.get(key) === ticket.id) shelves.history.delete(key);
    for (const key of shelves.presence.keys(`${ticket.id}#`)) shelves.presence.delete(key);
  }
}

function eraseTicketFrom(shelves: Shelves, id: string, erasure: Erasure): void {
  const { tickets, events } = shelves;
  const ticket = tickets.get(id);
  for (const key of events.keys()) {
    const event = events.get(key);
    if (ticket !== undefined && event !== undefined && quotes(event, ticket)) events.replace(key, withoutPersonalText(event));
  }
  const erased = ticket === undefined ? undefined : eraseTicket(ticket, erasure);
  if (erased !== undefined) {
    tickets.replace(id, recounted(erased.next));
    countTickets(shelves, [erased.next]);
    events.put(numbered(id, erased.event.version, 0), erased.event, erased.next.expiresAtSeconds);
  }
  for (const key of events.keys(`${id}#`)) {
    const event = events.get(key);
    if (event === undefined) events.delete(key);
    else events.replace(key, withoutPersonalText(event));
  }
}
