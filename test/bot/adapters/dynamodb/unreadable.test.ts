import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { ticketAttributes } from '../../../../bot/adapters/dynamodb/attributes';
import { documents } from '../../../../bot/adapters/dynamodb/table/client';
import { ticketKey } from '../../../../bot/adapters/dynamodb/table/keys';
import { AT, change, committed, openTicket, outboxItem, ticket } from '../../../contract/store/fixtures';
import { type TestServer, testServer } from './table';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

test.each(['{"half":', '{"subject":"of another version"}', 'null'])(
  'a list leaves out what cannot be read, and says which: %s',
  async (json) => {
    const table = await server.freshTable();
    const left: string[] = [];
    const { store, client } = table.open({ onUnreadable: ({ PK, SK }) => left.push(`${PK} ${SK}`) });
    await openTicket(store, ticket('good', 'c1'));
    const bad = ticket('bad', 'c2');
    const put = (Item: Record<string, unknown>) => documents(client).send(new PutCommand({ TableName: table.tableName, Item }));
    await put({ ...ticketKey('bad'), ...ticketAttributes(bad), json });
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
  },
);
