import { type DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { dynamoStore } from '../../../../bot/adapters/dynamodb';
import { DEFAULT_RETRY, type RetryPolicy } from '../../../../bot/adapters/dynamodb/table/retry';
import { change, chat, committed, message, openTicket, outboxItem, ticket, turn } from '../../../contract/store/fixtures';
import { awsServer } from '../aws-server';
import { documents } from './documents';
import { type TestServer, type TestTable, testServer } from './table';

let server: TestServer;
let table: TestTable;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  table = await server.freshTable();
});

type Moment = 'before' | 'after';

/** Lets the first `times` requests fail: before they reach the table, or after it has done what they ask. */
function failing(client: DynamoDBClient, times: number, moment: Moment, fault: () => Error) {
  let requests = 0;
  client.middlewareStack.add(
    (next) => async (input) => {
      requests += 1;
      if (requests > times) return next(input);
      if (moment === 'after') await next(input);
      throw fault();
    },
    { step: 'initialize', name: 'failing' },
  );
  return { requests: () => requests };
}

function named(name: string, more: object = {}): () => Error {
  return () => Object.assign(new Error(name), { name }, more);
}

/** Does not really wait, and remembers how long it would have. */
function patient(random = 0.5): RetryPolicy & { readonly pauses: number[] } {
  const pauses: number[] = [];
  return {
    ...DEFAULT_RETRY,
    random: () => random,
    pause: async (ms) => {
      pauses.push(ms);
    },
    pauses,
  };
}

const inConflict = () =>
  new TransactionCanceledException({
    message: 'cancelled',
    $metadata: {},
    CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
  });

const TRANSIENT: readonly (readonly [string, () => Error])[] = [
  ['throttling', named('ThrottlingException')],
  ['a busy partition', named('ProvisionedThroughputExceededException')],
  ['a fault on the other side', named('Whatever', { $metadata: { httpStatusCode: 503 } })],
  ['a broken connection', named('Error', { code: 'ECONNRESET' })],
];

describe('the table, when it fails for a moment', () => {
  test.each(TRANSIENT)('is asked again after %s', async (_, fault) => {
    const retry = patient();
    const { store, client } = table.open({ retry });
    const { requests } = failing(client, 2, 'before', fault);
    await chat(store, 'c1');
    expect(requests()).toBe(3);
    expect(retry.pauses).toEqual([50, 100]);
    expect(await store.listMessages('c1', 0)).toHaveLength(1);
  });

  test.each(TRANSIENT)('is given up after three tries of %s, with nothing written', async (_, fault) => {
    const { store, client } = table.open({ retry: patient() });
    const { requests } = failing(client, 99, 'before', fault);
    await expect(chat(store, 'c1')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(requests()).toBe(3);
    expect(await table.dump()).toEqual([]);
    await expect(store.loadConversation('c1')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(store.listTicketsDue('2030-01-01T00:00:00.000Z', 1)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  test('is asked more often while other transactions on the same items are in the way, as many are who count at once', async () => {
    const { store, client } = table.open({ retry: patient() });
    const { requests } = failing(client, 8, 'before', inConflict);
    await chat(store, 'c1');
    expect(requests()).toBe(9);
    const { store: unlucky, client: other } = table.open({ retry: patient() });
    failing(other, 99, 'before', inConflict);
    await expect(chat(unlucky, 'c2')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  test('waits a random part of a pause that doubles', async () => {
    const pauses = [];
    for (const random of [0, 0.25, 0.999]) {
      const retry = patient(random);
      const { store, client } = table.open({ retry });
      failing(client, 99, 'before', named('ThrottlingException'));
      await store.loadConversation('c1').catch(() => undefined);
      pauses.push(retry.pauses);
    }
    expect(pauses).toEqual([
      [0, 0],
      [25, 50],
      [99.9, 199.8],
    ]);
  });

  test.each([
    ['not at all when there is no time left to see the answer', 500, 0],
    ['once when there is no time for another try', 1_500, 1],
  ])('is asked %s', async (_, remaining, expected) => {
    let uptimeMs = 0;
    const retry = { ...patient(), uptimeMs: () => uptimeMs, remainingMs: () => remaining - uptimeMs };
    const { store, client } = table.open({ retry });
    const { requests } = failing(client, 99, 'before', () => {
      uptimeMs += 990;
      return named('ThrottlingException')();
    });
    await expect(store.loadConversation('c1')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(requests()).toBe(expected);
  });

  test('is not asked again when the time is over', async () => {
    let uptimeMs = 0;
    const { store, client } = table.open({ retry: { ...patient(), uptimeMs: () => uptimeMs } });
    const { requests } = failing(client, 99, 'before', () => {
      uptimeMs += 7_950;
      return named('ThrottlingException')();
    });
    await expect(store.loadConversation('c1')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(requests()).toBe(1);
  });

  test('counts a transaction once when only its answer was lost', async () => {
    const { store } = table.open();
    const head = await chat(store, 'c1');
    const { store: lossy, client } = table.open({ retry: patient() });
    failing(client, 2, 'after', named('TimeoutError'));
    const opened = ticket('k1', 'c1');
    const handoff = turn(head, 'web:1', {
      ticket: { expected: 0, next: opened, events: [] },
      outbox: [outboxItem('c1', 'k1#1')],
    });
    const { reply: _, ...withoutReply } = handoff;
    expect(await lossy.commit(withoutReply)).toEqual({ kind: 'committed' });
    expect(await store.listMessages('c1', 0)).toHaveLength(3);
    expect(await store.loadTicket('k1')).toMatchObject(opened);
  });

  test('finds the stored reply when every answer was lost, and the caller tries again', async () => {
    const { store } = table.open();
    const head = await chat(store, 'c1');
    const { store: lossy, client } = table.open({ retry: patient() });
    await lossy.loadConversation('c1');
    failing(client, 3, 'after', named('TimeoutError'));
    // The second try finds what the first has written, and knows it for its own; another call does not.
    expect(await lossy.commit(turn(head, 'web:1'))).toEqual({ kind: 'committed' });
    expect(await lossy.commit(turn(head, 'web:1'))).toMatchObject({ kind: 'duplicate', reply: { firstSeq: 2, lastSeq: 3 } });
  });

  test('is not waited for without end', async () => {
    const silent = await awsServer();
    silent.answer(() => {});
    const retry = { ...patient(), totalMs: 100 };
    const store = dynamoStore({ tableName: 'silent', endpoint: silent.endpoint, retry });
    await expect(store.loadConversation('c1')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(silent.received.length).toBeGreaterThan(0);
    await silent.close();
  });

  test('is out of reach when nothing listens there', async () => {
    const gone = await awsServer();
    await gone.close();
    const retry = patient();
    const store = dynamoStore({ tableName: 'gone', endpoint: gone.endpoint, retry });
    await expect(store.loadConversation('c1')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(retry.pauses).toHaveLength(2);
    await expect(store.ping()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(retry.pauses).toHaveLength(2);
  });
});

describe('the table, when the request is wrong', () => {
  test('is not asked again, and it is our fault', async () => {
    const { store, client } = table.open({ retry: patient() });
    const { requests } = failing(client, 99, 'before', named('ValidationException'));
    await expect(chat(store, 'c1')).rejects.toMatchObject({ code: 'INTERNAL' });
    expect(requests()).toBe(1);
  });

  test('is out of reach when there is no such table, or no right to use it', async () => {
    const { store } = table.open({ tableName: 'no-such-table' });
    await expect(store.ping()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(chat(store, 'c1')).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  test('is not asked for more than a transaction should hold', async () => {
    const { store } = table.open();
    const outbox = Array.from({ length: 91 }, (_, place) => outboxItem('c1', `c1#${place}`));
    await expect(store.commit(change({ outbox }))).rejects.toMatchObject({ code: 'INTERNAL' });
    await committed(store, change({ outbox: outbox.slice(0, 90) }));
  });
});

describe('the table, when somebody else wrote to it', () => {
  test('never has a message replaced, even when the head of its conversation does not know it', async () => {
    const { store, client } = table.open();
    // In a long conversation, messages have items of their own.
    const apart = await chat(store, 'c1', 20);
    const item = { PK: 'C#c1', SK: 'M#0000000042', json: JSON.stringify(message(42, 'planted')) };
    await documents(client).send(new PutCommand({ TableName: table.tableName, Item: item }));
    expect(await store.commit(turn(apart, 'web:1'))).toEqual({ kind: 'conflict', what: 'conversation' });
    expect(await store.listMessages('c1', 41)).toEqual([message(42, 'planted')]);
  });
});

describe('the table, when it gives a part only', () => {
  test('is asked for the rest', async () => {
    const { store } = table.open();
    const opened = [await openTicket(store, ticket('k1', 'c1')), await openTicket(store, ticket('k2', 'c2'))];
    const { store: partial, client } = table.open({ retry: patient() });
    let parts = 0;
    client.middlewareStack.add(
      (next, { commandName }) =>
        async (input) => {
          const result = await next(input);
          const isFirst = commandName === 'BatchGetItemCommand' && ++parts === 1;
          if (!isFirst) return result;
          const asked = Reflect.get(input.input, 'RequestItems');
          return { ...result, output: { ...result.output, Responses: {}, UnprocessedKeys: asked } };
        },
      { step: 'initialize', name: 'partial' },
    );
    expect(await partial.listTicketsDue('2030-01-01T00:00:00.000Z', 10)).toEqual(opened);
    expect(parts).toBe(2);
  });
});
