import type { Service, TeamMember } from '../../model/service';
import type { Ticket } from '../../model/ticket';
import { dueAt } from '../lifecycle/ticket-view';
import { fitOf } from './choose-owner';
import { isPutOff } from './flow-on';
import { type Staffing, whoIsThere } from './staffing';

/** A customer who was told of a delay, and who has it now, does not read another name right after it. */
const A_NAME_STAYS_MS = 15 * 60_000;

export interface Share {
  readonly ticket: Ticket;
  readonly to: TeamMember;
}

/**
 * Who has nothing to do takes from those with several tickets before them: the one that is due first of those that its owner
 * will not come to next. Otherwise the first to come in the morning has all that came in the night, and whoever forgot
 * to say that they went home keeps what they were given.
 * Each of them gets one, so that a second look finds nothing more to share. What moved up the ladder is shared, too: a lead
 * who is given forty tickets at once could not answer them.
 * @param tickets those that wait for somebody, in order of their due times
 */
export function shareOut(
  tickets: readonly Ticket[],
  service: Pick<Service, 'team'>,
  staffing: Pick<Staffing, 'said'>,
  now: Date,
): readonly Share[] {
  const queues = queuesOf(tickets);
  // What their owner does next stays with them.
  const left = [...queues.values()].flatMap((queue) => queue.slice(1)).filter((ticket) => isShareable(ticket, now));
  left.sort((a, b) => (dueAt(a) < dueAt(b) ? -1 : 1));
  const shares: Share[] = [];
  for (const member of whoIsThere({ ...staffing, load: new Map() }, service)) {
    if (queues.has(member.login)) continue;
    const place = left.findIndex((ticket) => suits(member, ticket, service));
    const [ticket] = place < 0 ? [] : left.splice(place, 1);
    if (ticket !== undefined) shares.push({ ticket, to: member });
  }
  return shares;
}

/** What waits with each person, what is due first before the rest. */
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

/** Not what somebody chose its owner for, what a person has begun to talk about, or what was put off; nor what was told just now. */
function isShareable(ticket: Ticket, now: Date): boolean {
  const toldAt = ticket.noticesAt.at(-1);
  if (toldAt !== undefined && now.getTime() - Date.parse(toldAt) < A_NAME_STAYS_MS) return false;
  return ticket.byHandAt === undefined && ticket.firstRespondedAt === undefined && !isPutOff(ticket, now);
}

/** Knows no less of it than who has it now. */
function suits(member: TeamMember, ticket: Ticket, { team }: Pick<Service, 'team'>): boolean {
  const owner = team.find(({ login }) => login === ticket.assignee?.login);
  const fit = fitOf(member, ticket);
  return fit > 0 && fit >= (owner === undefined ? 0 : fitOf(owner, ticket));
}
