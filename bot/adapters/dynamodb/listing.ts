import type { Ticket } from '../../desk/types';
import type { TicketPage, TicketQuery } from '../../ports';
import { decodeCursor, encodeCursor, type Place } from '../store/ticket-cursor';
import {
  isDue,
  isForward,
  isInView,
  OPEN_STATUSES,
  rangeOf,
  type Section,
  sectionsOf,
  sortableTime,
} from '../store/ticket-order';
import { searchFor } from '../store/ticket-search';
import { assigneeOf, queueOf } from './keys';
import { merged } from './merged';
import { collect, type Item, items, type Query, type Table } from './table';
import { ticketsOf } from './tickets';

/** Entries that one call looks at; a search that found too little by then ends its page early, with a cursor. */
const MOST_LOOKED_AT = 10_000;

/** See `Store.listTickets`. The index gives order and place, the tickets themselves what is shown. */
export async function listTickets(table: Table, query: TicketQuery): Promise<TicketPage> {
  const found = searchFor(query.q);
  const entries: Item[] = [];
  let looked = 0;
  let last: Place | undefined;
  let cursor: string | undefined;
  for await (const { entry, place } of entriesOf(table, query)) {
    if (entries.length >= query.limit || looked >= MOST_LOOKED_AT) {
      cursor = last && encodeCursor(query.view, last);
      break;
    }
    looked += 1;
    last = place;
    if (found(entry.search)) entries.push(entry);
  }
  const tickets = (await ticketsOf(table, entries)).filter((ticket) => isInView(ticket, query));
  return { tickets, ...(cursor === undefined ? {} : { cursor }) };
}

async function* entriesOf(table: Table, query: TicketQuery): AsyncGenerator<{ readonly entry: Item; readonly place: Place }> {
  const from = query.cursor === undefined ? undefined : decodeCursor(query.view, query.cursor);
  const sections = sectionsOf(query.view);
  for (const section of sections.slice(from === undefined ? 0 : sections.indexOf(from.section))) {
    const after = from?.section === section ? from.position : undefined;
    const sources = queriesOf(section, query, after).map((source) => items(table, source));
    for await (const entry of merged(sources, isForward(section))) {
      if (entry.position !== after) yield { entry, place: { section, position: entry.position } };
    }
  }
}

function queriesOf(section: Section, query: TicketQuery, after: string | undefined): readonly Query[] {
  const { from, before } = rangeOf(query);
  const range = {
    ...(isForward(section) ? { from: after ?? from, to: before } : { from, to: after ?? before, backward: true }),
    // Nearly all entries of a search are read and thrown away: as many as fit at a time.
    ...(query.q === undefined ? { pageSize: query.limit + 1 } : {}),
  };
  if (query.view === 'mine') {
    return [{ index: { name: 'byAssignee', key: 'assignee' }, partition: assigneeOf(query.login), ...range }];
  }
  const statuses = section !== 'open' ? [section] : query.view === 'unassigned' ? (['new'] as const) : OPEN_STATUSES;
  return statuses.map((status) => ({ index: { name: 'byQueue', key: 'queue' }, partition: queueOf(status), ...range }));
}

/** See `Store.listTicketsDue`. */
export async function listTicketsDue(table: Table, before: string, limit: number): Promise<readonly Ticket[]> {
  const sources = [...OPEN_STATUSES, 'resolved' as const].map((status) =>
    items(table, {
      index: { name: 'byQueue', key: 'queue' },
      partition: queueOf(status),
      from: '0',
      to: sortableTime(before),
      pageSize: limit,
    }),
  );
  const tickets = await ticketsOf(table, await collect(merged(sources, true), limit));
  return tickets.filter((ticket) => isDue(ticket, before));
}
