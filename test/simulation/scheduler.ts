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
  const waiting: (() => Promise<unknown>)[] = [];
  return {
    turn: (work) =>
      new Promise((resolve, reject) => {
        waiting.push(() => work().then(resolve, reject));
      }),
    run: async () => {
      let turns = 0;
      await settled();
      for (; waiting.length > 0; turns++) {
        const place = Math.floor(random() * waiting.length);
        const next = waiting[place];
        const last = waiting.pop();
        if (last !== undefined && place < waiting.length) waiting[place] = last;
        await next?.();
        // Whoever had the turn goes on as far as the next call, before anybody else has one.
        await settled();
      }
      return turns;
    },
  };
}

/** Lets so many others have their turn. */
export async function wait({ turn }: Scheduler, turns: number): Promise<void> {
  for (let left = turns; left > 0; left--) await turn(async () => {});
}

/** A store whose calls for a change of a ticket wait for their turn: any two people may come between each other's calls. */
export function scheduledStore(store: Store, { turn }: Scheduler): Store {
  return {
    ...store,
    findTicket: (number) => turn(() => store.findTicket(number)),
    loadTicket: (id) => turn(() => store.loadTicket(id)),
    loadConversation: (id) => turn(() => store.loadConversation(id)),
    loadForRequest: (id, wanted) => turn(() => store.loadForRequest(id, wanted)),
    loadReply: (id, key) => turn(() => store.loadReply(id, key)),
    listAvailability: () => turn(() => store.listAvailability()),
    loadTeam: (logins) => turn(() => store.loadTeam(logins)),
    listTickets: (query) => turn(() => store.listTickets(query)),
    listTicketsDue: (before, limit, after) => turn(() => store.listTicketsDue(before, limit, after)),
    listNextActions: (now, limit, after) => turn(() => store.listNextActions(now, limit, after)),
    commit: (change) => turn(() => store.commit(change)),
    listOutbox: (now, limit) => turn(() => store.listOutbox(now, limit)),
    takeOutbox: (item, until) => turn(() => store.takeOutbox(item, until)),
    putResumeCode: (code) => turn(() => store.putResumeCode(code)),
    markSeen: (id, seq) => turn(() => store.markSeen(id, seq)),
    markMailed: (id, span) => turn(() => store.markMailed(id, span)),
    eraseConversation: (id, tombstone) => turn(() => store.eraseConversation(id, tombstone)),
  };
}
