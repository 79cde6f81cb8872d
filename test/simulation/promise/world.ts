import { sha256Digest } from '../../../bot/adapters/crypto';
import type { ConversationPorts } from '../../../bot/conversation/use-cases';
import type { Knowledge, Store } from '../../../bot/ports';
import { type MemoryStore, memoryStore } from '../../support/memory-store';

/** The real use cases on a store in memory, with a clock that is set, and a count of what was written. */
export interface World extends ConversationPorts {
  readonly memory: MemoryStore;
  setTime(ms: number): void;
  /** Changes that were committed so far. */
  commits(): number;
}

export function world(knowledge: Knowledge, startMs: number): World {
  let now = new Date(startMs);
  let commits = 0;
  let ids = 0;
  const clock = { now: () => now };
  const memory = memoryStore({ clock });
  const store: Store = {
    ...memory,
    commit: async (change) => {
      const outcome = await memory.commit(change);
      if (outcome.kind === 'committed') commits++;
      return outcome;
    },
  };
  return {
    memory,
    store,
    knowledge: { current: async () => knowledge },
    clock,
    ids: { id: () => `c${++ids}`, token: () => `t${ids}` },
    digest: sha256Digest,
    erasers: [],
    outboxTrigger: { trigger: async () => {} },
    setTime: (ms) => {
      now = new Date(ms);
    },
    commits: () => commits,
  };
}
