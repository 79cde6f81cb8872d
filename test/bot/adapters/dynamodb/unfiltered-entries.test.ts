import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ticketKey } from '../../../../bot/adapters/dynamodb/table/keys';
import { eventually } from '../../../contract/store/eventually';
import { openTicket, ticket } from '../../../contract/store/fixtures';
import { documents } from './documents';
import { type TestServer, testServer } from './table';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const AT = '2026-11-23T09:30:00.000Z';
const toShow = { view: 'all', login: '', now: AT, dueBefore: AT, limit: 10 } as const;

test('tickets whose index entries were written before there were filters are filtered by what they are, and sorted behind', async () => {
  const table = await server.freshTable();
  const { store, client } = table.open();
  await openTicket(store, ticket('old-es', 'c1'));
  await openTicket(store, ticket('old-en', 'c2', { language: 'en', labels: ['vip'], openedAt: '2026-11-20T09:30:00.000Z' }));
  await openTicket(store, ticket('new-en', 'c3', { language: 'en' }));
  for (const id of ['old-es', 'old-en']) {
    const UpdateExpression = 'SET #search = :search';
    const names = { '#search': 'search' };
    const values = { ':search': 'm-1\nmi lavadora gotea\x001' };
    await documents(client).send(
      new UpdateCommand({
        TableName: table.tableName,
        Key: ticketKey(id),
        UpdateExpression,
        ExpressionAttributeNames: names,
        ExpressionAttributeValues: values,
      }),
    );
  }
  const listed = async (more: object) => (await store.listTickets({ ...toShow, ...more })).tickets.map(({ id }) => id);
  await eventually(async () => expect(await listed({ filter: { language: 'en' } })).toEqual(['new-en', 'old-en']));
  expect(await listed({ filter: { label: 'vip' } })).toEqual(['old-en']);
  expect(await listed({ filter: { olderThanHours: 24 } })).toEqual(['old-en']);
  expect((await listed({ sort: 'oldest' }))[0]).toBe('new-en');
  expect((await listed({ sort: 'oldest', filter: { language: 'en' } })).sort()).toEqual(['new-en', 'old-en']);
});
