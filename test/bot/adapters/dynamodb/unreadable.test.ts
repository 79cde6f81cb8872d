import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { ticketAttributes } from '../../../../bot/adapters/dynamodb/attributes';
import { shortForm } from '../../../../bot/adapters/dynamodb/items/form';
import { availabilityKey, filingKey, type Key, ticketKey } from '../../../../bot/adapters/dynamodb/table/keys';
import { packed, unpacked } from '../../../../bot/adapters/dynamodb/table/packing';
import { AT, change, committed, openTicket, outboxItem, ticket } from '../../../contract/store/fixtures';
import { fileTickets } from '../../../support/file-tickets';
import { smallKnowledge } from '../../../support/small-knowledge';
import { documents } from './documents';
import { type TestServer, testServer } from './table';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const UNREADABLE = ['{"half":', '{"subject":"of another version"}', 'null'];

test.each(UNREADABLE)('a list leaves out what cannot be read, and says which: %s', async (json) => {
  const table = await server.freshTable();
  const left: string[] = [];
  const { store, client } = table.open({ onUnreadable: ({ PK, SK }) => left.push(`${PK} ${SK}`) });
  await openTicket(store, ticket('good', 'c1'));
  const bad = ticket('bad', 'c2');
  const put = (Item: Record<string, unknown>) => documents(client).send(new PutCommand({ TableName: table.tableName, Item }));
  await put({ ...ticketKey('bad'), ...ticketAttributes({ ticket: bad, events: [] }), z: packed(json) });
  await committed(store, change({ outbox: [outboxItem('c1', 'c1#1')] }));
  const SK = 'c1#channel_message#000000000000.000000000002#c1#2';
  for (const PK of ['O#0', 'O#dead']) await put({ PK, SK, queue: PK, position: `${AT}#${SK}`, attempts: 0, json });
  const query = { view: 'all', login: '', now: AT, dueBefore: AT, limit: 10 } as const;
  expect((await store.listTickets(query)).tickets.map(({ id }) => id)).toEqual(['good']);
  expect((await store.listNextActions(AT, 10)).map(({ id }) => id)).toEqual(['good']);
  expect((await store.listOutbox(AT, 10)).map(({ id }) => id)).toEqual(['c1#1']);
  expect(await store.listDeadOutbox(10)).toEqual([]);
  expect(new Set(left)).toEqual(new Set(['K#bad HEAD', `O#0 ${SK}`, `O#dead ${SK}`]));
  await expect(store.loadTicket('bad')).rejects.toThrow();
});

test.each([...UNREADABLE, 'a time that is none'])(
  'filing goes on behind a ticket that cannot be read, and says which: %s',
  async (json) => {
    const table = await server.freshTable();
    const left: string[] = [];
    const { store, client } = table.open({ onUnreadable: ({ PK, SK }) => left.push(`${PK} ${SK}`) });
    const luis = { login: 'luis', name: 'Luis' };
    const { z, ...good } = ticketAttributes({ ticket: ticket('bad', 'c1'), events: [] });
    const bad = { ...good, ...shortForm({}), json };
    if (json === 'a time that is none') bad.json = unpacked(z).replace(/"fd":\d+/, '"fd":"soon"');
    const put = (Item: Record<string, unknown>) => documents(client).send(new PutCommand({ TableName: table.tableName, Item }));
    await put({ ...ticketKey('bad'), ...bad });
    for (const place of [1, 2, 3]) {
      const { counted: _, ...uncounted } = ticketAttributes({
        ticket: ticket(`k${place}`, 'c2', { status: 'assigned', assignee: luis }),
        events: [],
      });
      await put({ ...ticketKey(`k${place}`), ...uncounted });
    }
    await fileTickets(store, smallKnowledge().base.service, 2);
    expect((await store.loadTeam([])).load.get('luis')).toEqual({ open: 3, waiting: 3 });
    expect(new Set(left)).toEqual(new Set(['K#bad HEAD']));
  },
);

test.each(UNREADABLE)('the team is read without what cannot be read of it: %s', async (json) => {
  const table = await server.freshTable();
  const left: string[] = [];
  const { store, client } = table.open({ onUnreadable: ({ PK, SK }) => left.push(`${PK} ${SK}`) });
  const next = { login: 'ana', version: 1, available: false, changedAt: AT };
  await committed(store, change({ availability: { expected: 0, next } }));
  const put = (key: Key) => documents(client).send(new PutCommand({ TableName: table.tableName, Item: { ...key, json } }));
  await put(availabilityKey('luis'));
  await put(filingKey);
  expect(await store.listAvailability()).toEqual([next]);
  expect((await store.loadTeam([])).availability).toEqual([next]);
  expect(left).toEqual(['STAFF luis', 'STAFF luis', 'STAFF  FILING']);
  await fileTickets(store, smallKnowledge().base.service);
  expect((await store.loadTeam([])).availability).toEqual([next]);
});
