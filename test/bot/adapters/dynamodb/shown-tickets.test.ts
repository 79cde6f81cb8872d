import { change, committed, openTicket, ticket } from '../../../contract/store/fixtures';
import { meterTable } from '../../../support/table-meter';
import { type TestServer, testServer } from './table';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const AT = '2026-11-23T09:30:00.000Z';
const toShow = { view: 'all', login: '', now: AT, dueBefore: AT, limit: 10, onlyToShow: true } as const;

test('a list that is shown again reads only the tickets that have changed since', async () => {
  const table = await server.freshTable();
  const { store, client } = table.open();
  for (const id of ['k1', 'k2', 'k3']) await openTicket(store, ticket(id, 'c1'));
  const meter = meterTable(client);
  const show = async () => {
    meter.take();
    const { tickets } = await store.listTickets(toShow);
    return {
      subjects: tickets.map(({ subject }) => subject),
      reads: meter.take().commands.filter((one) => one === 'BatchGetItem'),
    };
  };
  const before = await show();
  expect(before).toEqual({ subjects: Array(3).fill('Mi lavadora gotea'), reads: ['BatchGetItem'] });
  expect(await show()).toEqual({ ...before, reads: [] });
  const changed = (await store.loadTicket('k2'))!;
  const next = { ...changed, version: 2, subject: 'Ya no gotea' };
  // By somebody else, whose process this one does not hear of.
  const event = { version: 2, at: AT, kind: 'noted', actor: 'ana' };
  await committed(table.open().store, change({ ticket: { expected: 1, next, events: [event] } }));
  const subjects = ['Mi lavadora gotea', 'Ya no gotea', 'Mi lavadora gotea'];
  expect(await show()).toEqual({ subjects, reads: ['BatchGetItem'] });
  expect(await show()).toEqual({ subjects, reads: [] });
  meter.take();
  const { onlyToShow: _, ...toDecide } = toShow;
  await store.listTickets(toDecide);
  expect(meter.take().commands).toContain('BatchGetItem');
});

test('what has expired since it was shown is shown no more', async () => {
  const table = await server.freshTable();
  let now = new Date(AT);
  const { store } = table.open({ clock: { now: () => now } });
  const until = Math.floor(now.getTime() / 1_000) + 60;
  await openTicket(store, ticket('k1', 'c1', { expiresAtSeconds: until }));
  const shown = async () => (await store.listTickets(toShow)).tickets.map(({ id }) => id);
  expect(await shown()).toEqual(['k1']);
  now = new Date((until + 1) * 1_000);
  expect(await shown()).toEqual([]);
});
