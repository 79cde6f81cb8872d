import { dueItems, isLeaseFree, outboxOrder, revived } from '../../../bot/adapters/dynamodb/records/outbox-order';
import {
  type DeadLetterStore,
  OUTBOX_WORKERS,
  type OutboxItem,
  type OutboxLeaseStore,
  type OutboxStore,
} from '../../../bot/ports';
import type { Shelves } from './shelves';

/** What is to be told to the outside. */
export function outboxOf({ outbox, dead, leases }: Shelves): OutboxStore & OutboxLeaseStore & DeadLetterStore {
  return {
    listOutbox: async (now, limit) => dueItems(outbox.values(), now).slice(0, limit),
    takeOutboxLease: async (now, until) => {
      for (let place = 0; place < OUTBOX_WORKERS; place++) {
        const taken = leases.get(String(place));
        if (taken !== undefined && !isLeaseFree(taken, now)) continue;
        leases.put(String(place), until);
        return { place, until };
      }
      return undefined;
    },
    returnOutboxLease: async ({ place, until }) => {
      if (leases.get(String(place)) === until) leases.delete(String(place));
    },
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
    reviveOutbox: async (id, at) => {
      const found = dead.values().find((item) => item.id === id);
      if (found === undefined) return false;
      dead.delete(outboxOrder(found));
      outbox.put(outboxOrder(found), revived(found, at));
      return true;
    },
  };
}
