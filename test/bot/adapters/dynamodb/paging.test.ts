import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PAGE_BYTES, type Store } from '../../../../bot/ports';
import { change, committed, conversation, event, message, openTicket, ticket } from '../../../contract/store/fixtures';
import { type TestServer, testServer } from './table';

/** DynamoDB's own limit for one answer. */
const ONE_ANSWER = 1024 * 1024;
/** What goes with each item beside its content. */
const MARGIN = 50_000;
const LONG = '\n'.repeat(8_000);

let server: TestServer;
let store: Store;
let client: DynamoDBClient;
beforeAll(async () => {
  server = await testServer();
  ({ store, client } = (await server.freshTable()).open());
  await fill();
}, 60_000);
afterAll(() => server.close());

/** 400 messages and 400 events of 16 KB each: 6.4 MB of both. */
async function fill(): Promise<void> {
  let lastSeq = 0;
  let kid = await openTicket(store, ticket('k1', 'c1'));
  for (let version = 1; version <= 200; version++) {
    const messages = Array.from({ length: 2 }, (_, place) => message(lastSeq + 1 + place, LONG));
    lastSeq += messages.length;
    const next = { ...kid, version: kid.version + 1 };
    await committed(
      store,
      change({
        conversation: { expected: version - 1, next: conversation('c1', { version, lastSeq }) },
        messages,
        ticket: { expected: kid.version, next, events: messages.map(() => event(next.version, { text: LONG })) },
      }),
    );
    kid = next;
  }
}

/** How many bytes of items the table gave while something was done. */
async function bytesRead(act: () => Promise<unknown>): Promise<number> {
  let bytes = 0;
  client.middlewareStack.add(
    (next) => async (input) => {
      const answer = await next(input);
      bytes += Buffer.byteLength(JSON.stringify(Reflect.get(Object(answer.output), 'Items') ?? []));
      return answer;
    },
    { step: 'initialize', name: 'weighing', override: true },
  );
  await act();
  return bytes;
}

describe('a page of 6 MB', () => {
  it.each<[what: string, read: () => Promise<unknown>, least?: number]>([
    ['of the transcript, from its beginning', () => store.listMessages('c1', 0)],
    ['of the transcript, from its middle', () => store.listMessages('c1', 200)],
    ['of the transcript, from its end', () => store.listMessagesBefore('c1', 401)],
    // Packed, a text that repeats itself is short.
    ['of the events, from their end', () => store.listTicketEvents('k1'), MARGIN],
  ])('%s costs no more than one answer of the table', async (_what, read, least = PAGE_BYTES / 2) => {
    const bytes = await bytesRead(read);
    expect(bytes).toBeGreaterThan(least);
    // Written as JSON once more, every backslash of the content is two.
    expect(bytes).toBeLessThan(2 * (ONE_ANSWER + MARGIN));
  });

  it('of a few messages costs no more than those', async () => {
    // Two messages are an item here, and the one before may hold the first of them. Written as JSON twice.
    expect(await bytesRead(() => store.listMessages('c1', 100, 2))).toBeLessThan(3 * 2 * 24_500);
  });
});
