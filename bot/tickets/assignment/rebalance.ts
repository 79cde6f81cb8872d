import type { Service, TeamMember } from '../../model/service';
import type { Ticket } from '../../model/ticket';
import type { ConversationStore, OutboxTrigger, StaffStore, TicketQueue, TransactionStore } from '../../ports';
import { dueAt, isSnoozed } from '../lifecycle/ticket-view';
import { giveTicket, ownerChange } from './change-owner';
import { fitOf } from './choose-owner';
import { availableMembers, readStaffing, type Staffing } from './staffing';

/** The reason recorded in the ticket's event. */
const REASON = 'shared_out';

/** A customer who has just been told of a delay, and of the ticket's owner, is not told another name this soon. */
const NAME_STAYS_MS = 15 * 60_000;

/** A run looks at so many people's tickets, and at so many of each; the next run goes on with what is left. */
const MAX_CROWDED = 20;
const LOOKED_AT = 50;

export interface RebalancePorts {
  readonly store: StaffStore & TicketQueue & ConversationStore & TransactionStore;
  readonly outboxTrigger: OutboxTrigger;
}

export interface RebalanceReport {
  /** Tickets that got a new owner. */
  readonly shared: number;
  /** Tickets skipped because somebody else changed them meanwhile. */
  readonly raced: number;
  /** Errors of single tickets; the other tickets were handled. */
  readonly failures: readonly unknown[];
}

/**
 * Lets each idle person take one ticket from people who have several. While nobody is idle, nothing but the staffing is read.
 * @param known assigned tickets in order of their due times, where they are known; those changed since are left alone
 * @throws what reading the staffing and the tickets throws
 */
export async function rebalanceWaiting(
  { store, outboxTrigger }: RebalancePorts,
  service: Service,
  now: Date,
  known?: readonly Ticket[],
): Promise<RebalanceReport> {
  const failures: unknown[] = [];
  let [shared, raced] = [0, 0];
  const staffing = await readStaffing(store, service, now);
  const waiting = known ?? (await waitingOf(store, crowded(service, staffing), now));
  const shares = rebalance(waiting, service, staffing, now);
  for (const { ticket, to } of shares) {
    try {
      const given = giveTicket(ticket, to, {
        ...{ transition: 'assigned', byHand: false, service, actor: 'watch', now, text: REASON },
      });
      const outcome = await store.commit(await ownerChange(store, ticket, given, { service, now }));
      if (outcome.kind === 'committed') shared++;
      else raced++;
    } catch (error) {
      failures.push(error);
    }
  }
  if (shared > 0) await outboxTrigger.trigger();
  return { shared, raced, failures };
}

/** The people from whom somebody idle may take a ticket, those who have most of them first; none while nobody is idle. */
function crowded(service: Service, staffing: Staffing): readonly string[] {
  const { waiting } = staffing;
  if (availableMembers(staffing, service).every(({ login }) => waiting.has(login))) return [];
  const several = [...waiting].filter(([, count]) => count > 1);
  return several
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_CROWDED)
    .map(([login]) => login);
}

/** The tickets that wait for these people, those due first, in order of their due times. */
async function waitingOf(
  store: Pick<TicketQueue, 'listTickets'>,
  logins: readonly string[],
  at: Date,
): Promise<readonly Ticket[]> {
  const now = at.toISOString();
  const pages = logins.map((login) => store.listTickets({ view: 'mine', login, now, dueBefore: now, limit: LOOKED_AT }));
  const tickets = (await Promise.all(pages)).flatMap((page) => page.tickets);
  return tickets.filter(({ status }) => status === 'assigned').sort((a, b) => (dueAt(a) < dueAt(b) ? -1 : 1));
}

export interface Reassignment {
  readonly ticket: Ticket;
  readonly to: TeamMember;
}

/**
 * Chooses which tickets go to idle people: the one due first among those that are not next in their owner's queue. Without
 * this, the first person to arrive in the morning would keep everything that came in overnight, and so would a person who
 * forgot to say that they went home. Each idle person gets one ticket, so a second call changes nothing. Escalated tickets
 * move too: a lead who gets forty tickets at once could not answer them.
 * @param tickets assigned tickets, in order of their due times
 */
export function rebalance(
  tickets: readonly Ticket[],
  service: Pick<Service, 'team'>,
  staffing: Pick<Staffing, 'availability' | 'absent' | 'waiting'>,
  now: Date,
): readonly Reassignment[] {
  const queues = queuesOf(tickets);
  // The first ticket of each queue is what its owner does next, so it stays.
  const movable = [...queues.values()].flatMap((queue) => queue.slice(1)).filter((ticket) => isMovable(ticket, now));
  movable.sort((a, b) => (dueAt(a) < dueAt(b) ? -1 : 1));
  const shares: Reassignment[] = [];
  for (const member of availableMembers(staffing, service)) {
    // The tickets may be those of other people only: somebody with a single one is not idle either.
    if (queues.has(member.login) || staffing.waiting.has(member.login)) continue;
    const place = movable.findIndex((ticket) => fitsAsWell(member, ticket, service));
    const [ticket] = place < 0 ? [] : movable.splice(place, 1);
    if (ticket !== undefined) shares.push({ ticket, to: member });
  }
  return shares;
}

/** The waiting tickets of each person, in order of their due times. */
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

/** False for a ticket that was assigned by hand, answered by a person, snoozed, or whose customer was just told of a delay. */
function isMovable(ticket: Ticket, now: Date): boolean {
  const toldAt = ticket.noticesAt.at(-1);
  if (toldAt !== undefined && now.getTime() - Date.parse(toldAt) < NAME_STAYS_MS) return false;
  return ticket.byHandAt === undefined && ticket.firstRespondedAt === undefined && !isSnoozed(ticket, now);
}

/** Whether a person fits the ticket at least as well as its present owner. */
function fitsAsWell(member: TeamMember, ticket: Ticket, { team }: Pick<Service, 'team'>): boolean {
  const owner = team.find(({ login }) => login === ticket.assignee?.login);
  const fit = fitOf(member, ticket);
  return fit > 0 && fit >= (owner === undefined ? 0 : fitOf(owner, ticket));
}
