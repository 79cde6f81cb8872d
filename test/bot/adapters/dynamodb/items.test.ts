import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as fc from 'fast-check';
import {
  earlierItem,
  earlierWith,
  headIn,
  headItem,
  isMarked,
  messagesOf,
  placed,
  replyInItem,
  replyOf,
  turnOf,
} from '../../../../bot/adapters/dynamodb/items/head';
import { messagesIn, turnItems, turnsItem } from '../../../../bot/adapters/dynamodb/items/turn';
import { unpacked } from '../../../../bot/adapters/dynamodb/table/packing';
import type { Conversation } from '../../../../bot/model/conversation';
import type { Explanation } from '../../../../bot/model/decision';
import { AUTHOR_ROLES, MESSAGE_KINDS, type Message } from '../../../../bot/model/message';
import { TICKET_STATUSES } from '../../../../bot/model/ticket-view';
import { chat, conversation, say } from '../../../contract/store/fixtures';
import { documents } from './documents';
import { type TestServer, type TestTable, testServer } from './table';

/** Whole texts, as they come in: no half characters. */
const text = fc.string({ unit: 'grapheme', maxLength: 40 });
const figure = fc.integer({ min: 0, max: 1_000 }).map((n) => n / 1_000);
const time = fc
  .date({ noInvalidDate: true, min: new Date('2020-01-01'), max: new Date('2100-01-01') })
  .map((date) => date.toISOString());
const rare = { requiredKeys: [] };

const view = fc
  .tuple(
    fc.record({ number: text, status: fc.constantFrom(...TICKET_STATUSES), dueAt: time }),
    fc.record({ assignee: text }, rare),
  )
  .map(([needed, more]) => ({ ...needed, ...more }));

const explanation: fc.Arbitrary<Explanation> = fc
  .tuple(
    fc.record({
      decision: fc.constantFrom('answer' as const, 'fallback' as const),
      tone: fc.constantFrom('calm' as const, 'upset' as const),
      language: fc.constant('es' as const),
      knowledgeVersion: text,
      thresholds: fc.record({ answer: figure, clarify: figure, margin: figure }),
      candidates: fc.array(
        fc.record(
          {
            entryId: text,
            title: text,
            confidence: figure,
            parts: fc.dictionary(fc.constantFrom('linear', 'nearest', 'words'), figure),
            phrase: fc.oneof(fc.nat(), text),
            threshold: figure,
          },
          { requiredKeys: ['entryId', 'confidence', 'parts', 'phrase', 'threshold'] },
        ),
      ),
      margin: figure,
      words: fc.array(
        fc.record(
          { text, start: fc.nat({ max: 30 }), corrected: text, known: fc.boolean(), weight: figure },
          { requiredKeys: ['text', 'start', 'known', 'weight'] },
        ),
      ),
      sentence: text,
    }),
    fc.record({ reason: fc.constant('misses' as const) }, rare),
  )
  .map(([needed, more]) => ({ ...needed, ...more }));

const content: fc.Arbitrary<Omit<Message, 'id' | 'seq'> & { readonly id?: string }> = fc
  .tuple(
    fc.record({
      at: time,
      author: fc.record({ role: fc.constantFrom(...AUTHOR_ROLES), name: text }, { requiredKeys: ['role'] }),
      kind: fc.constantFrom(...MESSAGE_KINDS),
      text,
    }),
    fc.record(
      {
        id: text.filter((id) => !/^m\d+$/.test(id)),
        answer: fc
          .tuple(
            fc.record({
              entryId: text,
              title: text,
              confidence: figure,
              related: fc.array(fc.record({ entryId: text, title: text })),
            }),
            fc.record({ source: fc.record({ title: text, url: text }) }, rare),
          )
          .map(([needed, more]) => ({ ...needed, ...more })),
        choices: fc.array(fc.record({ label: text, value: text })),
        ticket: view,
        explanation,
        feedback: fc.record({ messageId: text, helpful: fc.boolean() }),
      },
      rare,
    ),
  )
  .map(([needed, more]) => ({ ...needed, ...more }));

const head: fc.Arbitrary<Conversation> = fc
  .record(
    {
      state: fc.constantFrom('open' as const, 'closed' as const),
      customer: fc.record({ name: text, email: text }, rare),
      furtherTokens: fc.array(fc.record({ hash: text, expiresAtSeconds: fc.nat() })),
      freshLinks: fc.record({ tokens: figure, atMs: fc.nat() }),
      misses: fc.nat(),
      addressVersion: fc.nat(),
      confirmedAddressVersion: fc.nat(),
      pendingQuestion: text,
      pendingExplanation: explanation,
      ticket: view,
      lastAnswer: fc.record({ messageId: text, entryId: text, question: text }),
      offered: fc.record({ seq: fc.nat(), choices: fc.array(text) }),
      ticketAllowance: fc.record({ tokens: figure, atMs: fc.nat() }),
      reference: fc.dictionary(text, fc.jsonValue()),
      updatedAt: fc.oneof(time, text),
    },
    rare,
  )
  .map((more) => conversation('c1', JSON.parse(JSON.stringify(more))));

describe('the short form of items', () => {
  it('gives back every turn that was written, whatever is in it', async () => {
    await fc.assert(
      fc.property(fc.array(content, { minLength: 1, maxLength: 9 }), fc.nat({ max: 1_000 }), (drafts, last) => {
        const messages = drafts.map((draft, place): Message => {
          const seq = last + 1 + place;
          return { id: `m${seq}`, ...draft, seq };
        });
        const read = turnItems(messages).flatMap(({ firstSeq, written }) => messagesIn(written, firstSeq));
        expect(read).toEqual(messages);
      }),
      { numRuns: 500 },
    );
  });

  it('gives back every head of a conversation that was written, with the turns and the replies in it', async () => {
    const turns = fc.array(fc.tuple(fc.array(content, { maxLength: 4 }), fc.option(fc.tuple(text, text, fc.boolean()))), {
      maxLength: 6,
    });
    await fc.assert(
      fc.property(head, fc.option(turns), fc.option(fc.nat({ max: 40 })), (conversation, said, lastSeq) => {
        let seq = lastSeq ?? 0;
        const written = said?.map(([drafts, replied]) => {
          const firstSeq = seq + 1;
          const messages = drafts.map((draft): Message => {
            seq += 1;
            return { id: `m${seq}`, ...draft, seq };
          });
          const [key, requestHash, isWhole] = replied ?? ['', '', true];
          const given = { key, requestHash, firstSeq: isWhole ? firstSeq : firstSeq + 1, lastSeq: seq, state: 'open' as const };
          return { messages, ...(replied === null ? {} : { reply: given }) };
        });
        const stored = written?.flatMap(({ messages, reply }) => turnOf(messages, reply) ?? []);
        const { expiresAtSeconds } = conversation;
        const earlier = lastSeq === null ? undefined : { lastSeq, marks: 'a-_9' };
        const given = { ...(stored === undefined ? {} : { turns: stored }), ...(earlier === undefined ? {} : { earlier }) };
        const { form, z } = headItem({ conversation, ...given });
        const read = headIn({ form, json: unpacked(z) }, { id: 'c1', expiresAtSeconds });
        expect(read).toEqual(JSON.parse(JSON.stringify({ conversation, ...given })));
        expect(read.turns && placed(read.turns, earlier).flatMap(messagesOf)).toEqual(
          written?.flatMap(({ messages }) => messages),
        );
        const replies = written?.flatMap(({ reply }) => reply ?? []);
        expect(read.turns && placed(read.turns, earlier).flatMap((turn) => replyOf(turn) ?? [])).toEqual(replies);
        const item = turnsItem(stored ?? []);
        const firstSeq = (lastSeq ?? 0) + 1;
        const all = messagesIn({ form: item.form, json: unpacked(item.z) }, firstSeq);
        expect(all).toEqual(written?.flatMap(({ messages }) => messages) ?? []);
        const moved = earlierItem(stored ?? []);
        const later = { form: moved.form, json: unpacked(moved.z) };
        expect(messagesIn(later, firstSeq)).toEqual(all);
        const marked = earlierWith(stored ?? [], earlier);
        expect(marked.lastSeq).toBe((lastSeq ?? 0) + all.length);
        for (const reply of new Map(replies?.toReversed().map((one) => [one.key, one])).values()) {
          expect(replyInItem(later, firstSeq, reply.key)).toEqual(reply);
          expect(isMarked(marked, reply.key)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('an item that cannot be read', () => {
  let server: TestServer;
  let table: TestTable;
  beforeAll(async () => {
    server = await testServer();
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    table = await server.freshTable();
  });
  const put = (Item: Readonly<Record<string, unknown>>) =>
    documents(table.open().client).send(new PutCommand({ TableName: table.tableName, Item }));

  it.each([
    ['HEAD', (id: string) => table.open().store.loadConversation(id)],
    ['M#0000000001', (id: string) => table.open().store.listMessages(id, 0)],
    ['I#web:1', (id: string) => table.open().store.loadReply(id, 'web:1')],
    ['S', (id: string) => table.open().store.loadRating(id)],
  ])('says of a newer form that a newer version wrote it (%s)', async (SK, read) => {
    await put({ PK: 'C#c1', SK, form: 5, json: '{"a":1}' });
    await expect(read('c1')).rejects.toMatchObject({
      code: 'INTERNAL',
      detail: expect.stringContaining('a newer version wrote it'),
    });
  });

  it.each([
    ['a head', 'HEAD', '{"id":"c1","version":"1"}', (id: string) => table.open().store.loadConversation(id)],
    ['a message', 'M#0000000001', '{"seq":1,"text":"secret"}', (id: string) => table.open().store.listMessages(id, 0)],
    ['a rating', 'S', '{"score":"secret"}', (id: string) => table.open().store.loadRating(id)],
  ])('says what is wrong with %s, and nothing of what it holds', async (_what, SK, json, read) => {
    await put({ PK: 'C#c1', SK, json });
    const error: unknown = await read('c1').catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'INTERNAL', detail: expect.stringContaining('is not what it should be') });
    expect(String(error)).not.toContain('secret');
  });
});

describe('a conversation that version 0.1.0 began', () => {
  it('goes on in the short form, and is read as one transcript from any place', async () => {
    const server = await testServer();
    const table = await server.freshTable();
    const { store, client } = table.open();
    const old = await chat(table.open().store, 'c2', 2);
    const first = await store.listMessages('c2', 0);
    const put = (Item: Readonly<Record<string, unknown>>) =>
      documents(client).send(new PutCommand({ TableName: table.tableName, Item }));
    const begun = { ...old, id: 'c1' };
    await put({ PK: 'C#c1', SK: 'HEAD', version: old.version, expiresAt: old.expiresAtSeconds, json: JSON.stringify(begun) });
    for (const one of first)
      await put({
        PK: 'C#c1',
        SK: `M#${String(one.seq).padStart(10, '0')}`,
        expiresAt: old.expiresAtSeconds,
        json: JSON.stringify(one),
      });
    expect(await store.loadConversation('c1')).toEqual(begun);
    let now: Conversation = begun;
    for (const key of ['web:a', 'web:b', 'web:c']) now = await say(store, now, key);
    const all = await store.listMessages('c1', 0);
    expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: now.lastSeq }, (_, place) => place + 1));
    expect(all.slice(0, first.length)).toEqual(first);
    for (let seq = 0; seq <= now.lastSeq + 1; seq++) {
      expect(await store.listMessages('c1', seq)).toEqual(all.slice(seq));
      expect(await store.listMessages('c1', seq, 2)).toEqual(all.slice(seq, seq + 2));
      if (seq > 0) expect(await store.listMessagesBefore('c1', seq)).toEqual(all.slice(0, seq - 1));
    }
    await server.close();
  });
});
