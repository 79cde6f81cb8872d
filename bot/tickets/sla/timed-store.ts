import type { Change, KnowledgeSource, TransactionStore } from '../../ports';
import { nextActionAt } from './next-action';

/** A store in which every ticket has the time of its next action, so that the SLA monitor finds it when that has come. */
export function timedStore<Store extends TransactionStore>(store: Store, knowledge: Pick<KnowledgeSource, 'current'>): Store {
  const timed = async <Part extends Change['ticket']>(part: Part): Promise<Part> => {
    if (part === undefined) return part;
    const { service } = (await knowledge.current()).base;
    return { ...part, next: { ...part.next, nextActionAt: nextActionAt(part.next, service) } };
  };
  return {
    ...store,
    commit: async (change) => {
      const { ticket, other } = change;
      if (ticket === undefined) return store.commit(change);
      return store.commit({
        ...change,
        ticket: await timed(ticket),
        ...(other === undefined ? {} : { other: await timed(other) }),
      });
    },
  };
}
