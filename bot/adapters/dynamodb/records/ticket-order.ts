import { NEVER, type Ticket } from '../../../model/ticket';
import type { TicketStatus } from '../../../model/ticket-view';
import { TICKET_VIEWS, type TicketPage, type TicketQuery, type TicketViewName } from '../../../ports';
import { isInDanger } from '../../../tickets/lifecycle/danger';
import { isSnoozed, ticketView } from '../../../tickets/lifecycle/ticket-view';
import { matches } from './ticket-filter';

/** The sections of a list, one after the other. */
export type Section = 'open' | 'resolved' | 'closed';

export const OPEN_STATUSES = ['new', 'assigned', 'waiting_customer'] as const satisfies readonly TicketStatus[];

export function sectionsOf({ view, filter }: Pick<TicketQuery, 'view' | 'filter'>): readonly Section[] {
  const sections: readonly Section[] = view === 'all' ? ['open', 'resolved', 'closed'] : ['open'];
  const status = filter?.status;
  return status === undefined ? sections : sections.filter((section) => section === sectionWith(status));
}

const sectionWith = (status: TicketStatus): Section => (status === 'resolved' || status === 'closed' ? status : 'open');

export function sectionOf(ticket: Ticket): Section {
  return sectionWith(ticket.status);
}

/** Open tickets are listed soonest due first, resolved and closed ones latest first. */
export function isForward(section: Section): boolean {
  return section === 'open';
}

/** ISO 8601 in the one form that sorts by time. */
export function sortableTime(time: string): string {
  return new Date(time).toISOString();
}

/**
 * A ticket's position in its section: `<time>#<id>`. Open tickets sort by due time, those in danger before all others;
 * resolved ones by when they close, closed ones by their last change.
 */
export function ticketPosition(ticket: Ticket): string {
  return sectionOf(ticket) === 'open' && isInDanger(ticket) ? positionAt(FIRST_OF_ALL, ticket) : timedPosition(ticket);
}

/** Whether this is the ticket's position, or the one that it has from before danger stood first, until it is filed again. */
export function isFiledAt(ticket: Ticket, position: string): boolean {
  return position === ticketPosition(ticket) || position === timedPosition(ticket);
}

function timedPosition(ticket: Ticket): string {
  const time = {
    open: () => ticketView(ticket).dueAt,
    resolved: () => ticket.closesAt ?? NEVER,
    closed: () => ticket.updatedAt,
  }[sectionOf(ticket)]();
  return positionAt(time, ticket);
}

const positionAt = (time: string, { id }: Ticket): string => `${sortableTime(time)}#${id}`;

/** No ticket is due as early as this, and none before the day after. */
const FIRST_OF_ALL = '1970-01-01T00:00:00.000Z';
const AFTER_DANGER = '1970-01-02';

/** Before any time. */
const AT_ONCE = '0';

/**
 * A ticket's position among those that the SLA monitor has to look at: `<time>#<id>`.
 * @returns undefined when it never has to
 */
export function nextActionPosition(ticket: Ticket): string | undefined {
  const { nextActionAt } = ticket;
  if (sectionOf(ticket) === 'closed' || nextActionAt === NEVER) return undefined;
  return `${nextActionAt === undefined ? AT_ONCE : sortableTime(nextActionAt)}#${ticket.id}`;
}

/** The positions that a view covers: `from` inclusive, `before` exclusive. */
export interface Range {
  readonly from: string;
  readonly before: string;
}

/** Lower and upper bound of all positions. */
const FIRST = '0';
const LAST = '~';

const IN_DANGER: Range = { from: FIRST, before: AFTER_DANGER };

/** In order, and apart from each other. */
export function rangesOf(query: TicketQuery): readonly Range[] {
  switch (query.view) {
    case 'danger':
      return [IN_DANGER];
    case 'due':
      return [IN_DANGER, { from: sortableTime(query.now), before: sortableTime(query.dueBefore) }];
    case 'overdue':
      return [{ from: FIRST, before: sortableTime(query.now) }];
    default:
      return [{ from: FIRST, before: LAST }];
  }
}

/** Whether a view hides snoozed tickets: those that show what there is to do now. */
export function hidesSnoozed(view: TicketViewName): boolean {
  return view !== 'all' && view !== 'mine' && view !== 'danger';
}

/** Whether a ticket belongs to the view now, and is what its filter asks for. */
export function isInView(ticket: Ticket, query: TicketQuery): boolean {
  const position = ticketPosition(ticket);
  return (
    sectionsOf(query).includes(sectionOf(ticket)) &&
    rangesOf(query).some(({ from, before }) => position >= from && position < before) &&
    isDueIn(ticket, query) &&
    (query.view !== 'unassigned' || ticket.status === 'new') &&
    (query.view !== 'mine' || ticket.assignee?.login === query.login) &&
    !(hidesSnoozed(query.view) && isSnoozed(ticket, new Date(query.now))) &&
    (query.filter === undefined || matches(ticket, query.filter, query.now))
  );
}

/** What a page of all tickets says of the other views, when it was asked for and has every open ticket. */
export function byViewOf(query: TicketQuery, tickets: readonly Ticket[]): TicketPage['byView'] {
  if (query.withViews !== true || query.view !== 'all') return undefined;
  const isFull = tickets.length >= query.limit;
  if (isFull && tickets.every((ticket) => sectionOf(ticket) === 'open')) return undefined;
  const of = (view: TicketViewName) => tickets.filter((ticket) => isInView(ticket, { ...query, view }));
  return new Map(TICKET_VIEWS.map((view) => [view, of(view)]));
}

/** Tickets in danger stand before all times: whether they belong to a view of due times is seen from the ticket itself. */
function isDueIn(ticket: Ticket, { view, now, dueBefore }: TicketQuery): boolean {
  if (view !== 'due' && view !== 'overdue') return true;
  const due = sortableTime(ticketView(ticket).dueAt);
  return view === 'overdue' ? due < sortableTime(now) : due >= sortableTime(now) && due < sortableTime(dueBefore);
}

/** Whether the ticket's time has come: the due time of an open ticket, the closing time of a resolved one. */
export function isDue(ticket: Ticket, before: string): boolean {
  return sectionOf(ticket) !== 'closed' && ticketPosition(ticket) < sortableTime(before);
}

/** A ticket's position among its customer's tickets: text that sorts by opening time. */
export function historyPlace(ticket: Ticket): string {
  return `${sortableTime(ticket.openedAt)}#${ticket.id}`;
}
