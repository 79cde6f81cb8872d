import type { Clock, OutboxItem, Store } from '../../ports';
import { systemClock } from '../crypto';
import { dueItems, outboxOrder } from '../store/outbox-order';
import { isDue } from '../store/ticket-order';
import { commitTo, replyKey } from './commit';
import { eraseFrom } from './erase';
import { byPosition, pageOf } from './listing';
import { emptyShelves } from './shelves';

export interface MemoryStore extends Store {
  /** All that it holds, as text: for tests that look for what must not be there. */
  dump(): string;
}

/** A store that is gone with its process. Each call does its work at once: no other comes between. */
export function memoryStore(options: { readonly clock?: Clock } = {}): MemoryStore {
  const shelves = emptyShelves(options.clock ?? systemClock);
  return {
    loadConversation: async (id) => shelves.conversations.get(id),
    listMessages: async (id, after, limit) =>
      shelves.messages
        .values(`${id}#`)
        .filter(({ seq }) => seq > after)
        .slice(0, limit),
    loadReply: async (id, key) => shelves.replies.get(replyKey(id, key)),
    loadRating: async (id) => shelves.ratings.get(id),
    loadBucket: async (key) => shelves.buckets.get(key),
    loadTicket: async (id) => shelves.tickets.get(id),
    findTicket: async (number) => shelves.tickets.get(shelves.numbers.get(number) ?? ''),
    listTicketEvents: async (id) => shelves.events.values(`${id}#`),
    listTickets: async (query) => pageOf(shelves.tickets.values(), query),
    listTicketsDue: async (before, limit) =>
      shelves.tickets
        .values()
        .filter((ticket) => isDue(ticket, before))
        .sort(byPosition)
        .slice(0, limit),
    commit: async (change) => commitTo(shelves, change),
    ...outboxOf(shelves),
    eraseConversation: async (id, tombstone) => eraseFrom(shelves, id, tombstone),
    ping: async () => {},
    dump: () => JSON.stringify(Object.values(shelves).map((shelf) => shelf.dump())),
  };
}

type OutboxCalls = Pick<Store, 'listOutbox' | 'takeOutbox' | 'removeOutbox' | 'retryOutbox' | 'buryOutbox' | 'listDeadOutbox'>;

function outboxOf({ outbox, dead }: ReturnType<typeof emptyShelves>): OutboxCalls {
  return {
    listOutbox: async (now, limit) => dueItems(outbox.values(), now).slice(0, limit),
    takeOutbox: async (item, until) => {
      const there = outbox.get(outboxOrder(item));
      if (there?.attempts !== item.attempts || there.nextAttemptAt !== item.nextAttemptAt) return undefined;
      const taken: OutboxItem = { ...there, attempts: there.attempts + 1, nextAttemptAt: until };
      outbox.put(outboxOrder(item), taken);
      return taken;
    },
    removeOutbox: async (item) => outbox.delete(outboxOrder(item)),
    retryOutbox: async (item) => {
      const isThere = outbox.has(outboxOrder(item));
      if (isThere) outbox.put(outboxOrder(item), item);
      return isThere;
    },
    buryOutbox: async (item) => {
      if (!outbox.has(outboxOrder(item))) return;
      outbox.delete(outboxOrder(item));
      dead.put(outboxOrder(item), item);
    },
    listDeadOutbox: async (limit) =>
      dead
        .values()
        .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
        .slice(0, limit),
  };
}
