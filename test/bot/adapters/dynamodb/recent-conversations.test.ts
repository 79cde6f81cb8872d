import { dynamoStore } from '../../../../bot/adapters/dynamodb';
import { AT, chat, committed, opening, say, ticket, turn } from '../../../contract/store/fixtures';
import { type TestServer, testServer } from './table';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

test('recent conversations are read as they are stored: the short ones in their heads, the others message by message', async () => {
  const table = await server.freshTable();
  const { client } = table.open();
  const store = dynamoStore({ tableName: table.tableName, client, clock: { now: () => new Date(AT) } });
  await chat(store, 'short', 2);
  await committed(store, turn(await chat(store, 'handed', 2), 'web:k', { ticket: opening(ticket('handed.1', 'handed')) }));
  await say(store, (await store.loadConversation('handed'))!, 'web:l');
  const recent = await store.listRecentConversations(AT, 1_000);
  expect(new Map(recent.map(({ id, messages }) => [id, messages]))).toEqual(
    new Map([
      ['short', await store.listMessages('short', 0)],
      ['handed', await store.listMessages('handed', 0)],
    ]),
  );
  expect(recent.map(({ messages }) => messages.length).sort((a, b) => a - b)).toEqual([5, 9]);
  expect(await store.listRecentConversations('2030-01-01T00:00:00.000Z', 1_000)).toEqual([]);
});
