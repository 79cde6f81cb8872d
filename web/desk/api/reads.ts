import { signal } from '@preact/signals';
import type { QueryObserverResult } from '@tanstack/react-query';
import { useEffect } from 'preact/hooks';
import { read } from './as-staff';
import { every, everyUnlessHinted, liveSince } from './pace';
import { queries, useQuery } from './query';
import type { StaffList, Ticket, TicketCounts, TicketPage } from './types';

/** One page is read every five seconds; of a longer list all pages are read, so less often. */
const QUEUE_MS = 5_000;
const SLOWEST_MS = 60_000;

export const VIEWS = ['unassigned', 'mine', 'due', 'overdue', 'all'] as const;
export type View = (typeof VIEWS)[number];

export const queueKey = ['tickets'] as const;
/** Whether a query is a search through the queue, or filters it. */
export const isSearch = (key: readonly unknown[]): boolean =>
  key[0] === queueKey[0] && typeof key[2] === 'string' && key[2] !== '';

/** What narrows a list or orders it, by the names that the address and the API give it. */
export const FILTERS = [
  'status',
  'label',
  'owner',
  'language',
  'channel',
  'priority',
  'olderThanHours',
  'newerThanHours',
  'sort',
] as const;
export type Filters = Readonly<Partial<Record<(typeof FILTERS)[number], string>>>;
/** The view on the page, while its first page is all that is shown of it: it comes with what is watched. */
const shown = signal<View | undefined>(undefined);
/** Whether a query is a list that comes with what is watched. */
export const comesAlong = (key: readonly unknown[]): boolean =>
  shown.value !== undefined && key.join() === listKey(shown.value, '', 1).join();

/** What a list is searched for and narrowed by, as a part of an address; empty when it is a whole view. */
export const narrowing = (q: string, filters: Filters): string =>
  String(new URLSearchParams({ ...(q === '' ? {} : { q }), ...filters }));

const listKey = (view: View, narrowed: string, pages: number) => [...queueKey, view, narrowed, pages];

function readPage(view: View, narrowed = '', cursor?: string): Promise<TicketPage> {
  const query = new URLSearchParams(narrowed);
  query.set('view', view);
  if (cursor !== undefined) query.set('cursor', cursor);
  return read<TicketPage>(`/v1/tickets?${query}`);
}

/**
 * The first `pages` pages as one list. Each refresh reads them all, so that none is older than another; but a list that was
 * just read only loads its next page.
 */
async function readQueue(view: View, narrowed: string, pages: number): Promise<TicketPage> {
  const shorter = queries.getQueryState<TicketPage>(listKey(view, narrowed, pages - 1));
  const before = queries.getQueryData<TicketPage>(listKey(view, narrowed, pages));
  const grows = before === undefined && shorter?.isInvalidated === false;
  let { tickets, cursor }: TicketPage = (grows && shorter.data) || { tickets: [] };
  const missing = tickets.length === 0 ? pages : 1;
  for (let page = 0; page < missing && (page === 0 || cursor !== undefined); page += 1) {
    const next = await readPage(view, narrowed, cursor);
    tickets = withNext(tickets, next.tickets);
    cursor = next.cursor;
  }
  // The first page is needed when the person returns to it; of the others the longest list is enough.
  if (pages > 2) queries.removeQueries({ queryKey: listKey(view, narrowed, pages - 1), exact: true });
  return { tickets: sharing(before?.tickets ?? [], tickets), ...(cursor === undefined ? {} : { cursor }) };
}

/** A ticket that changed between two pages may be on both: the later read is right. */
function withNext(before: readonly Ticket[], next: readonly Ticket[]): Ticket[] {
  const again = new Set(next.map(({ number }) => number));
  return [...before.filter(({ number }) => !again.has(number)), ...next];
}

/** Rows that have not changed stay the same objects: comparing versions costs a fiftieth of comparing the content. */
function sharing(before: readonly Ticket[], now: readonly Ticket[]): Ticket[] {
  const known = new Map(before.map((ticket) => [ticket.number, ticket]));
  return now.map((ticket) => {
    const earlier = known.get(ticket.number);
    return earlier?.version === ticket.version && earlier.snoozedUntil === ticket.snoozedUntil ? earlier : ticket;
  });
}

/** @param narrowed see `narrowing` */
export function useQueue(view: View, narrowed: string, pages: number): QueryObserverResult<TicketPage> {
  useEffect(() => {
    shown.value = narrowed === '' && pages === 1 ? view : undefined;
    return () => {
      shown.value = undefined;
    };
  }, [view, narrowed, pages]);
  return useQuery<TicketPage>({
    queryKey: listKey(view, narrowed, pages),
    queryFn: () => readQueue(view, narrowed, pages),
    // A search may look through the whole queue, so it is read again once a minute, and hints do not hurry it.
    refetchInterval:
      narrowed === '' ? everyUnlessHinted(Math.min(QUEUE_MS * pages, SLOWEST_MS), pages === 1 ? ALONG_MS : 0) : every(SLOWEST_MS),
    structuralSharing: false,
  });
}

/** The tickets known without a request: from every loaded list of the view, with or without a search. */
export function loadedTickets(view: View): readonly Ticket[] {
  const lists = queries.getQueriesData<TicketPage>({ queryKey: [...queueKey, view] });
  return [...new Map(lists.flatMap(([, page]) => page?.tickets ?? []).map((ticket) => [ticket.number, ticket])).values()];
}

export const overviewKey = ['overview'] as const;
/** Seldom, since this also runs while nobody looks. */
const OVERVIEW_MS = 15_000;
/** A list that comes along is read by itself only when that has not happened for so long. */
const ALONG_MS = 90_000;

/** With hints, the list that is shown comes along, which saves half of the requests. */
async function readOverview(): Promise<TicketCounts> {
  const view = liveSince.value === undefined ? undefined : shown.value;
  const found = await read<TicketCounts>(`/v1/ticket-counts${view === undefined ? '' : `?view=${view}`}`);
  const { list } = found;
  if (view !== undefined && list !== undefined)
    queries.setQueryData<TicketPage>(listKey(view, '', 1), (before) => ({
      ...list,
      tickets: sharing(before?.tickets ?? [], list.tickets),
    }));
  return found;
}

/** How many tickets each view has, the person's own, and those in danger: one read for all that is watched, also on a hidden page. */
export function useOverview(): TicketCounts | undefined {
  return useQuery<TicketCounts>({
    queryKey: overviewKey,
    queryFn: readOverview,
    refetchInterval: everyUnlessHinted(OVERVIEW_MS),
    refetchIntervalInBackground: true,
  }).data;
}

export const staffKey = ['staff'] as const;
/** Who takes tickets changes a few times a day; whoever opens a part of the page that needs it reads it again. */
const TEAM_MS = 5 * 60_000;

export function useStaff(): QueryObserverResult<StaffList> {
  return useQuery<StaffList>({
    queryKey: staffKey,
    queryFn: () => read<StaffList>('/v1/staff'),
    staleTime: 30_000,
    refetchInterval: every(TEAM_MS),
  });
}

/** "12", or "99+"; nothing for none. */
export function countText({ count, more }: TicketCounts['views']['mine'] = { count: 0 }): string | undefined {
  if (count === 0) return undefined;
  return more === true ? `${count}+` : String(count);
}
