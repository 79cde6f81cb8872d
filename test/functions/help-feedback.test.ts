import { knowledgeGaps } from '../../bot/publishing/gaps';
import { recentTurns } from '../../bot/publishing/recorded-turns';
import { replayTurns } from '../../bot/publishing/replay';
import type { App } from '../../functions/api/app';
import { chatApp } from '../../functions/chat/app';
import { call } from '../support/api';
import { MONDAY, type TestPorts, testPorts } from '../support/conversation-ports';
import { knowledgeOf, SMALL_FILES, smallKnowledge } from '../support/small-knowledge';

const ROUTE = '/v1/help/feedback';
const CONFIG = {
  messagesPerMinute: 1_000,
  conversationsPerMinute: 5,
  addressWritesPerMinute: 1_000,
  ticketsPerHour: 1_000,
  addressTicketsPerHour: 1_000,
};

let ports: TestPorts;
let app: App;
const open = (made: TestPorts) => {
  ports = made;
  app = chatApp(() => ({ ...ports, config: CONFIG }));
};
beforeEach(() => open(testPorts()));

const say = (body: unknown, sourceIp?: string) =>
  call(app, `POST ${ROUTE}`, ROUTE, { body, ...(sourceIp === undefined ? {} : { sourceIp }) });
const no = { entry: 'delivery/times', language: 'en', helpful: false } as const;
const said = () => [...ports.helpFeedback.stored.values()];
const turns = () =>
  recentTurns({
    recent: { listRecentConversations: async () => [], listErased: async () => [] },
    helpFeedback: ports.helpFeedback,
    clock: ports.clock,
  });

describe('what a reader says of a help page', () => {
  it('is stored with the question of the page, and without what tells who said it', async () => {
    const missing = 'Call me on 600 123 456 or eva@example.com: do you come on Saturdays?';
    expect(await say({ ...no, missing })).toMatchObject({ status: 204 });
    expect(said()).toMatchObject([
      {
        entryId: 'delivery/times',
        question: 'How long does delivery take?',
        helpful: false,
        missing: 'Call me on … or … do you come on Saturdays?',
        at: MONDAY.toISOString(),
      },
    ]);
    expect(JSON.stringify(said())).not.toMatch(/192\.0\.2\.1|600|example/);
  });

  it('becomes a gap: by what was missing, or by the question of the page', async () => {
    await say({ ...no, missing: 'Do you deliver on Saturdays?' });
    await say({ ...no, missing: 'deliver saturdays' });
    await say({ entry: 'returns/how', language: 'en', helpful: false });
    await say({ ...no, helpful: true });
    const gaps = knowledgeGaps(await turns());
    expect(gaps).toMatchObject([
      { count: 2, reasons: { help_page: 2 }, samples: ['Do you deliver on Saturdays?', 'deliver saturdays'] },
      { count: 1, reasons: { help_page: 1 }, samples: ['How do I return a product?'] },
    ]);
  });

  it('is no question that a replay could ask again', async () => {
    await say(no);
    expect(replayTurns(await turns(), smallKnowledge(), MONDAY, ports.digest)).toEqual({ asked: 0, changed: [] });
  });

  it.each([
    ['a comment of 501 characters', { ...no, missing: 'a'.repeat(501) }, 400, 'INVALID_REQUEST'],
    ['a page that there is not', { ...no, entry: 'delivery/gone' }, 404, 'NOT_FOUND'],
    ['what is no id', { ...no, entry: '../secret' }, 400, 'INVALID_REQUEST'],
    ['an id without end', { ...no, entry: `a/${'b'.repeat(400)}` }, 400, 'INVALID_REQUEST'],
    ['a further field', { ...no, email: 'eva@example.com' }, 400, 'INVALID_REQUEST'],
    ['no vote', { entry: 'delivery/times', language: 'en' }, 400, 'INVALID_REQUEST'],
  ])('is refused with %s, and nothing is stored', async (_, body, status, code) => {
    expect(await say(body)).toMatchObject({ status, body: { code } });
    expect(said()).toEqual([]);
  });

  it('may have 500 characters', async () => {
    expect((await say({ ...no, missing: 'a'.repeat(500) })).status).toBe(204);
  });

  it('is limited by address, and nothing is stored beyond the limit', async () => {
    for (let time = 0; time < CONFIG.conversationsPerMinute; time++) expect((await say(no)).status).toBe(204);
    const refused = await say(no);
    expect(refused).toMatchObject({ status: 429, body: { code: 'RATE_LIMITED' } });
    expect(said()).toHaveLength(CONFIG.conversationsPerMinute);
    expect((await say(no, '198.51.100.7')).status).toBe(204);
  });

  it('is not taken about an entry for staff, and is filed under the present id of a renamed one', async () => {
    const line = (id: string, text: string) => (file: (typeof SMALL_FILES)[number]) =>
      file.path.startsWith(`${id}.`) ? { ...file, text: file.text.replace('\nalso:', `\n${text}\nalso:`) } : file;
    const files = SMALL_FILES.map(line('returns/how', 'audience: staff')).map(
      line('delivery/times', 'formerly: [delivery/when]'),
    );
    open(testPorts({ knowledge: knowledgeOf(files) }));
    expect(await say({ ...no, entry: 'returns/how' })).toMatchObject({ status: 404 });
    expect((await say({ ...no, entry: 'delivery/when' })).status).toBe(204);
    expect(said()).toMatchObject([{ entryId: 'delivery/times' }]);
  });
});
