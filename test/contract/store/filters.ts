import type { Ticket } from '../../../bot/model/ticket';
import type { TicketFilter, TicketSort } from '../../../bot/model/ticket-filter';
import type { Store, TicketQuery } from '../../../bot/ports';
import type { StoreMaker, StoreUnderTest } from '../store.contract';
import { eventually } from './eventually';
import { openTicket, ticket } from './fixtures';

const QUERY: TicketQuery = {
  view: 'all',
  login: 'ana',
  now: '2026-11-24T12:00:00.000Z',
  dueBefore: '2026-11-24T14:00:00.000Z',
  limit: 50,
};
const ana = { login: 'ana', name: 'Ana' };
const luis = { login: 'luis', name: 'Luis' };

/** Lists of tickets that have something in common, and other orders of them. */
export function describeFilters(make: StoreMaker): void {
  describe('in a filtered or sorted listing', () => {
    let at: StoreUnderTest;
    beforeEach(async () => {
      at = await make();
      await queue(at.store);
      await eventually(async () => expect(await ids(at.store, {})).toHaveLength(6));
    });

    const filters: readonly (readonly [TicketFilter, readonly string[]])[] = [
      [{ status: 'assigned' }, ['b', 'c']],
      [{ status: 'closed' }, ['f']],
      [{ label: 'CALL back' }, ['b', 'f']],
      [{ label: 'call' }, []],
      [{ owner: 'luis' }, ['c', 'd']],
      [{ owner: 'nobody' }, []],
      [{ language: 'en' }, ['c', 'f']],
      [{ channel: 'teams' }, ['d']],
      [{ priority: 'urgent' }, ['a', 'c']],
      [{ olderThanHours: 24 }, ['d', 'e', 'f']],
      [{ newerThanHours: 24 }, ['a', 'b', 'c']],
      [{ olderThanHours: 2, newerThanHours: 48 }, ['b', 'c', 'd']],
      [{ owner: 'luis', priority: 'urgent', language: 'en' }, ['c']],
      [{ owner: 'luis', priority: 'urgent', language: 'es' }, []],
    ];
    test.each(filters)('shows what %j asks for, page by page', async (filter, found) => {
      const { store } = at;
      expect(await ids(store, { filter })).toEqual(found);
      for (const limit of [1, 2]) expect(await paged(store, { filter, limit })).toEqual(found);
    });

    test('filters within views and searches', async () => {
      const { store } = at;
      expect(await ids(store, { view: 'mine', filter: { label: 'call back' } })).toEqual(['b']);
      expect(await ids(store, { view: 'mine', filter: { status: 'resolved' } })).toEqual([]);
      expect(await ids(store, { view: 'unassigned', filter: { priority: 'urgent' } })).toEqual(['a']);
      expect(await ids(store, { q: 'secadora', filter: { language: 'en' } })).toEqual(['c']);
      expect(await ids(store, { q: 'secadora' })).toEqual(['c', 'd']);
    });

    test('follows a ticket when what it is filtered by changes', async () => {
      const { store } = at;
      const filter = { label: 'vip' };
      const before = (await store.loadTicket('b'))!;
      const next = { ...before, version: 2, labels: ['vip'], priority: 'urgent' as const };
      const step = { expected: 1, next, events: [{ version: 2, at: QUERY.now, kind: 'labelled', actor: 'ana' }] };
      expect((await store.commit({ messages: [], outbox: [], ticket: step })).kind).toBe('committed');
      await eventually(async () => expect(await ids(store, { filter })).toEqual(['b', 'f']));
      expect(await ids(store, { filter: { label: 'call back' } })).toEqual(['f']);
    });

    const sorts: readonly (readonly [TicketSort, readonly string[]])[] = [
      ['oldest', ['d', 'c', 'b', 'a', 'e', 'f']],
      ['newest', ['a', 'b', 'c', 'd', 'e', 'f']],
      ['updated', ['d', 'a', 'c', 'b', 'e', 'f']],
      ['priority', ['a', 'c', 'b', 'd', 'e', 'f']],
    ];
    test.each(sorts)('sorts the open ones by %s, page by page, and leaves the others behind them', async (sort, order) => {
      const { store } = at;
      expect(await ids(store, { sort })).toEqual(order);
      for (const limit of [1, 2, 5]) expect(await paged(store, { sort, limit })).toEqual(order);
      expect(await ids(store, { sort, filter: { olderThanHours: 24 } })).toEqual(['d', 'e', 'f']);
    });

    test('refuses a cursor of another order', async () => {
      const { store } = at;
      const { cursor = '' } = await store.listTickets({ ...QUERY, sort: 'newest', limit: 2 });
      for (const more of [{}, { sort: 'oldest' as const }])
        await expect(store.listTickets({ ...QUERY, ...more, cursor })).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
    });
  });
}

/** In order of due time: a new one, two assigned ones and one that waits; then a resolved and a closed one. */
async function queue(store: Store): Promise<void> {
  const day = (date: string, hour: string) => `2026-11-${date}T${hour}:00:00.000Z`;
  const open = (id: string, openedAt: string, dueHour: string, more: Partial<Ticket>) =>
    openTicket(store, ticket(id, `c-${id}`, { openedAt, firstResponseDueAt: day('25', dueHour), ...more }));
  const dryer = { subject: 'La secadora no seca' };
  await open('a', day('24', '11'), '09', { priority: 'urgent', updatedAt: day('24', '11') });
  await open('b', day('24', '10'), '10', {
    status: 'assigned',
    assignee: ana,
    labels: ['Call back'],
    updatedAt: day('24', '09'),
  });
  await open('c', day('24', '09'), '11', {
    status: 'assigned',
    assignee: luis,
    ...dryer,
    language: 'en',
    priority: 'urgent',
    updatedAt: day('24', '10'),
  });
  await open('d', day('23', '11'), '12', {
    status: 'waiting_customer',
    assignee: luis,
    channel: 'teams',
    ...dryer,
    updatedAt: day('24', '12'),
  });
  await open('e', day('20', '11'), '13', { status: 'resolved', assignee: ana, closesAt: day('26', '10') });
  await open('f', day('19', '11'), '14', { status: 'closed', language: 'en', labels: ['vip', 'call back'] });
}

async function ids(store: Store, more: Partial<TicketQuery>): Promise<string[]> {
  return (await store.listTickets({ ...QUERY, ...more })).tickets.map(({ id }) => id);
}

async function paged(store: Store, more: Partial<TicketQuery>): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: { readonly cursor?: string } | undefined = {}; cursor !== undefined; ) {
    const page: Awaited<ReturnType<Store['listTickets']>> = await store.listTickets({ ...QUERY, ...more, ...cursor });
    found.push(...page.tickets.map(({ id }) => id));
    cursor = page.cursor === undefined ? undefined : { cursor: page.cursor };
  }
  return found;
}
