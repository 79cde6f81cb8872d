import type { Service } from '../../model/service';
import type { Ticket } from '../../model/ticket';
import type { Change, RelayKick, Store } from '../../ports';
import type { TicketChange } from '../lifecycle/move-ticket';
import { notify } from '../notifications/notify';
import { tellCustomer } from '../notifications/tell-customer';
import { flowOn } from './flow-on';
import { ownerNews } from './give';
import { readStaffing, type Staffing } from './staffing';
import { waitingTickets } from './waiting-tickets';

export interface AssignPorts {
  readonly store: Store;
  readonly kick: RelayKick;
}

/** What one look at the tickets that wait for somebody did. */
export interface AssignReport {
  /** Tickets that somebody has now. */
  readonly given: number;
  /** Tickets that were taken from somebody who is away, and that nobody has. */
  readonly released: number;
  /** Tickets that others kept changing meanwhile: they are looked at again next time. */
  readonly raced: number;
  /** What went wrong with single tickets; the others were done. */
  readonly failures: readonly unknown[];
}

export interface Asking {
  /** Who is on record for it: the `watch`, or the `bot` when somebody came or went. */
  readonly actor: 'watch' | 'bot';
  /** Tickets looked at, at most; those that are due first come first. */
  readonly limit: number;
}

/** What the watch does within its minute; a longer queue is the next minute's. */
const BY_THE_WATCH: Asking = { actor: 'watch', limit: 500 };

/** Losing this often, a ticket is left for the next time. */
const MAX_TRIES = 3;

/**
 * Gives tickets that nobody has to those who are there, and those of people who are away to others, or to nobody while nobody
 * is there; what is due first comes first. Each ticket is one commit on the version it was decided on: a second run, at the
 * same time or later, changes nothing more.
 * @throws what reading who is there, and what waits, throws
 */
export async function assignWaiting(
  ports: AssignPorts,
  service: Service,
  now: Date,
  { actor, limit }: Asking = BY_THE_WATCH,
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
      const flowed = await flow(ports.store, ticket, { service, staffing: { ...staffing, load }, now, actor });
      if (flowed.kind === 'stays') continue;
      counts[flowed.kind]++;
      if (!('ticket' in flowed)) continue;
      toDeliver ||= flowed.change.outbox.length > 0;
      const owner = flowed.ticket.next.assignee?.login;
      if (owner !== undefined) load.set(owner, (load.get(owner) ?? 0) + 1);
    } catch (error) {
      failures.push(error);
    }
  }
  if (toDeliver) await ports.kick.kick();
  return { ...counts, failures };
}

interface Surroundings {
  readonly service: Service;
  readonly staffing: Staffing;
  readonly now: Date;
  readonly actor: Asking['actor'];
}

type Flowed =
  | { readonly kind: 'given' | 'released'; readonly ticket: TicketChange; readonly change: Change }
  | { readonly kind: 'stays' | 'raced' };

/** One ticket; the list that it came from is a hint, so after a lost race the ticket itself is read. */
async function flow(store: Store, listed: Ticket, around: Surroundings): Promise<Flowed> {
  let current: Ticket | undefined = listed;
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const { service, staffing } = around;
    const ticket: TicketChange | undefined = current && flowOn(current, service, staffing, around);
    if (current === undefined || ticket === undefined) return { kind: 'stays' };
    const change = await ownerChange(store, current, ticket, around);
    const outcome = await store.commit(change);
    if (outcome.kind === 'committed') return { kind: ticket.next.assignee === undefined ? 'released' : 'given', ticket, change };
    current = await store.loadTicket(listed.id);
  }
  return { kind: 'raced' };
}

/** The transaction that gives a ticket another owner, or none: what its customer reads, and whom it is told. */
export async function ownerChange(
  store: Pick<Store, 'loadConversation'>,
  before: Ticket,
  ticket: TicketChange,
  { service, now }: Pick<Surroundings, 'service' | 'now'>,
): Promise<Change> {
  const { next } = ticket;
  const news = next.assignee === undefined ? [] : notify(service, next, 'ticket_assigned', { now });
  const conversation = await store.loadConversation(next.conversationId);
  // Erased by its customer: the ticket is closed by then, and the commit will find that out.
  if (conversation === undefined) return { ticket, messages: [], outbox: news };
  const drafts = ownerNews(before, { service, language: conversation.language, ticket: next, now });
  const told = tellCustomer({ conversation, ticket: next, drafts, now });
  return { ...told, ticket, outbox: [...told.outbox, ...news] };
}
