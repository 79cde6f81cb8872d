import type { Service } from '../../model/service';
import type { Ticket } from '../../model/ticket';
import type { Change, ConversationStore, RelayKick, StaffStore, TicketQueue, TicketStore, TransactionStore } from '../../ports';
import { updateWithRetry } from '../../store/update-with-retry';
import type { TicketChange } from '../lifecycle/transition-ticket';
import { ownerChange } from './change-owner';
import { reassign } from './reassign';
import { readStaffing, type Staffing } from './staffing';
import { waitingTickets } from './waiting-tickets';

/** What finding tickets that wait, and giving them to somebody, asks of a store. */
export type AssignStore = StaffStore & TicketQueue & TicketStore & ConversationStore & TransactionStore;

export interface AssignPorts {
  readonly store: AssignStore;
  readonly kick: RelayKick;
}

/** What one run of `assignWaiting` did, in tickets. */
export interface AssignReport {
  /** Tickets that got an owner. */
  readonly given: number;
  /** Tickets that were taken from somebody who is away, and that nobody has now. */
  readonly released: number;
  /** Tickets that others kept changing meanwhile; the next run looks at them again. */
  readonly raced: number;
  /** What went wrong with single tickets; the others were done. */
  readonly failures: readonly unknown[];
}

export interface AssignOptions {
  /** Who is on record for it: the `watch`, or the `bot` when somebody came or went. */
  readonly actor: 'watch' | 'bot';
  /** Tickets looked at, at most; those due first come first. */
  readonly limit: number;
}

/** What the SLA monitor does within its minute; the rest of a longer queue is left for the next minute. */
const BY_THE_MONITOR: AssignOptions = { actor: 'watch', limit: 500 };

/** After so many lost races a ticket is left for the next time. */
const MAX_ATTEMPTS = 3;

/**
 * Gives tickets that nobody has to people who are there, and those of people who are away to others, or to nobody while
 * nobody is there; what is due first comes first. Each ticket is one commit on the version it was decided on: a second run,
 * at the same time or later, changes nothing more.
 * @throws what reading who is there, and what waits, throws
 */
export async function assignWaiting(
  ports: AssignPorts,
  service: Service,
  now: Date,
  { actor, limit }: AssignOptions = BY_THE_MONITOR,
): Promise<AssignReport> {
  const availability = await ports.store.listAvailability();
  const waiting = await waitingTickets(ports.store, service, availability, now, limit);
  const counts = { given: 0, released: 0, raced: 0 };
  const failures: unknown[] = [];
  if (waiting.length === 0) return { ...counts, failures };
  const staffing = await readStaffing(ports.store, service);
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
  if (toDeliver) await ports.kick.kick();
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

/** Assigns one ticket. The list it came from is a hint, so after a lost race the ticket itself is read. */
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
