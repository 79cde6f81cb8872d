import type { Ticket } from '../../../model/ticket';
import type { TicketStatus } from '../../../model/ticket-view';
import type { TicketQuery, TicketViewName } from '../../../ports';
import { isSnoozed, ticketView } from '../../../tickets/lifecycle/ticket-view';

/** The parts of a listing, one after the other. */
export type Section = 'open' | 'resolved' | 'closed';

export const OPEN_STATUSES = ['new', 'assigned', 'waiting_customer'] as const satisfies readonly TicketStatus[];

export function sectionsOf(view: TicketViewName): readonly Section[] {
  return view === 'all' ? ['open', 'resolved', 'closed'] : ['open'];
}

export function sectionOf(ticket: Ticket): Section {
  return ticket.status === 'resolved' || ticket.status === 'closed' ? ticket.status : 'open';
}

/** Open tickets soonest due first, what is done latest first. */
export function isForward(section: Section): boolean {
  return section === 'open';
}

/** ISO 8601 in the one form whose text sorts by time. */
export function sortableTime(time: string): string {
  return new Date(time).toISOString();
}

/** For what does not close by itself. */
const NEVER = '9999-12-31T23:59:59.999Z';

/**
 * Where a ticket stands in its section: `<time>#<id>`. Open ones by their due time, resolved ones by when they close,
 * closed ones by their last change.
 */
export function ticketPosition(ticket: Ticket): string {
  const time = {
    open: () => ticketView(ticket).dueAt,
    resolved: () => ticket.closesAt ?? NEVER,
    closed: () => ticket.updatedAt,
  }[sectionOf(ticket)]();
  return `${sortableTime(time)}#${ticket.id}`;
}

/** The positions that a view holds: `from` inclusive, `before` exclusive. */
export interface Range {
  readonly from: string;
  readonly before: string;
}

/** Below and above every position. */
const FIRST = '0';
const LAST = '~';

export function rangeOf(query: TicketQuery): Range {
  if (query.view === 'due') return { from: sortableTime(query.now), before: sortableTime(query.dueBefore) };
  if (query.view === 'overdue') return { from: FIRST, before: sortableTime(query.now) };
  return { from: FIRST, before: LAST };
}

/** Whether a view leaves out what is out of the way: those that show what there is to do now. */
export function hidesSnoozed(view: TicketViewName): boolean {
  return view !== 'all' && view !== 'mine';
}

/** Whether a ticket, as it is now, belongs to the view. */
export function isInView(ticket: Ticket, query: TicketQuery): boolean {
  const position = ticketPosition(ticket);
  const { from, before } = rangeOf(query);
  return (
    sectionsOf(query.view).includes(sectionOf(ticket)) &&
    position >= from &&
    position < before &&
    (query.view !== 'unassigned' || ticket.status === 'new') &&
    (query.view !== 'mine' || ticket.assignee?.login === query.login) &&
    !(hidesSnoozed(query.view) && isSnoozed(ticket, new Date(query.now)))
  );
}

/** Whether its time has come: an open ticket's due time, a resolved one's time to close. */
export function isDue(ticket: Ticket, before: string): boolean {
  return sectionOf(ticket) !== 'closed' && ticketPosition(ticket) < sortableTime(before);
}

/** Where a ticket stands among its customer's: text that sorts by the time it was opened. */
export function historyPlace(ticket: Ticket): string {
  return `${sortableTime(ticket.openedAt)}#${ticket.id}`;
}
