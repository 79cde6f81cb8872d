import { dynamoStore } from '../../../../bot/adapters/dynamodb';
import { UpdateCommand } from '../../../../bot/adapters/dynamodb/table/commands';
import * as keys from '../../../../bot/adapters/dynamodb/table/keys';
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

test('what is erased by now, or is being erased, is told from what is there', async () => {
  const table = await server.freshTable();
  const { store, client } = table.open();
  for (const id of ['kept', 'erased', 'fenced']) await chat(store, id, 2);
  await store.eraseConversation('erased', { at: AT, hash: 'h', ticketsUntilSeconds: 0 });
  const fence = new UpdateCommand({
    TableName: table.tableName,
    Key: keys.conversationKey('fenced'),
    UpdateExpression: 'SET #version = :fenced',
    ExpressionAttributeNames: { '#version': 'version' },
    ExpressionAttributeValues: { ':fenced': -1 },
  });
  await fence.sendBy(client);
  expect(await store.listErased(['kept', 'erased', 'fenced', 'never'])).toEqual(['erased', 'fenced', 'never']);
});
