import { compact } from '../../model/compact';
import type { TicketPage, TicketQuery } from '../../ports';
import { gather } from './gather';
import { merged } from './merged';
import { decodeCursor, encodeCursor, type PagePosition } from './records/ticket-cursor';
import { mayMatch, sortKeyIn, tagsOf } from './records/ticket-filter';
import {
  byViewOf,
  hidesSnoozed,
  isForward,
  isInView,
  OPEN_STATUSES,
  rangesOf,
  type Section,
  sectionsOf,
} from './records/ticket-order';
import { exactRoom, FILTERABLE, filterNoteIn, isExact, isFound, isHidden, type Wanted, wantedBy } from './records/ticket-search';
import { assigneeOf, filedIn, queueOf } from './table/keys';
import { type Containing, type Item, items, type Query, type Table } from './table/table';

/** Maximum number of entries one call looks at; a search that found too little by then ends its page early, with a cursor. */
const MAX_LOOKED_AT = 10_000;
/** Maximum number of tickets one filtered call reads: entries of earlier versions say nothing to filters. */
const MAX_READ = 1_000;

interface Entry {
  readonly item: Item;
  readonly place: PagePosition;
}

/** See `Store.listTickets`. The index gives the order; the tickets themselves give the content. */
export async function listTickets(table: Table, query: TicketQuery): Promise<TicketPage> {
  const wanted = wantedBy(query.q);
  const search = (containing: readonly Containing[], found: (entry: string) => boolean, limit: number) => {
    const isWanted = ({ search: entry }: Item) =>
      found(entry) && !(hidesSnoozed(query.view) && isHidden(entry, query.now)) && isFiltered(entry, query);
    const which = [...containing, ...containingTags(query)];
    const entries = query.sort === undefined ? entriesOf(table, query, which) : sortedEntries(table, query, which, isWanted);
    return gather(table, entries, limit, {
      entry: isWanted,
      ticket: (ticket) => isInView(ticket, query),
      mostLookedAt: Math.min(query.mostLookedAt ?? MAX_LOOKED_AT, MAX_LOOKED_AT),
      ...compact({ onlyToShow: query.onlyToShow, mostRead: query.filter && MAX_READ }),
    });
  };
  // Whoever continues has seen what is exactly meant.
  const room = exactRoom(query);
  const [{ tickets: exact }, { tickets, stoppedAt }] = await Promise.all([
    room === 0 ? { tickets: [] } : search([{ anyOf: [wanted.text] }], (entry) => isExact(entry, wanted), room),
    search(containingAll(wanted), (entry) => isFound(entry, wanted), query.limit - room),
  ]);
  const first = new Set(exact.map(({ id }) => id));
  return {
    tickets: [...exact, ...tickets.filter(({ id }) => !first.has(id))],
    ...compact({ byView: byViewOf(query, tickets) }),
    ...(stoppedAt === undefined ? {} : { cursor: encodeCursor(query, stoppedAt.place) }),
  };
}

/** The table itself filters out what the search does not want, which is nearly everything. */
function containingAll({ words }: Wanted): readonly Containing[] {
  return words.map(({ word, hash }) => ({ anyOf: hash === undefined ? [word] : [word, hash] }));
}

function containingTags({ filter = {} }: TicketQuery): readonly Containing[] {
  return tagsOf(filter).map((tag) => ({ anyOf: [tag], orLacks: FILTERABLE }));
}

function isFiltered(entry: string, { filter, now }: TicketQuery): boolean {
  return filter === undefined || mayMatch(filterNoteIn(entry), filter, now);
}

async function* entriesOf(
  table: Table,
  query: TicketQuery,
  containing: readonly Containing[],
  sections = sectionsOf(query),
): AsyncGenerator<Entry> {
  const from = query.cursor === undefined ? undefined : decodeCursor(query, query.cursor);
  for (const section of sections.slice(from === undefined ? 0 : sections.indexOf(from.section))) {
    const after = from?.section === section ? from.position : undefined;
    const sources = queriesOf(section, query, containing, after).map((source) => items(table, source));
    for await (const item of merged(sources, isForward(section))) {
      if (item.position !== after) yield { item, place: { section, position: item.position } };
    }
  }
}

/** The entries of open tickets in the order of the query, then the others in their own. */
async function* sortedEntries(
  table: Table,
  query: TicketQuery,
  containing: readonly Containing[],
  isWanted: (item: Item) => boolean,
): AsyncGenerator<Entry> {
  const { cursor, sort = 'oldest', ...rest } = query;
  const from = cursor === undefined ? undefined : decodeCursor(query, cursor);
  const sections = sectionsOf(query);
  if (sections.includes('open') && (from === undefined || from.section === 'open')) {
    const open: Entry[] = [];
    let looked = 0;
    for await (const { item } of entriesOf(table, rest, containing, ['open'])) {
      looked += item.looked ?? 1;
      if (looked > MAX_LOOKED_AT) break;
      if (item.looked !== undefined || !isWanted(item)) continue;
      const position = `${sortKeyIn(filterNoteIn(item.search), sort) ?? LAST}#${item.position}`;
      if (from === undefined || position > from.position) open.push({ item, place: { section: 'open', position } });
    }
    yield* open.sort((a, b) => (a.place.position < b.place.position ? -1 : 1));
  }
  const others = sections.filter((section) => section !== 'open');
  if (others.length === 0) return;
  yield* entriesOf(table, from === undefined || from.section === 'open' ? rest : query, containing, others);
}

/** Of entries of earlier versions. */
const LAST = '9999999999';

function queriesOf(
  section: Section,
  query: TicketQuery,
  containing: readonly Containing[],
  after: string | undefined,
): readonly Query[] {
  const which = containing.length === 0 ? { pageSize: query.limit + 1 } : { containing };
  return rangesOf(query).flatMap(({ from, before }) => {
    if (!isForward(section)) return partitionsOf(section, query, { from, to: after ?? before, backward: true, ...which });
    // Whoever continues has seen all of an earlier range.
    if (after !== undefined && after >= before) return [];
    return partitionsOf(section, query, { from: after !== undefined && after > from ? after : from, to: before, ...which });
  });
}

function partitionsOf(section: Section, query: TicketQuery, range: Omit<Query, 'index' | 'partition'>): readonly Query[] {
  if (query.view === 'mine') {
    return [{ index: 'byAssignee', partition: assigneeOf(query.login), ...range }];
  }
  const wanted = query.filter?.status;
  const statuses = section !== 'open' ? [section] : query.view === 'unassigned' ? (['new'] as const) : OPEN_STATUSES;
  return statuses
    .map(queueOf)
    .filter((queue) => wanted === undefined || queue === queueOf(wanted) || queue === filedIn(wanted))
    .map((partition) => ({ index: 'byQueue', partition, ...range }));
}
