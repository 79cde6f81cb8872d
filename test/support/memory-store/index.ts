import { systemClock } from '../../../bot/adapters/crypto';
import { nextActionPosition, sectionsOf, ticketPosition } from '../../../bot/adapters/dynamodb/records/ticket-order';
import { compact } from '../../../bot/model/compact';
import type { Clock, Store } from '../../../bot/ports';
import { commitTo, replyKey as storedReplyKey } from './commit';
import { eraseFrom } from './erase';
import { pageOf as ticketPageOf } from './listing';
import { mailAddressesOf } from './mail-addresses';
import { outboxOf } from './outbox';
import { pageOf } from './page';
import { savedOf } from './saved';
import { emptyShelves } from './shelves';
import { staffOf } from './staff';
import { transcriptOf } from './transcript';

export interface MemoryStore extends Store {
  /** All that it holds, as text: for tests that look for what must not be there. */
  dump(): string;
}

/** A store that is gone with its process. Each call does its work at once: no other comes between. */
export function memoryStore(options: { readonly clock?: Clock } = {}): MemoryStore {
  const shelves = emptyShelves(options.clock ?? systemClock);
  return {
    loadConversation: async (id) => shelves.conversations.get(id),
    loadForRequest: async (id, { replyKey, rating, ticketId }) =>
      compact({
        conversation: shelves.conversations.get(id),
        reply: replyKey === undefined ? undefined : shelves.replies.get(storedReplyKey(id, replyKey)),
        rating: rating === true ? shelves.ratings.get(id) : undefined,
        ticket: ticketId === undefined ? undefined : shelves.tickets.get(ticketId),
      }),
    ...transcriptOf(shelves),
    loadReply: async (id, key) => shelves.replies.get(storedReplyKey(id, key)),
    loadRating: async (id) => shelves.ratings.get(id),
    loadCount: async (key) => shelves.counts.get(key) ?? 0,
    loadTicket: async (id) => shelves.tickets.get(id),
    findTicket: async (number) => shelves.tickets.get(shelves.numbers.get(number) ?? ''),
    listTickets: async (query) => ticketPageOf(shelves.tickets.inSections(sectionsOf(query)), query),
    listTicketsDue: async (before, limit, after) =>
      shelves.tickets.due(before, after === undefined ? '' : ticketPosition(after), limit),
    listNextActions: async (now, limit, after) =>
      shelves.tickets.nextActions(now, (after && nextActionPosition(after)) ?? '', limit),
    refileTickets: async (rules) => {
      shelves.tickets.refile(rules);
      return true;
    },
    commit: async (change) => commitTo(shelves, change),
    ...staffOf(shelves),
    ...savedOf(shelves),
    ...pageOf(shelves),
    ...mailAddressesOf(shelves),
    ...outboxOf(shelves),
    eraseConversation: async (id, erasure) => eraseFrom(shelves, id, erasure),
    ping: async () => {},
    dump: () => JSON.stringify(Object.values(shelves).map((shelf) => shelf.dump())),
  };
}
