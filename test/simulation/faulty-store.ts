import { storeUnavailable } from '../../bot/model/errors';
import type { Store } from '../../bot/ports';

/** How often a call fails, [0, 1]. */
export interface FaultRates {
  /** The call fails, and nothing was done. */
  readonly before: number;
  /** The call was done, and fails all the same: its answer is lost. */
  readonly after: number;
}

export interface FaultyStoreOptions {
  /** [0, 1): seeded, so that a run can be repeated. */
  readonly random: () => number;
  readonly rates: FaultRates;
  /** Other rates for some of the calls. */
  readonly calls?: Readonly<Partial<Record<keyof Store, FaultRates>>>;
  /** The process ends with this write: it is done, or not, as chance wants it, and everything after it fails. */
  readonly killAtWrite?: number;
}

export interface FaultyStore {
  readonly store: Store;
  /** How many calls failed so far. */
  faults(): number;
  writes(): number;
  isKilled(): boolean;
}

const WRITES = new Set<keyof Store>([
  'markReturned',
  'loadDayKey',
  'commit',
  'refileTickets',
  'notePresence',
  'putSaved',
  'removeSaved',
  'markSeen',
  'markMailed',
  'putResumeCode',
  'takeResumeCode',
  'takeOutbox',
  'takeOutboxLease',
  'returnOutboxLease',
  'removeOutbox',
  'retryOutbox',
  'buryOutbox',
  'reviveOutbox',
  'eraseConversation',
]);

/**
 * A store whose calls fail now and then, as a table does that throttles, times out, or whose client is killed.
 * Every failure is UNAVAILABLE: whoever meets it may try again with the same ids.
 */
export function faultyStore(store: Store, options: FaultyStoreOptions): FaultyStore {
  const { random } = options;
  let faults = 0;
  let writes = 0;
  let killed = false;

  function fail(moment: string, call: keyof Store): never {
    faults += 1;
    throw storeUnavailable(`${call} failed ${moment} it was done.`);
  }

  function wrap<Args extends readonly unknown[], Result>(call: keyof Store, real: (...args: Args) => Promise<Result>) {
    return async (...args: Args): Promise<Result> => {
      if (killed) fail('before', call);
      const { before, after } = options.calls?.[call] ?? options.rates;
      // Each call draws twice, whatever comes of it: one more fault does not change all that follow.
      const [early, late] = [random() < before, random() < after];
      if (WRITES.has(call)) writes += 1;
      if (WRITES.has(call) && writes === options.killAtWrite) {
        killed = true;
        if (random() < 0.5) await real(...args);
        fail('when', call);
      }
      if (early) fail('before', call);
      const result = await real(...args);
      if (late) fail('after', call);
      return result;
    };
  }

  return {
    store: {
      loadConversation: wrap('loadConversation', store.loadConversation),
      loadForRequest: wrap('loadForRequest', store.loadForRequest),
      listMessages: wrap('listMessages', store.listMessages),
      listMessagesBefore: wrap('listMessagesBefore', store.listMessagesBefore),
      loadReply: wrap('loadReply', store.loadReply),
      loadRating: wrap('loadRating', store.loadRating),
      loadCount: wrap('loadCount', store.loadCount),
      loadTicket: wrap('loadTicket', store.loadTicket),
      findTicket: wrap('findTicket', store.findTicket),
      listTicketEvents: wrap('listTicketEvents', store.listTicketEvents),
      listTickets: wrap('listTickets', store.listTickets),
      listNextActions: wrap('listNextActions', store.listNextActions),
      listTicketsDue: wrap('listTicketsDue', store.listTicketsDue),
      listSaved: (kind, owner, limit) => wrap('listSaved', () => store.listSaved(kind, owner, limit))(),
      putSaved: (kind, next) => wrap('putSaved', () => store.putSaved(kind, next))(),
      removeSaved: wrap('removeSaved', store.removeSaved),
      listAvailability: wrap('listAvailability', store.listAvailability),
      loadTeam: wrap('loadTeam', store.loadTeam),
      refileTickets: wrap('refileTickets', store.refileTickets),
      listSlaHistory: wrap('listSlaHistory', store.listSlaHistory),
      listCustomerTickets: wrap('listCustomerTickets', store.listCustomerTickets),
      notePresence: wrap('notePresence', store.notePresence),
      findAttendedTicket: wrap('findAttendedTicket', store.findAttendedTicket),
      listPresence: wrap('listPresence', store.listPresence),
      markSeen: wrap('markSeen', store.markSeen),
      loadSeen: wrap('loadSeen', store.loadSeen),
      markMailed: wrap('markMailed', store.markMailed),
      loadMailed: wrap('loadMailed', store.loadMailed),
      putResumeCode: wrap('putResumeCode', store.putResumeCode),
      takeResumeCode: wrap('takeResumeCode', store.takeResumeCode),
      markReturned: wrap('markReturned', store.markReturned),
      loadReturned: wrap('loadReturned', store.loadReturned),
      loadDayKey: wrap('loadDayKey', store.loadDayKey),
      commit: wrap('commit', store.commit),
      listOutbox: wrap('listOutbox', store.listOutbox),
      takeOutboxLease: wrap('takeOutboxLease', store.takeOutboxLease),
      returnOutboxLease: wrap('returnOutboxLease', store.returnOutboxLease),
      takeOutbox: wrap('takeOutbox', store.takeOutbox),
      removeOutbox: wrap('removeOutbox', store.removeOutbox),
      retryOutbox: wrap('retryOutbox', store.retryOutbox),
      buryOutbox: wrap('buryOutbox', store.buryOutbox),
      listDeadOutbox: wrap('listDeadOutbox', store.listDeadOutbox),
      reviveOutbox: wrap('reviveOutbox', store.reviveOutbox),
      eraseConversation: wrap('eraseConversation', store.eraseConversation),
      ping: wrap('ping', store.ping),
    },
    faults: () => faults,
    writes: () => writes,
    isKilled: () => killed,
  };
}
