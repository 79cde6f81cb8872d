import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256Digest } from '../../../bot/adapters/crypto';
import { dynamoStore } from '../../../bot/adapters/dynamodb';
import { tryQuestion } from '../../../bot/conversation/try-question';
import { giveFeedback } from '../../../bot/conversation/use-cases';
import type { Message } from '../../../bot/model/message';
import type { Job } from '../../../bot/ports';
import { knowledgeGaps } from '../../../bot/publishing/gaps';
import { anonymous, type RecordedTurn, recentTurns, recordedTurns, turnsThatFit } from '../../../bot/publishing/recorded-turns';
import { replayTurns } from '../../../bot/publishing/replay';
import { ensureTable } from '../../../infra/local/create-table';
import { type Dynoxide, startDynoxide } from '../../../infra/local/dynoxide';
import { tableClient } from '../../../infra/local/table-client';
import { openChat } from '../../support/chat';
import { MONDAY, testPorts, WRITER } from '../../support/conversation-ports';
import { knowledgeOf, SMALL_FILES, smallKnowledge } from '../../support/small-knowledge';

let folder: string;
let table: Dynoxide;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mostrador-turns-'));
  table = await startDynoxide({ dbPath: join(folder, 'table.db'), environment: {} });
});
afterAll(async () => {
  await table.stop();
  await rm(folder, { recursive: true });
});

const turn = (text: string, more: Partial<RecordedTurn> = {}): RecordedTurn => ({
  conversationId: 'c',
  seq: 2,
  at: '2026-11-25T10:00:00.000Z',
  language: 'en',
  text,
  decision: 'fallback',
  ...more,
});

describe('recent conversations', () => {
  it('are told as far as an answer of the API holds them, the latest first', async () => {
    const { explanation } = tryQuestion(smallKnowledge(), 'qwerty', 'en', MONDAY, sha256Digest);
    const asked = (seq: number): Message => ({
      id: `x${seq}`,
      seq,
      at: new Date(MONDAY.getTime() + seq * 1_000).toISOString(),
      author: { role: 'customer' },
      kind: 'text',
      text: `${seq} ${'字'.repeat(1_990)}`,
      explanation,
    });
    const conversations = [{ id: 'c', messages: Array.from({ length: 1_500 }, (_, place) => asked(place + 1)) }];
    const turns = await recentTurns({
      recent: { listRecentConversations: async () => conversations, listErased: async () => [] },
      helpFeedback: { listHelpFeedback: async () => [], saveHelpFeedback: async () => {} },
      clock: testPorts().clock,
    });
    expect(turns).toHaveLength(1_500);
    const told = turnsThatFit(turns);
    expect(told[0]?.seq).toBe(1_500);
    expect(told.length).toBeGreaterThan(100);
    expect(Buffer.byteLength(JSON.stringify(told))).toBeLessThan(3_000_000);
    expect(turnsThatFit(told)).toEqual(told);
  });

  it('are read from the table as questions with what came of them', async () => {
    const client = tableClient(table);
    await ensureTable(client, 'turns');
    const ports = testPorts();
    const store = dynamoStore({ tableName: 'turns', client, clock: ports.clock });
    const chat = await openChat({ ...ports, store }, 'en');
    const answer = chat.last(await chat.say('how much does delivery cost'));
    await giveFeedback({ ...ports, store }, chat.id, { messageId: answer.id, helpful: false }, WRITER);
    await chat.say('qwerty zxcvb');
    const recent = await store.listRecentConversations('2026-01-01T00:00:00.000Z', 1_000);
    expect(recordedTurns(recent)).toMatchObject([
      { text: 'how much does delivery cost', decision: 'answer', entryId: 'delivery/cost', helpful: false },
      { text: 'qwerty zxcvb', decision: expect.stringMatching(/fallback|handoff|clarify/) },
    ]);
    expect(await store.listRecentConversations('2027-01-01T00:00:00.000Z', 1_000)).toEqual([]);
  });
});

describe('replaying', () => {
  it('leaves nothing of a conversation that is erased, and keeps what quotes others', async () => {
    const client = tableClient(table);
    await ensureTable(client, 'erased-turns');
    const ports = testPorts();
    const store = dynamoStore({ tableName: 'erased-turns', client, clock: ports.clock });
    const chat = await openChat({ ...ports, store }, 'en');
    const job = (id: string, conversationId: string): Job => ({
      ...{ id, kind: 'replay', state: 'done', progress: 1, at: '2026-11-23T10:00:00.000Z', author: 'admin', request: {} },
      result: { kind: 'replayed', changed: [{ turn: { conversationId, text: 'my secret' } }] },
    });
    const saved = [job('j1', chat.id), job('j2', 'another')];
    for (const one of saved) await store.saveJob(one, 4_000_000_000);
    await store.saveJob(job('j3', chat.id), 1_000);
    await store.eraseConversation(chat.id, { at: '2026-11-23T11:00:00.000Z', hash: 'h', ticketsUntilSeconds: 4_000_000_000 });
    expect(await Promise.all(saved.map(({ id }) => store.loadJob(id)))).toEqual([undefined, saved[1]]);
    // What has expired is still in the table, where a clock of earlier sees it.
    const earlier = dynamoStore({ tableName: 'erased-turns', client, clock: { now: () => new Date(0) } });
    expect(await earlier.loadJob('j3')).toBeUndefined();
  });

  const delivered = turn('how long does delivery take', { decision: 'answer', entryId: 'delivery/times' });

  it('of what the same knowledge answered changes nothing', () => {
    expect(replayTurns([delivered], smallKnowledge(), MONDAY, sha256Digest)).toEqual({ asked: 1, changed: [] });
  });

  it('shows where an entry that goes harms, and where a new one helps', () => {
    const without = knowledgeOf(
      SMALL_FILES.filter(({ path }) => !path.startsWith('delivery/times')).map((file) => ({
        ...file,
        text: file.text.replace('related: [delivery/times]\n', ''),
      })),
    );
    const harmed = replayTurns([{ ...delivered, helpful: true }], without, MONDAY, sha256Digest);
    expect(harmed.changed).toMatchObject([{ judged: 'worse', turn: { entryId: 'delivery/times' } }]);
    const helped = replayTurns([turn('how do I return a product')], smallKnowledge(), MONDAY, sha256Digest);
    expect(helped.changed).toMatchObject([{ change: 'newly_answered', entryId: 'returns/how' }]);
  });
});

describe('gaps', () => {
  it('group what is about the same, count it by week, and leave out what was answered', () => {
    const gaps = knowledgeGaps([
      turn('Do you engrave watches?'),
      turn('can you engrave my watch', { at: '2026-12-01T10:00:00.000Z' }),
      turn('engraving a watch', { decision: 'handoff', staffAnswer: 'Yes, for 20 €.' }),
      turn('Is there parking?'),
      turn('where is parking', { decision: 'answer', entryId: 'shop/parking', helpful: false }),
      turn('how long does delivery take', { decision: 'answer', entryId: 'delivery/times' }),
      turn('hello', { decision: 'smalltalk' }),
    ]);
    expect(gaps).toMatchObject([
      {
        count: 3,
        reasons: { unanswered: 2, answered_by_staff: 1 },
        weeks: [
          { monday: '2026-11-23', count: 2 },
          { monday: '2026-11-30', count: 1 },
        ],
        staffAnswer: 'Yes, for 20 €.',
      },
      { count: 2, reasons: { unanswered: 1, not_helpful: 1 } },
    ]);
  });

  it('are about the same in spite of typing mistakes, and never in two languages', () => {
    const gaps = knowledgeGaps([
      turn('Do you engrave watches?'),
      turn('do you engrvae watchs'),
      turn('¿grabáis relojes?', { language: 'es' }),
      turn('grabais un reloj', { language: 'es' }),
      turn('Is there parking?'),
    ]);
    expect(gaps.map(({ language, count }) => [language, count])).toEqual([
      ['es', 2],
      ['en', 2],
      ['en', 1],
    ]);
  });

  it('show nothing that tells who asked', () => {
    expect(anonymous('I am Eva Ruiz, eva@example.com, 600 123 456, see https://x.example/me', ['Eva', 'Ruiz'])).toBe(
      'I am … …, … …, see …',
    );
  });

  it('are made of a megabyte without piling up work', () => {
    for (const part of ['a', '字', '@', 'a@', 'http', '1', '1-', '- ']) anonymous(part.repeat(1_000_000 / part.length), []);
  });
});
