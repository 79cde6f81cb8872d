import type { Change, TransactionStore } from '../bot/ports';

/** A store that notes at each outbox item which request has caused it, so that the log tells whatever becomes of it. */
export function correlatedStore<Store extends TransactionStore>(store: Store, correlationId: () => string | undefined): Store {
  return { ...store, commit: (change) => store.commit(correlated(change, correlationId())) };
}

function correlated(change: Change, correlationId: string | undefined): Change {
  if (correlationId === undefined || change.outbox.length === 0) return change;
  return { ...change, outbox: change.outbox.map((item) => ({ correlationId, ...item })) };
}
