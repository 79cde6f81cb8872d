import { sha256Digest } from '../../bot/adapters/crypto';
import type { Message } from '../../bot/model/message';
import type { App } from '../../functions/api/app';
import { chatApp } from '../../functions/chat/app';
import { type Answer, call } from '../support/api';
import { type TestPorts, testPorts } from '../support/conversation-ports';

const MEGABYTE = 1_000_000;
/** Twice as long in JSON. */
const LONG = '\n'.repeat(8_000);
const MESSAGES = 150;

let ports: TestPorts;
let app: App;
let id: string;
let token: string;

/** A conversation of 2.4 MB: as no customer writes one, and somebody who wants to do harm does. */
beforeEach(async () => {
  ports = testPorts();
  const config = {
    messagesPerMinute: 1_000,
    conversationsPerMinute: 1_000,
    addressWritesPerMinute: 1_000,
    ticketsPerHour: 1_000,
    addressTicketsPerHour: 1_000,
  };
  app = chatApp(() => ({ ...ports, config }));
  ({ conversationId: id, token } = (await call(app, 'POST /v1/conversations', '/v1/conversations', { body: {} })).body);
  const conversation = await ports.store.loadConversation(id);
  if (conversation === undefined) throw new Error('There is no conversation.');
  const messages = Array.from(
    { length: MESSAGES - 1 },
    (_, place): Message => ({
      id: `c${place}`,
      seq: place + 2,
      at: conversation.createdAt,
      author: { role: 'customer' },
      kind: 'text',
      text: LONG,
    }),
  );
  await ports.store.commit({
    conversation: { expected: 1, next: { ...conversation, version: 2, lastSeq: MESSAGES, toldSeq: MESSAGES } },
    messages,
    outbox: [],
  });
});

const get = (part: 'messages' | 'export', after: number): Promise<Answer> =>
  call(app, `GET /v1/conversations/{id}/${part}`, `/v1/conversations/${id}/${part}?after=${after}`, { token });

/** Goes on as the API says, and holds each answer against a megabyte. */
async function readAll(first: Answer, next: (after: number) => Promise<Answer>): Promise<readonly number[]> {
  const seqs: number[] = [];
  for (let answer = first; ; answer = await next(seqs.at(-1) ?? 0)) {
    expect(answer.status).toBe(200);
    expect(Buffer.byteLength(answer.text)).toBeLessThan(MEGABYTE);
    seqs.push(...answer.body.messages.map(({ seq }: { seq: number }) => seq));
    if (answer.body.more === undefined) return seqs;
  }
}

const ALL = Array.from({ length: MESSAGES }, (_, place) => place + 1);

describe('a conversation of more than two megabytes', () => {
  it.each(['messages', 'export'] as const)(
    'is given by GET /%s in answers of less than one, and nothing is missing',
    async (part) => {
      expect(await readAll(await get(part, 0), (after) => get(part, after))).toEqual(ALL);
    },
  );

  it('says of no more where there is none', async () => {
    expect((await get('messages', MESSAGES - 1)).body).not.toHaveProperty('more');
    expect((await get('messages', MESSAGES)).body.messages).toEqual([]);
    expect((await get('messages', 1_000_000_000_000)).body.messages).toEqual([]);
  });

  it('is gone on with from a mail by its first page, and the news are the rest', async () => {
    const expiresAtSeconds = Math.floor(ports.clock.now().getTime() / 1_000) + 60;
    await ports.store.putResumeCode({ codeHash: sha256Digest.sha256('code'), conversationId: id, expiresAtSeconds });
    const body = { code: 'code' };
    const resumed = await call(app, 'POST /v1/conversations/resume', '/v1/conversations/resume', { body });
    expect(resumed.body.more).toBe(true);
    // What the page does not have yet is not noted as seen.
    expect(await ports.store.loadSeen(id)).toBeLessThan(MESSAGES);
    expect(await readAll(resumed, (after) => get('messages', after))).toEqual(ALL);
  });

  it('takes a message and answers with that turn alone', async () => {
    const sent = await call(app, 'POST /v1/conversations/{id}/messages', `/v1/conversations/${id}/messages`, {
      token,
      body: { id: 'x', text: 'hola' },
    });
    expect(sent.body.messages.map(({ seq }: { seq: number }) => seq)).toEqual([MESSAGES + 1, MESSAGES + 2]);
  });
});
