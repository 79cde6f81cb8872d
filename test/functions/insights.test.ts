import type { Rollup } from '../../bot/model/rollup';
import type { InsightsStore } from '../../bot/ports';
import { insightsApp } from '../../functions/insights/app';
import { rollupHandler } from '../../functions/rollup/run';
import { type TestServer, testServer } from '../bot/adapters/dynamodb/table';
import { chat, conversation } from '../contract/store/fixtures';
import { call } from '../support/api';
import { testPorts } from '../support/conversation-ports';
import { knowledgeOf, SMALL_FILES } from '../support/small-knowledge';

const CLOCK = { now: () => new Date('2026-11-30T12:00:00Z') };
const claims = (username: string, group: string) => ({ username, token_use: 'access', 'cognito:groups': `[${group}]` });

const sums = (questions: number, tickets = 0) => ({
  counts: { questions, ...(tickets === 0 ? {} : { tickets, ratings5: tickets }) },
  durations: tickets === 0 ? {} : { firstReply: { 60: tickets } },
});

function rollup(day: string, questions: number): Rollup {
  return {
    day,
    rows: [
      { language: 'es', channel: 'web', topic: 'delivery', ...sums(questions, 2) },
      { language: 'en', channel: 'teams', topic: '=cmd', ...sums(1) },
    ],
    entries: { 'delivery/times': { asked: questions, helped: 1, didNot: 0, handedOver: 0 } },
    people: { ana: sums(0, 1), luis: sums(0, 1) },
  };
}

let server: TestServer;
let insights: InsightsStore;
beforeAll(async () => {
  server = await testServer();
  insights = (await server.freshTable()).open({ clock: CLOCK }).store;
  for (const [day, questions] of [
    ['2026-11-22', 3],
    ['2026-11-29', 5],
    ['2026-11-30', 7],
  ] as const)
    await insights.saveRollup(rollup(day, questions));
});
afterAll(() => server.close());

const app = () => insightsApp(() => ({ knowledge: testPorts().knowledge, clock: CLOCK, insights }));
const read = (query: string, who = claims('ana', 'staff')) =>
  call(app(), 'GET /v1/insights', `/v1/insights?${query}`, { claims: who });

describe('the figures of a range', () => {
  it('are those of its days, beside those of the range before', async () => {
    const { status, body } = await read('from=2026-11-24&to=2026-11-30');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      total: { counts: { questions: 14, tickets: 4 }, durations: { firstReply: { count: 4 } } },
      before: { counts: { questions: 4, tickets: 2 } },
      groups: [
        { key: '2026-11-29', counts: { questions: 6 } },
        { key: '2026-11-30', counts: { questions: 8 } },
      ],
      entries: [{ entryId: 'delivery/times', asked: 12, helped: 2 }],
    });
  });

  it.each([
    ['week', ['2026-11-16', '2026-11-23', '2026-11-30']],
    ['month', ['2026-11']],
    ['language', ['en', 'es']],
    ['channel', ['teams', 'web']],
    ['topic', ['=cmd', 'delivery']],
  ])('can be split by %s', async (by, keys) => {
    const { body } = await read(`from=2026-11-01&to=2026-11-30&by=${by}`);
    expect(body.groups.map(({ key }: { key: string }) => key)).toEqual(keys);
  });

  it('can be those of a language, a channel or a topic', async () => {
    for (const filter of ['language=en', 'channel=teams', 'topic=%3Dcmd'])
      expect((await read(`from=2026-11-30&to=2026-11-30&${filter}`)).body.total.counts).toEqual({ questions: 1 });
  });

  it('show of people only oneself, and a lead the team', async () => {
    const people = async (who: ReturnType<typeof claims>) =>
      (await read('from=2026-11-30&to=2026-11-30', who)).body.people.map(({ login }: { login: string }) => login);
    expect(await people(claims('ana', 'staff'))).toEqual(['ana']);
    expect(await people(claims('luis', 'lead'))).toEqual(['ana', 'luis']);
  });

  it('come as a table without formulas', async () => {
    const { status, text } = await call(
      app(),
      'GET /v1/insights.csv',
      '/v1/insights.csv?from=2026-11-30&to=2026-11-30&by=topic',
      {
        claims: claims('ana', 'staff'),
      },
    );
    expect(status).toBe(200);
    const [head = '', total = '', formula = '', delivery = ''] = text.split('\r\n');
    expect(head.replace('\uFEFF', '').split(',').slice(0, 3)).toEqual(['part', 'conversations', 'questions']);
    expect(total.split(',').slice(0, 3)).toEqual(['2026-11-30/2026-11-30', '0', '8']);
    expect(formula.startsWith("'=cmd,")).toBe(true);
    expect(delivery.startsWith('delivery,0,7,')).toBe(true);
  });

  it('count what an entry did under its former id for the entry', async () => {
    const renamed = SMALL_FILES.map((file) =>
      file.path.startsWith('returns/how.')
        ? { ...file, text: file.text.replace('---\n', '---\nformerly: [delivery/times]\n') }
        : file,
    ).filter(({ path }) => !path.startsWith('delivery/times'));
    const { knowledge } = testPorts({
      knowledge: knowledgeOf(renamed.map((file) => ({ ...file, text: file.text.replace('related: [delivery/times]\n', '') }))),
    });
    const { body } = await call(
      insightsApp(() => ({ knowledge, clock: CLOCK, insights })),
      'GET /v1/insights',
      '/v1/insights?from=2026-11-24&to=2026-11-30',
      { claims: claims('ana', 'staff') },
    );
    expect(body.entries).toMatchObject([{ entryId: 'returns/how', asked: 12, helped: 2 }]);
  });

  it('are for staff', async () => {
    expect((await call(app(), 'GET /v1/insights', '/v1/insights?from=2026-11-30&to=2026-11-30')).status).toBe(401);
  });

  it.each([
    ['from=2026-11-30&to=2026-11-29', 'to: before'],
    ['from=2026-12-01&to=2026-12-02', 'from: in the future'],
    ['from=2016-11-30&to=2026-11-30', 'to: a range may have 366 days'],
    ['from=2026-02-30&to=2026-03-30', 'from: not a day'],
    ['from=yesterday&to=2026-03-30', 'from: not a day'],
    ['from=2026-11-30&to=2026-11-30&by=hour', 'by'],
    ['from=2026-11-30', 'to'],
  ])('are refused for %s', async (query, detail) => {
    const { status, body } = await read(query);
    expect(status).toBe(400);
    expect(body.detail).toContain(detail);
  });

  it('are none for a topic that does not exist', async () => {
    expect((await read('from=2026-11-30&to=2026-11-30&topic=nothing')).body).toMatchObject({ total: { counts: {} }, groups: [] });
  });
});

describe('the function that counts', () => {
  it('finds what was said today', async () => {
    const { store } = (await server.freshTable()).open({ clock: CLOCK });
    const at = CLOCK.now().toISOString();
    await chat(store, 'c1');
    const head = conversation('c2', { lastSeq: 1, createdAt: at, updatedAt: at });
    await store.commit({
      conversation: { expected: 0, next: head },
      messages: [{ id: 'm1', seq: 1, at, author: { role: 'customer' }, kind: 'text', text: 'Hola' }],
      outbox: [],
    });
    await rollupHandler(() => ({ knowledge: testPorts().knowledge, clock: CLOCK, insights: store }))();
    const [today] = await store.listRollups('2026-11-30', '2026-11-30');
    expect(today?.rows).toMatchObject([{ language: 'es', channel: 'web', counts: { conversations: 1 } }]);
  });
});
