import { TICKET_VIEWS } from '../../../../bot/ports';
import { openTicket, ticket } from '../../../contract/store/fixtures';
import { type TestServer, testServer } from './table';

const NOW = '2026-11-23T09:30:00.000Z';
const ANA = { login: 'ana', name: 'Ana' };
const QUERY = { login: 'ana', now: NOW, dueBefore: '2026-11-23T17:30:00.000Z', onlyToShow: true } as const;

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

async function aDesk() {
  const { store } = (await server.freshTable()).open();
  const due = (time: string) => ({ firstResponseDueAt: time, promisedAt: time });
  const [late, soon, later] = [due('2026-11-23T09:00:00.000Z'), due('2026-11-23T12:00:00.000Z'), due('2026-11-27T12:00:00.000Z')];
  await openTicket(store, ticket('k1.1', 'k1', { status: 'new', ...late }));
  await openTicket(store, ticket('k2.1', 'k2', { status: 'assigned', assignee: ANA, ...soon }));
  await openTicket(
    store,
    ticket('k3.1', 'k3', { status: 'assigned', assignee: ANA, snoozedUntil: '2026-11-24T09:00:00.000Z', ...later }),
  );
  await openTicket(
    store,
    ticket('k4.1', 'k4', { status: 'waiting_customer', assignee: { login: 'luis', name: 'Luis' }, ...later }),
  );
  await openTicket(store, ticket('k5.1', 'k5', { status: 'new', dangerAt: NOW, dangerKinds: ['gas'], ...later }));
  await openTicket(
    store,
    ticket('k6.1', 'k6', { status: 'resolved', assignee: ANA, closesAt: '2026-11-26T09:00:00.000Z', ...soon }),
  );
  return store;
}

const ids = (tickets: readonly { readonly id: string }[]) => tickets.map(({ id }) => id);

it('a page of all tickets says what each view has, as the views say it themselves', async () => {
  const store = await aDesk();
  const { byView } = await store.listTickets({ view: 'all', withViews: true, limit: 100, ...QUERY });
  const alone: Record<string, readonly string[]> = {};
  for (const view of TICKET_VIEWS) alone[view] = ids((await store.listTickets({ view, limit: 100, ...QUERY })).tickets);
  expect(Object.fromEntries(TICKET_VIEWS.map((view) => [view, ids(byView?.get(view) ?? [])]))).toEqual(alone);
  expect(alone).toMatchObject({ danger: ['k5.1'], overdue: ['k1.1'] });
});

it('a page says nothing of the views when there may be further open tickets, and when it is not asked', async () => {
  const store = await aDesk();
  expect((await store.listTickets({ view: 'all', withViews: true, limit: 5, ...QUERY })).byView).toBeUndefined();
  expect((await store.listTickets({ view: 'all', withViews: true, limit: 6, ...QUERY })).byView).toBeDefined();
  expect((await store.listTickets({ view: 'all', limit: 100, ...QUERY })).byView).toBeUndefined();
});
