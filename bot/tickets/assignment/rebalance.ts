import type { Service, TeamMember } from '../../model/service';
import type { Ticket } from '../../model/ticket';
import type { ConversationStore, RelayKick, StaffStore, TransactionStore } from '../../ports';
import { dueAt, isSnoozed } from '../lifecycle/ticket-view';
import { giveTicket, ownerChange } from './change-owner';
import { fitOf } from './choose-owner';
import { type Staffing, staffingOf, whoIsThere } from './staffing';

/** Why a ticket has another owner, as its events say. */
const SHARED_OUT = 'shared_out';

/** A customer who was just told of a delay, and who has the ticket now, does not read another name right after it. */
const NAME_STAYS_MS = 15 * 60_000;

export interface RebalancePorts {
  readonly store: StaffStore & ConversationStore & TransactionStore;
  readonly kick: RelayKick;
}

export interface RebalanceReport {
  /** Tickets that have a new owner. */
  readonly shared: number;
  /** Tickets that somebody else changed meanwhile. */
  readonly raced: number;
  /** What went wrong with single tickets; the others were done. */
  readonly failures: readonly unknown[];
}

/**
 * Lets each person who has nothing to do take one ticket from those who have several.
 * @param waiting tickets that somebody has, in order of their due times, as they were read: those changed since are left alone
 * @throws what reading who is there throws
 */
export async function rebalanceWaiting(
  { store, kick }: RebalancePorts,
  service: Service,
  now: Date,
  waiting: readonly Ticket[],
): Promise<RebalanceReport> {
  const failures: unknown[] = [];
  let [shared, raced] = [0, 0];
  const shares = rebalance(waiting, service, staffingOf(await store.listAvailability()), now);
  for (const { ticket, to } of shares) {
    try {
      const given = giveTicket(ticket, to, { move: 'assigned', byHand: false, actor: 'watch', now, text: SHARED_OUT });
      const outcome = await store.commit(await ownerChange(store, ticket, given, { service, now }));
      if (outcome.kind === 'committed') shared++;
      else raced++;
    } catch (error) {
      failures.push(error);
    }
  }
  if (shared > 0) await kick.kick();
  return { shared, raced, failures };
}

export interface Share {
  readonly ticket: Ticket;
  readonly to: TeamMember;
}

/**
 * Which tickets move to people who have nothing to do: the one due first among those that its owner will not come to next.
 * Without it, the first to arrive in the morning would keep all that came in the night, and so would whoever forgot to say
 * that they went home.
 * Each person gets one ticket, so a second look finds nothing more to share. Escalated tickets are shared, too: a lead who
 * is given forty tickets at once could not answer them.
 * @param tickets those that wait for somebody, in order of their due times
 */
export function rebalance(
  tickets: readonly Ticket[],
  service: Pick<Service, 'team'>,
  staffing: Pick<Staffing, 'said'>,
  now: Date,
): readonly Share[] {
  const queues = queuesOf(tickets);
  // The first of each queue is what its owner does next: it stays.
  const movable = [...queues.values()].flatMap((queue) => queue.slice(1)).filter((ticket) => isShareable(ticket, now));
  movable.sort((a, b) => (dueAt(a) < dueAt(b) ? -1 : 1));
  const shares: Share[] = [];
  for (const member of whoIsThere({ ...staffing, load: new Map() }, service)) {
    if (queues.has(member.login)) continue;
    const place = movable.findIndex((ticket) => suits(member, ticket, service));
    const [ticket] = place < 0 ? [] : movable.splice(place, 1);
    if (ticket !== undefined) shares.push({ ticket, to: member });
  }
  return shares;
}

/** What waits with each person, in order of the due times. */
function queuesOf(tickets: readonly Ticket[]): ReadonlyMap<string, readonly Ticket[]> {
  const queues = new Map<string, Ticket[]>();
  for (const ticket of tickets) {
    if (ticket.status !== 'assigned' || ticket.assignee === undefined) continue;
    const queue = queues.get(ticket.assignee.login);
    if (queue === undefined) queues.set(ticket.assignee.login, [ticket]);
    else queue.push(ticket);
  }
  return queues;
}

/** Not a ticket given by hand, one that a person has answered, a snoozed one, or one whose customer was just told of a delay. */
function isShareable(ticket: Ticket, now: Date): boolean {
  const toldAt = ticket.noticesAt.at(-1);
  if (toldAt !== undefined && now.getTime() - Date.parse(toldAt) < NAME_STAYS_MS) return false;
  return ticket.byHandAt === undefined && ticket.firstRespondedAt === undefined && !isSnoozed(ticket, now);
}

/** Whether somebody fits the ticket at least as well as who has it now. */
function suits(member: TeamMember, ticket: Ticket, { team }: Pick<Service, 'team'>): boolean {
  const owner = team.find(({ login }) => login === ticket.assignee?.login);
  const fit = fitOf(member, ticket);
  return fit > 0 && fit >= (owner === undefined ? 0 : fitOf(owner, ticket));
}
