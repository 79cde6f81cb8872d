import * as z from 'zod';
import { createApp, lambda, readBody, readQuery } from '../../functions/api/app';
import { chatApp } from '../../functions/chat/app';
import { handedOver } from '../bot/tickets/counter';
import { call } from '../support/api';
import { testPorts } from '../support/conversation-ports';
import { eventOf } from './desk/front';
import { openDesk } from './desk/open-desk';
import '../support/quiet';

/** Every C0 and C1 character and DEL, but for tab and newline. */
const CONTROLS = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code))
  .filter((character) => /\p{Cc}/u.test(character) && character !== '\t' && character !== '\n')
  .join('');
const BAD_UTF_8: readonly (readonly [what: string, bytes: readonly number[]])[] = [
  ['a byte of Latin-1', [0xf1]],
  ['half a character', [0xf0, 0x9f, 0x98]],
  ['a surrogate', [0xed, 0xa0, 0xbd]],
  ['a slash in two bytes', [0xc0, 0xaf]],
];
const withBytes = (before: string, bytes: readonly number[], after: string) =>
  Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);

async function openChat() {
  const ports = testPorts();
  const app = chatApp(() => ({
    ...ports,
    config: {
      messagesPerMinute: 1_000,
      conversationsPerMinute: 1_000,
      addressWritesPerMinute: 1_000,
      ticketsPerHour: 1_000,
      addressTicketsPerHour: 1_000,
    },
  }));
  const { body } = await call(app, 'POST /v1/conversations', '/v1/conversations', { body: { name: `E${CONTROLS}va` } });
  const post = (part: string, sent: object) =>
    call(app, `POST /v1/conversations/{id}/${part}`, `/v1/conversations/${body.conversationId}/${part}`, {
      body: sent,
      token: body.token,
    });
  return { ports, post, opened: body, app };
}

describe('control characters', () => {
  it('are taken out of every text of a body, however deep, and out of a query', async () => {
    const app = createApp();
    app.post('/echo', async (c) => c.json(await readBody(c, z.looseObject({}))));
    app.get('/echo', (c) => c.json(readQuery(c, z.looseObject({}))));
    const sent = { text: `a${CONTROLS}\t\nb`, deep: [{ note: `${CONTROLS}c` }], id: 'x\u0000' };
    const echoed = await app.request('/echo', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(sent),
    });
    expect(await echoed.json()).toEqual({ text: 'a\t\nb', deep: [{ note: 'c' }], id: 'x\u0000' });
    expect(await (await app.request(`/echo?q=${encodeURIComponent(`a${CONTROLS}b`)}`)).json()).toEqual({ q: 'ab' });
  });

  it('are in no message, name or comment of a customer', async () => {
    const { post, opened } = await openChat();
    expect(opened.messages[0].text).toContain(', Eva.');
    const { body } = await post('messages', { id: 'a', text: `a${CONTROLS}b\tc\nd` });
    expect(body.messages[0]).toMatchObject({ text: 'ab\tc\nd', author: { name: 'Eva' } });
  });

  it('make no other message of one that is sent again without them', async () => {
    const { post } = await openChat();
    const first = await post('messages', { id: 'a', text: `hola${CONTROLS}` });
    const again = await post('messages', { id: 'a', text: 'hola' });
    expect([again.status, again.text]).toEqual([200, first.text]);
  });

  it('do not count for the length of a text, and are no text', async () => {
    const { post } = await openChat();
    expect((await post('messages', { id: 'a', text: `${'x'.repeat(2_000)}${CONTROLS}` })).status).toBe(200);
    expect((await post('messages', { id: 'b', text: CONTROLS })).body.code).toBe('INVALID_REQUEST');
  });

  it('in the id of a message are refused: without them it would be another id', async () => {
    const { post } = await openChat();
    expect((await post('messages', { id: 'a\u0007', text: 'hola' })).body.detail).toMatch(/^body\.id/);
  });

  it.each([
    ['notes', { text: `a${CONTROLS}b` }, 'noted'],
    ['resolve', { reason: 'other', note: `a${CONTROLS}b` }, 'resolved'],
  ])('are in none of the %s of staff', async (path, body, kind) => {
    const { desk, post } = openDesk();
    const { number } = await handedOver(desk);
    const { json } = await post(`/v1/tickets/${number}/${path}`, body);
    const event = json.events.find((one: { kind: string }) => one.kind === kind);
    expect(event.text).toMatch(/(^|: )ab$/);
  });
});

describe('a body that is no UTF-8', () => {
  const event = (body: Buffer, isBase64Encoded: boolean) =>
    Object.assign(eventOf({ method: 'POST', path: '/v1/conversations' }), {
      headers: { host: 'x.example', 'content-type': 'application/json', 'content-length': String(body.byteLength) },
      body: body.toString(isBase64Encoded ? 'base64' : 'utf8'),
      isBase64Encoded,
    });

  it.each(BAD_UTF_8)('with %s is refused, and nothing is stored', async (_what, bytes) => {
    const { app, ports } = await openChat();
    const before = ports.memory.dump();
    const body = withBytes('{"name":"Jos', bytes, '"}');
    const answer = Object(await lambda(app)(event(body, true)));
    expect([answer.statusCode, JSON.parse(answer.body).code]).toEqual([400, 'INVALID_JSON']);
    expect(ports.memory.dump()).toBe(before);
  });

  it('is refused as well when a gateway has made U+FFFD of it; one that was written is a character', async () => {
    const { app } = await openChat();
    const open = async (sent: Buffer) => Object(await lambda(app)(event(sent, false))).statusCode;
    expect(await open(withBytes('{"name":"Jos', [0xe9], '"}'))).toBe(400);
    expect(await open(Buffer.from('{"name":"Jos\uFFFD"}'))).toBe(201);
  });
});
