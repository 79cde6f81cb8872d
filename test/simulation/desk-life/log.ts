import type { Change, OutboxItem, Store } from '../../../bot/ports';

/** Everything that was stored, in the order in which it was. */
export interface Log {
  readonly changes: Change[];
  readonly removed: Set<string>;
}

/** A store that notes what it stored: the truth to hold everybody's answers against. */
export function logged(store: Store): { readonly store: Store; readonly log: Log } {
  const log: Log = { changes: [], removed: new Set() };
  return {
    log,
    store: {
      ...store,
      commit: async (change) => {
        const outcome = await store.commit(change);
        if (outcome.kind === 'committed') log.changes.push(change);
        return outcome;
      },
      removeOutbox: async (item: OutboxItem) => {
        await store.removeOutbox(item);
        log.removed.add(item.id);
      },
    },
  };
}
