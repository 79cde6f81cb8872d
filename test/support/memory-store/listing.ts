import { decodeCursor, encodeCursor } from '../../../bot/adapters/dynamodb/records/ticket-cursor';
import { sortKey } from '../../../bot/adapters/dynamodb/records/ticket-filter';
import {
  isForward,
  isInView,
  type Section,
  sectionOf,
  sectionsOf,
  ticketPosition,
} from '../../../bot/adapters/dynamodb/records/ticket-order';
import { entryText, exactRoom, isExact, isFound, wantedBy } from '../../../bot/adapters/dynamodb/records/ticket-search';
import type { Ticket } from '../../../bot/model/ticket';
import type { TicketPage, TicketQuery } from '../../../bot/ports';

/** The tickets of a view, a page at a time. */
export function pageOf(tickets: readonly Ticket[], query: TicketQuery): TicketPage {
  const from = query.cursor === undefined ? undefined : decodeCursor(query, query.cursor);
  const search = wantedBy(query.q);
  const wanted = tickets.filter((ticket) => isInView(ticket, query) && isFound(entryText(ticket), search));
  const room = exactRoom(query);
  const exact = wanted.filter((ticket) => isExact(entryText(ticket), search)).slice(0, room);
  const exactFirst = (page: readonly Ticket[]) => [...exact, ...page.filter((ticket) => !exact.includes(ticket))];
  const sections = sectionsOf(query);
  const start = from === undefined ? 0 : sections.indexOf(from.section);
  const rest = sections.slice(start).flatMap((section, place) => {
    const ordered = inOrder(wanted, section, query);
    return from === undefined || place > 0
      ? ordered
      : ordered.filter((ticket) => isBehind(positionIn(query, ticket), section, from.position));
  });
  const page = rest.slice(0, query.limit - room);
  const last = page.at(-1);
  if (last === undefined || rest.length === page.length) return { tickets: exactFirst(page) };
  return {
    tickets: exactFirst(page),
    cursor: encodeCursor(query, { section: sectionOf(last), position: positionIn(query, last) }),
  };
}

function inOrder(tickets: readonly Ticket[], section: Section, query: TicketQuery): Ticket[] {
  const ordered = tickets
    .filter((ticket) => sectionOf(ticket) === section)
    .sort((a, b) => (positionIn(query, a) < positionIn(query, b) ? -1 : 1));
  return isForward(section) ? ordered : ordered.reverse();
}

function isBehind(position: string, section: Section, after: string): boolean {
  return isForward(section) ? position > after : position < after;
}

/** Only open tickets are sorted otherwise than by time. */
function positionIn({ sort }: TicketQuery, ticket: Ticket): string {
  const position = ticketPosition(ticket);
  return sort === undefined || sectionOf(ticket) !== 'open' ? position : `${sortKey(ticket, sort)}#${position}`;
}
