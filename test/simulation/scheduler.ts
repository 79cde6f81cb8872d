import { setImmediate as settled } from 'node:timers/promises';
import type { Store } from '../../bot/ports';

/** Lets calls through one by one, in an order that a seed decides. */
export interface Scheduler {
  /** Waits for its turn, then does the work. */
  turn<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Runs until nobody waits any more. @returns how many turns there were */
  run(): Promise<number>;
}

export function scheduler(random: () => number): Scheduler {
  const waiting: (() => void)[] = [];
  return {
    turn: async (work) => {
      await new Promise<void>((resolve) => void waiting.push(resolve));
      return work();
    },
    run: async () => {
      let turns = 0;
      await settled();
      for (; waiting.length > 0; turns++) {
        const place = Math.floor(random() * waiting.length);
        const next = waiting[place];
        const last = waiting.pop();
        if (last !== undefined && place < waiting.length) waiting[place] = last;
        next?.();
        // Whoever had the turn goes on as far as the next call, before anybody else has one.
        await settled();
      }
      return turns;
    },
  };
}

/** A store whose calls for an action on a ticket wait for their turn: any two people may come between each other's calls. */
export function scheduledStore(store: Store, { turn }: Scheduler): Store {
  return {
    ...store,
    findTicket: (number) => turn(() => store.findTicket(number)),
    loadConversation: (id) => turn(() => store.loadConversation(id)),
    loadReply: (id, key) => turn(() => store.loadReply(id, key)),
    commit: (change) => turn(() => store.commit(change)),
  };
}
