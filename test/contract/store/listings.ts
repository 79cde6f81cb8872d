import type { Ticket } from '../../../bot/model/ticket';
import { NEVER } from '../../../bot/model/ticket';
import type { TicketStatus } from '../../../bot/model/ticket-view';
import type { Store, TicketQuery } from '../../../bot/ports';
import type { StoreMaker, StoreUnderTest } from '../store.contract';
import { eventually } from './eventually';
import { AT, change, committed, conversation, EXPIRES, event, message, opening, openTicket, ticket } from './fixtures';

const QUERY: TicketQuery = {
  view: 'all',
  login: 'ana',
  now: '2026-11-24T12:00:00.000Z',
  dueBefore: '2026-11-24T14:00:00.000Z',
  limit: 50,
};

/** The queue, in its views, page by page. */
export function describeListings(make: StoreMaker): void {
  describe('in a listing', () => {
    let at: StoreUnderTest;
    beforeEach(async () => {
      at = await make();
    });

    test('shows each view its tickets, soonest due first', async () => {
      const { store } = at;
      await queue(store);
      const views = {
        all: ['late', 'mine', 'soon', 'hers', 'waits', 'free', 'done2', 'done1', 'gone2', 'gone1'],
        unassigned: ['late', 'soon', 'free'],
        mine: ['mine', 'waits'],
        due: ['soon', 'hers'],
        overdue: ['late', 'mine'],
      } as const;
      for (const view of ['all', 'unassigned', 'mine', 'due', 'overdue'] as const) {
        await eventually(async () => expect([view, await ids(store, { view })]).toEqual([view, views[view]]));
      }
      expect(await ids(store, { view: 'mine', login: 'nobody' })).toEqual([]);
    });

    test('puts danger that nobody has answered before everything else, in each view it belongs to', async () => {
      const { store } = at;
      await queue(store);
      const ana = { login: 'ana', name: 'Ana' };
      const danger = { dangerAt: AT, dangerKinds: ['smoke'], firstResponseDueAt: '2026-11-24T13:59:00.000Z' };
      await openTicket(store, ticket('fire', 'cd1', danger));
      await openTicket(store, ticket('gas', 'cd2', { ...danger, status: 'assigned', assignee: ana }));
      const hers = (await store.loadTicket('gas'))!;
      await openTicket(
        store,
        ticket('answered', 'cd3', { ...danger, status: 'waiting_customer', assignee: ana, firstRespondedAt: AT }),
      );
      await eventually(async () => expect(await ids(store, {})).toHaveLength(13));
      for (const [view, first] of [
        ['danger', ['fire', 'gas']],
        ['all', ['fire', 'gas', 'late']],
        ['unassigned', ['fire', 'late']],
        ['mine', ['gas', 'mine']],
        ['due', ['fire', 'gas', 'soon']],
        ['overdue', ['late', 'mine']],
      ] as const) {
        expect([view, (await ids(store, { view })).slice(0, first.length)]).toEqual([view, first]);
        for (const limit of [1, 2]) expect(await paged(store, { view, limit })).toEqual(await ids(store, { view }));
      }
      const overdue = await ids(store, { view: 'overdue', now: '2026-11-24T13:59:30.000Z' });
      expect(overdue.slice(0, 2)).toEqual(['fire', 'gas']);
      await committed(store, change({ ticket: move(hers, { status: 'waiting_customer', firstRespondedAt: AT }) }));
      await eventually(async () => expect(await ids(store, { view: 'danger' })).toEqual(['fire']));
    });

    test('gives whole tickets', async () => {
      const { store } = at;
      const opened = await openTicket(store, ticket('k1', 'c1'));
      await eventually(async () => expect((await store.listTickets(QUERY)).tickets).toEqual([opened]));
      expect(await store.listTicketsDue('2027-01-01T00:00:00.000Z', 5)).toEqual([opened]);
    });

    test.each([1, 2, 3, 4, 50])('pages through every view by %i without losing or repeating one', async (limit) => {
      const { store } = at;
      await queue(store);
      await eventually(async () => expect(await ids(store, {})).toHaveLength(10));
      for (const view of ['all', 'unassigned', 'mine', 'due', 'overdue'] as const) {
        expect(await paged(store, { view, limit })).toEqual(await ids(store, { view }));
        expect(await paged(store, { view, limit, q: 'gotea' })).toEqual(await ids(store, { view }));
      }
    });

    test('continues after its position when tickets come and go between two pages', async () => {
      const { store } = at;
      await queue(store);
      await eventually(async () => expect(await ids(store, {})).toHaveLength(10));
      const first = await store.listTickets({ ...QUERY, limit: 3 });
      await openTicket(store, ticket('new', 'cn', { firstResponseDueAt: '2026-11-24T13:45:00.000Z' }));
      const [gone] = first.tickets.slice(-1);
      await committed(store, change({ ticket: move(gone!, { status: 'closed', updatedAt: '2026-11-24T12:00:00.000Z' }) }));
      await eventually(async () => {
        const second = await store.listTickets({ ...QUERY, ...cursorOf(first), limit: 3 });
        expect(second.tickets.map(({ id }) => id)).toEqual(['hers', 'new', 'waits']);
      });
    });

    const searches = [
      ['M-SOON', ['soon']],
      ['m-soon', ['soon']],
      ['GOTEA', ['late', 'mine', 'soon', 'hers', 'waits', 'free', 'done2', 'done1', 'gone2', 'gone1']],
      ['jose', ['free']],
      ['pérez', ['free']],
      ['PEREZ', ['free']],
      ['ZOË@EXAMPLE.COM', ['gone1']],
      ['  ', ['late', 'mine', 'soon', 'hers', 'waits', 'free', 'done2', 'done1', 'gone2', 'gone1']],
      ['%', []],
      ['no such thing', []],
    ] as const;
    test.each(searches)('finds %j by number, subject and customer, in any case', async (q, found) => {
      const { store } = at;
      await queue(store);
      await eventually(async () => expect(await ids(store, { q })).toEqual(found));
      expect(await paged(store, { q, limit: 1 })).toEqual(found);
    });

    test('refuses a cursor that it did not make for this view', async () => {
      const { store } = at;
      await queue(store);
      await eventually(async () => expect(await ids(store, {})).toHaveLength(10));
      const { cursor = '' } = await store.listTickets({ ...QUERY, limit: 2 });
      const forged = (text: string) => Buffer.from(text).toString('base64url');
      const wrong = [
        '',
        'x',
        '%00',
        cursor.slice(0, -4),
        forged('null'),
        forged('{}'),
        forged('["all","open"]'),
        forged('["all","nowhere","2026-11-24T12:00:00.000Z#k"]'),
        forged('["all","open","k"]'),
        forged('["all","open",7]'),
        forged('["all","open","2026-11-24T12:00:00.000Z#\\ud800"]'),
      ];
      for (const bad of wrong) {
        await expect(store.listTickets({ ...QUERY, cursor: bad })).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
      }
      await expect(store.listTickets({ ...QUERY, view: 'mine', cursor })).rejects.toMatchObject({ code: 'INVALID_REQUEST' });
    });

    test('names the tickets whose time has come, open ones by due time and resolved ones by when they close', async () => {
      const { store } = at;
      await queue(store);
      await openTicket(store, ticket('never', 'c0', { status: 'resolved', updatedAt: '2026-11-20T00:00:00.000Z' }));
      const due = async (before: string, limit = 50) => (await store.listTicketsDue(before, limit)).map(({ id }) => id);
      await eventually(async () =>
        expect(await due('2026-11-24T14:00:00.000Z')).toEqual(['late', 'done1', 'mine', 'soon', 'hers']),
      );
      expect(await due('2026-11-24T14:00:00.000Z', 2)).toEqual(['late', 'done1']);
      expect(await due('2026-11-24T09:00:00.000Z')).toEqual([]);
      expect(await due('2030-01-01T00:00:00.000Z')).toEqual(['late', 'done1', 'mine', 'soon', 'hers', 'waits', 'free', 'done2']);
    });

    test.each([1, 2, 3])('names them in lists of %i, one behind the other, and the last one is shorter', async (limit) => {
      const { store } = at;
      await queue(store);
      const before = '2030-01-01T00:00:00.000Z';
      await eventually(async () => expect(await store.listTicketsDue(before, 50)).toHaveLength(8));
      const found: string[] = [];
      for (
        let list = await store.listTicketsDue(before, limit);
        ;
        list = await store.listTicketsDue(before, limit, list.at(-1))
      ) {
        found.push(...list.map(({ id }) => id));
        if (list.length < limit) break;
      }
      expect(found).toEqual(['late', 'done1', 'mine', 'soon', 'hers', 'waits', 'free', 'done2']);
    });

    test('tells which tickets are to be looked at: in order, page by page, those of an unknown time at once, none too early', async () => {
      const { store } = at;
      const times = ['2026-11-24T10:00:00.000Z', '2026-11-23T10:00:00.000Z', '2026-11-24T10:00:00.000Z', NEVER];
      for (const [place, nextActionAt] of times.entries())
        await openTicket(store, ticket(`k${place}`, `c${place}`, { nextActionAt }));
      await openTicket(store, ticket('unknown', 'cu'));
      await openTicket(store, ticket('closed', 'cc', { status: 'closed' }));
      const due = async (now: string) => (await store.listNextActions(now, 50)).map(({ id }) => id);
      await eventually(async () => expect(await due('2026-11-24T10:00:00.000Z')).toEqual(['unknown', 'k1', 'k0', 'k2']));
      expect(await due('2026-11-24T09:59:59.999Z')).toEqual(['unknown', 'k1']);
      const first = await store.listNextActions('2026-11-30T00:00:00.000Z', 2);
      const second = await store.listNextActions('2026-11-30T00:00:00.000Z', 2, first.at(-1));
      expect([...first, ...second].map(({ id }) => id)).toEqual(['unknown', 'k1', 'k0', 'k2']);
      expect(await store.listNextActions('2026-11-30T00:00:00.000Z', 2, second.at(-1))).toEqual([]);
    });

    test('files tickets again by other rules, at the version that they have', async () => {
      const { store } = at;
      const opened = await openTicket(store, ticket('k1', 'c1', { nextActionAt: NEVER }));
      const rules = (key: string, nextActionAt: string) => ({ key, nextActionAt: () => nextActionAt });
      const file = async (how: ReturnType<typeof rules>) => {
        while (!(await store.refileTickets(how, 10)));
      };
      await file(rules('a', AT));
      // Those of earlier versions had an expiry while they were open.
      const { expiresAtSeconds: _, ...kept } = opened;
      await eventually(async () => expect(await store.listNextActions(AT, 5)).toEqual([{ ...kept, nextActionAt: AT }]));
      await file(rules('a', NEVER));
      expect(await store.listNextActions(AT, 5)).toHaveLength(1);
      await file(rules('b', NEVER));
      await eventually(async () => expect(await store.listNextActions(AT, 5)).toEqual([]));
      expect(await store.loadTicket('k1')).toEqual(kept);
    });

    test('finds a ticket by the words that its customer and its team wrote, not by those of the bot', async () => {
      const { store } = at;
      const head = conversation('c1', { lastSeq: 3 });
      const opened = opening(ticket('k1', 'c1'));
      const told = [
        message(1, 'Es la secadora del pedido 48213, en Ávila'),
        message(2, 'Le paso a una persona', { author: { role: 'bot' } }),
        message(3, '¿Trae el albarán?', { author: { role: 'agent', name: 'Ana' } }),
      ];
      await committed(store, change({ conversation: { expected: 0, next: head }, messages: told, ticket: opened }));
      await openTicket(store, ticket('k2', 'c2'));
      for (const q of ['secadora', 'SECADORAS', '48213', 'avila', 'albarán secadora', 'lavadora secadora'])
        await eventually(async () => expect([q, await ids(store, { q })]).toEqual([q, ['k1']]));
      for (const q of ['persona', 'frigorífico', 'secadora frigorífico']) expect(await ids(store, { q })).toEqual([]);
      // Later versions keep what was said before.
      const before = await store.loadTicket('k1');
      await committed(store, change({ ticket: move(before!, { status: 'assigned', assignee: { login: 'ana', name: 'Ana' } }) }));
      await eventually(async () => expect(await ids(store, { q: 'albarán', view: 'mine' })).toEqual(['k1']));
      expect(await at.dump()).not.toMatch(/albaran/);
    });

    test('gives first what is exactly meant: a number, an address, a name', async () => {
      const { store } = at;
      const later = { firstResponseDueAt: '2026-11-25T09:30:00.000Z' };
      const near = { name: 'Ana María', email: 'ana.maria@example.com' };
      for (const place of ['1', '2', '3']) await openTicket(store, ticket(`n${place}`, `n${place}`, { customer: near }));
      await openTicket(store, ticket('exact', 'c9', { ...later, customer: { name: 'Ana', email: 'maria@example.com' } }));
      const first = async (q: string) => (await ids(store, { q, limit: 2 })).slice(0, 1);
      for (const q of ['ana', ' ÁNA ', 'maria@example.com', 'M-exact', 'm-EXACT'])
        await eventually(async () => expect([q, await first(q)]).toEqual([q, ['exact']]));
      expect([...new Set(await paged(store, { q: 'ana', limit: 1 }))].sort()).toEqual(['exact', 'n1', 'n2', 'n3']);
    });

    test('keeps what is snoozed out of the views of what there is to do, until its time or until it is woken', async () => {
      const { store } = at;
      const until = '2026-11-24T12:30:00.000Z';
      const ana = { login: 'ana', name: 'Ana' };
      const snoozed = { snoozedUntil: until, firstResponseDueAt: '2026-11-24T11:00:00.000Z' };
      const free = await openTicket(store, ticket('free', 'c1', snoozed));
      await openTicket(store, ticket('mine', 'c2', { ...snoozed, status: 'assigned', assignee: ana }));
      await openTicket(store, ticket('other', 'c3', { firstResponseDueAt: '2026-11-24T11:30:00.000Z' }));
      const shown = async (more: Partial<TicketQuery>) => {
        const views = ['all', 'unassigned', 'mine', 'due', 'overdue'] as const;
        return Promise.all(views.map(async (view) => (await paged(store, { view, limit: 1, ...more })).join(' ')));
      };
      await eventually(async () => expect(await shown({})).toEqual(['free mine other', 'other', 'mine', '', 'other']));
      expect(await shown({ now: '2026-11-24T10:00:00.000Z' })).toEqual(['free mine other', 'other', 'mine', 'other', '']);
      expect(await shown({ q: 'gotea' })).toEqual(['free mine other', 'other', 'mine', '', 'other']);
      // Neither by its time nor by a part of it is a ticket found.
      for (const q of [until, until.toLowerCase(), '2026', '12:30']) expect(await ids(store, { q })).toEqual([]);
      const awake = ['free mine other', 'free other', 'mine', '', 'free mine other'];
      expect(await shown({ now: until })).toEqual(awake);
      const { snoozedUntil: _, ...woken } = free;
      const step = move(free, {});
      await committed(store, change({ ticket: { ...step, next: { ...woken, version: 2 } } }));
      await eventually(async () => expect(await shown({})).toEqual(['free mine other', 'free other', 'mine', '', 'free other']));
      expect((await store.listTicketsDue('2026-11-24T12:00:00.000Z', 50)).map(({ id }) => id)).toEqual(['free', 'mine', 'other']);
    });

    test('moves a ticket when it is claimed, answered, resolved and closed', async () => {
      const { store } = at;
      const opened = await openTicket(store, ticket('k1', 'c1'));
      const ana = { login: 'ana', name: 'Ana' };
      const moves = [
        [opened, ['all', 'unassigned', 'overdue']],
        [{ status: 'assigned', assignee: ana }, ['all', 'mine', 'overdue']],
        [{ status: 'waiting_customer', assignee: ana, firstRespondedAt: AT }, ['all', 'mine']],
        [{ status: 'resolved', assignee: ana, resolvedAt: AT, closesAt: '2026-11-24T00:00:00.000Z' }, ['all']],
        [{ status: 'closed', assignee: ana }, ['all']],
      ] as const;
      let now = opened;
      for (const [more, seenIn] of moves) {
        if (now !== more) {
          const step = move(now, more);
          await committed(store, change({ ticket: step }));
          now = (await store.loadTicket('k1'))!;
        }
        await eventually(async () => {
          const views = ['all', 'unassigned', 'mine', 'due', 'overdue'] as const;
          const seen = await Promise.all(views.map(async (view) => ((await ids(store, { view })).length > 0 ? [view] : [])));
          expect(seen.flat()).toEqual(seenIn);
        });
      }
    });

    test('does not show what has expired', async () => {
      const { store, clock } = at;
      await queue(store);
      clock.set(new Date(EXPIRES * 1000).toISOString());
      expect(await ids(store, {})).toEqual([]);
      expect(await store.listTicketsDue('2030-01-01T00:00:00.000Z', 50)).toEqual([]);
    });
  });
}

/** Ten tickets; half past nine on the 23rd is when each was opened. */
async function queue(store: Store): Promise<void> {
  const ana = { login: 'ana', name: 'Ana' };
  const luis = { login: 'luis', name: 'Luis' };
  const open = (id: string, time: string, status: TicketStatus = 'new', more: Partial<Ticket> = {}) => {
    const number = `M-${id.toUpperCase()}`;
    const due = { firstResponseDueAt: `2026-11-24T${time}:00.000Z` };
    return openTicket(store, ticket(id, `c-${id}`, { number, status, customer: {}, ...due, ...more }));
  };
  await open('free', '18:00', 'new', { customer: { name: 'José Pérez' } });
  await open('late', '09:00');
  await open('soon', '12:00');
  await open('mine', '11:00', 'assigned', { assignee: ana });
  await open('hers', '13:30', 'assigned', { assignee: luis });
  const answered = { assignee: ana, firstRespondedAt: AT, resolutionDueAt: '2026-11-24T16:00:00.000Z' };
  await open('waits', '09:30', 'waiting_customer', answered);
  await open('done1', '09:00', 'resolved', { assignee: ana, closesAt: '2026-11-24T10:00:00.000Z' });
  await open('done2', '09:00', 'resolved', { assignee: luis, closesAt: '2026-11-26T10:00:00.000Z' });
  await open('gone1', '09:00', 'closed', { updatedAt: '2026-11-23T11:00:00.000Z', customer: { email: 'zoë@example.com' } });
  await open('gone2', '09:00', 'closed', { updatedAt: '2026-11-23T12:00:00.000Z' });
}

async function ids(store: Store, more: Partial<TicketQuery>): Promise<string[]> {
  return (await store.listTickets({ ...QUERY, ...more })).tickets.map(({ id }) => id);
}

async function paged(store: Store, more: Partial<TicketQuery> & { readonly limit: number }): Promise<string[]> {
  const found: string[] = [];
  for (let cursor: { readonly cursor?: string } | undefined = {}; cursor !== undefined; ) {
    const page: Awaited<ReturnType<Store['listTickets']>> = await store.listTickets({ ...QUERY, ...more, ...cursor });
    expect(page.tickets.length).toBeLessThanOrEqual(more.limit);
    found.push(...page.tickets.map(({ id }) => id));
    cursor = page.cursor === undefined ? undefined : { cursor: page.cursor };
  }
  return found;
}

function cursorOf({ cursor }: { readonly cursor?: string }) {
  return cursor === undefined ? {} : { cursor };
}

function move(from: Ticket, more: Partial<Ticket>) {
  const next = { ...from, ...more, version: from.version + 1 };
  return { expected: from.version, next, events: [event(next.version)] };
}
