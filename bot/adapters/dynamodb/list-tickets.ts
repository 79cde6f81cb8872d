import { compact } from '../../model/compact';
import type { TicketPage, TicketQuery } from '../../ports';
import { gather } from './gather';
import { merged } from './merged';
import { decodeCursor, encodeCursor, type PagePosition } from './records/ticket-cursor';
import { hidesSnoozed, isForward, isInView, OPEN_STATUSES, rangesOf, type Section, sectionsOf } from './records/ticket-order';
import { exactRoom, isExact, isFound, isHidden, type Wanted, wantedBy } from './records/ticket-search';
import { assigneeOf, queueOf } from './table/keys';
import { type Item, items, type Query, type Table } from './table/table';

/** Maximum number of entries one call looks at; a search that found too little by then ends its page early, with a cursor. */
const MAX_LOOKED_AT = 10_000;

/** See `Store.listTickets`. The index gives the order; the tickets themselves give the content. */
export async function listTickets(table: Table, query: TicketQuery): Promise<TicketPage> {
  const wanted = wantedBy(query.q);
  const search = (containing: Containing, found: (entry: string) => boolean, limit: number) =>
    gather(table, entriesOf(table, query, containing), limit, {
      entry: ({ search: entry }) => found(entry) && !(hidesSnoozed(query.view) && isHidden(entry, query.now)),
      ticket: (ticket) => isInView(ticket, query),
      mostLookedAt: MAX_LOOKED_AT,
      ...compact({ onlyToShow: query.onlyToShow }),
    });
  // Whoever continues has seen what is exactly meant.
  const room = exactRoom(query);
  const [{ tickets: exact }, { tickets, stoppedAt }] = await Promise.all([
    room === 0 ? { tickets: [] } : search([[wanted.text]], (entry) => isExact(entry, wanted), room),
    search(containingAll(wanted), (entry) => isFound(entry, wanted), query.limit - room),
  ]);
  const first = new Set(exact.map(({ id }) => id));
  return {
    tickets: [...exact, ...tickets.filter(({ id }) => !first.has(id))],
    ...(stoppedAt === undefined ? {} : { cursor: encodeCursor(query.view, stoppedAt.place) }),
  };
}

type Containing = NonNullable<Query['containing']>;

/** The table itself filters out what the search does not want, which is nearly everything. */
function containingAll({ words }: Wanted): Containing {
  return words.map(({ word, hash }) => (hash === undefined ? [word] : [word, hash]));
}

async function* entriesOf(
  table: Table,
  query: TicketQuery,
  containing: Containing,
): AsyncGenerator<{ readonly item: Item; readonly place: PagePosition }> {
  const from = query.cursor === undefined ? undefined : decodeCursor(query.view, query.cursor);
  const sections = sectionsOf(query.view);
  for (const section of sections.slice(from === undefined ? 0 : sections.indexOf(from.section))) {
    const after = from?.section === section ? from.position : undefined;
    const sources = queriesOf(section, query, containing, after).map((source) => items(table, source));
    for await (const item of merged(sources, isForward(section))) {
      if (item.position !== after) yield { item, place: { section, position: item.position } };
    }
  }
}

function queriesOf(section: Section, query: TicketQuery, containing: Containing, after: string | undefined): readonly Query[] {
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
  const statuses = section !== 'open' ? [section] : query.view === 'unassigned' ? (['new'] as const) : OPEN_STATUSES;
  return statuses.map((status) => ({ index: 'byQueue', partition: queueOf(status), ...range }));
}
