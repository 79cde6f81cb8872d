import type { Service } from '../../model/service';
import type { Ticket } from '../../model/ticket';
import type {
  Change,
  ConversationStore,
  OutboxTrigger,
  StaffStore,
  TicketQueue,
  TicketStore,
  TransactionStore,
} from '../../ports';
import { updateWithRetry } from '../../store/update-with-retry';
import type { TicketChange } from '../lifecycle/transition-ticket';
import { ownerChange } from './change-owner';
import { reassign } from './reassign';
import { readStaffing, type Staffing } from './staffing';
import { waitingTickets } from './waiting-tickets';

/** What the store must offer for finding waiting tickets and assigning them. */
export type AssignStore = StaffStore & TicketQueue & TicketStore & ConversationStore & TransactionStore;

export interface AssignPorts {
  readonly store: AssignStore;
  readonly outboxTrigger: OutboxTrigger;
}

/** The outcome of one run of `assignWaiting`, in tickets. */
export interface AssignReport {
  /** Tickets that got an owner. */
  readonly given: number;
  /** Tickets taken from an owner who has not come that nobody owns now. */
  readonly released: number;
  /** Tickets skipped because others kept changing them; the next run looks at them again. */
  readonly raced: number;
  /** Errors of single tickets; the other tickets were handled. */
  readonly failures: readonly unknown[];
}

export interface AssignOptions {
  /** The actor in the event log: `watch` for the SLA monitor, `bot` when a person became available or away. */
  readonly actor: 'watch' | 'bot';
  /** Maximum number of tickets looked at; those due first come first. */
  readonly limit: number;
}

/** What the SLA monitor can do within a minute; the rest of a longer queue waits for the next run. */
const BY_THE_MONITOR: AssignOptions = { actor: 'watch', limit: 500 };

/** A ticket that loses this many races is left for the next run. */
const MAX_ATTEMPTS = 3;

/**
 * Assigns tickets without an owner to available people. Tickets of people who have not come today go to somebody else, or to nobody while
 * nobody is available. Tickets are handled in order of their due times, each in its own transaction on the version that was
 * read, so a second run, at the same time or later, changes nothing more.
 * @throws what reading the staffing and the waiting tickets throws
 */
export async function assignWaiting(
  ports: AssignPorts,
  service: Service,
  now: Date,
  { actor, limit }: AssignOptions = BY_THE_MONITOR,
): Promise<AssignReport> {
  const staffing = await readStaffing(ports.store, service, now);
  const waiting = await waitingTickets(ports.store, service, staffing, now, limit);
  const counts = { given: 0, released: 0, raced: 0 };
  const failures: unknown[] = [];
  if (waiting.length === 0) return { ...counts, failures };
  const load = new Map(staffing.load);
  let toDeliver = false;
  for (const ticket of waiting) {
    try {
      const outcome = await assign(ports.store, ticket, { service, staffing: { ...staffing, load }, now, actor });
      if (outcome.kind === 'stays') continue;
      counts[outcome.kind]++;
      if (outcome.kind === 'raced') continue;
      toDeliver ||= outcome.change.outbox.length > 0;
      const owner = outcome.ticket.next.assignee?.login;
      if (owner !== undefined) load.set(owner, (load.get(owner) ?? 0) + 1);
    } catch (error) {
      failures.push(error);
    }
  }
  if (toDeliver) await ports.outboxTrigger.trigger();
  return { ...counts, failures };
}

interface AssignContext {
  readonly service: Service;
  readonly staffing: Staffing;
  readonly now: Date;
  readonly actor: AssignOptions['actor'];
}

type AssignOutcome =
  | { readonly kind: 'given' | 'released'; readonly ticket: TicketChange; readonly change: Change }
  | { readonly kind: 'stays' }
  | { readonly kind: 'raced' };

/** Assigns one ticket. The list may be out of date, so the ticket itself is read after a lost race. */
async function assign(store: AssignStore, listed: Ticket, context: AssignContext): Promise<AssignOutcome> {
  return updateWithRetry<Ticket | undefined, AssignOutcome>(store, {
    maxAttempts: MAX_ATTEMPTS,
    load: (lost) => (lost.length === 0 ? listed : store.loadTicket(listed.id)),
    decide: async (current) => {
      const ticket = current && reassign(current, context.service, context.staffing, context);
      if (current === undefined || ticket === undefined) return { result: { kind: 'stays' } };
      const change = await ownerChange(store, current, ticket, context);
      const kind = ticket.next.assignee === undefined ? 'released' : 'given';
      return { change, committed: () => ({ kind, ticket, change }) };
    },
    giveUp: () => ({ kind: 'raced' }),
  });
}
