import { filedUnderThree, personalConversation, SECRET, TOMBSTONE } from '../../../contract/store/erasure';
import { AT, turn } from '../../../contract/store/fixtures';
import { type TestServer, testServer } from './table';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const WRITES = new Set([
  'PutItemCommand',
  'UpdateItemCommand',
  'DeleteItemCommand',
  'TransactWriteItemsCommand',
  'BatchWriteItemCommand',
]);

/** Erases with a process that ends after so many writes. @returns whether it got to the end */
async function eraseUntil(table: Awaited<ReturnType<TestServer['freshTable']>>, writes: number): Promise<boolean> {
  const { store, client } = table.open();
  let done = 0;
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (input) => {
        if (WRITES.has(commandName) && done++ >= writes) throw Object.assign(new Error('killed'), { name: 'Killed' });
        return next(input);
      },
    { step: 'initialize', name: 'killed' },
  );
  return store.eraseConversation('c1', TOMBSTONE).then(
    () => true,
    () => false,
  );
}

test('an erasure that was stopped after any of its writes is finished by doing it again', async () => {
  for (let writes = 0; ; writes++) {
    const table = await server.freshTable();
    const { store } = table.open();
    const { head } = await personalConversation(store);
    const finished = await eraseUntil(table, writes);
    const left = (await table.dump()).join('\n');
    // While anything of the person is there, the conversation can still be found by who has its token.
    expect(left.includes(SECRET)).toBe(!finished);
    expect((await store.loadConversation('c1')) === undefined).toBe(finished);
    // Nothing new gets in once it has begun: the tombstone is the first write, the fence the second.
    if (writes >= 2) expect(await store.commit(turn(head, 'web:9'))).toEqual({ kind: 'conflict', what: 'conversation' });
    await store.eraseConversation('c1', TOMBSTONE);
    const after = (await table.dump()).join('\n');
    expect(after).not.toContain(SECRET);
    expect(after).not.toContain(SECRET.toLowerCase());
    expect(after).toContain(TOMBSTONE.hash);
    if (!finished) continue;
    expect(writes).toBeGreaterThan(8);
    return;
  }
}, 120_000);

test('an erasure finds where a ticket is filed when that has expired and is not removed yet', async () => {
  const table = await server.freshTable();
  const soonMs = Date.parse(AT) + 60_000;
  await filedUnderThree(table.open().store, soonMs / 1_000);
  const { store } = table.open({ clock: { now: () => new Date(soonMs + 1_000) } });
  expect(await store.loadTicket('k1')).toBeUndefined();
  await store.eraseConversation('c1', TOMBSTONE);
  expect((await table.dump()).join('\n')).not.toContain('key-of');
});
