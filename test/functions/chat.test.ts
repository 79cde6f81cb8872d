import type { Erasure } from '../../bot/ports';
import type { App } from '../../functions/api/app';
import { chatApp } from '../../functions/chat/app';
import { type Answer, type Call, call } from '../support/api';
import { type TestPorts, testPorts } from '../support/conversation-ports';

let ports: TestPorts;
let app: App;
let id: string;
let token: string;

beforeEach(async () => {
  ports = testPorts();
  const config = {
    messagesPerMinute: 1_000,
    conversationsPerMinute: 5,
    addressWritesPerMinute: 1_000,
    ticketsPerHour: 1_000,
    addressTicketsPerHour: 1_000,
    edgeKey: 'the-key-of-the-edge',
  };
  app = chatApp(() => ({ ...ports, config }));
  const { body } = await call(app, 'POST /v1/conversations', '/v1/conversations', { body: { language: 'es' } });
  id = body.conversationId;
  token = body.token;
});

const on = (method: 'GET' | 'POST' | 'DELETE', part: string, options: Call = {}): Promise<Answer> =>
  call(app, `${method} /v1/conversations/{id}${part.split('?')[0]}`, `/v1/conversations/${id}${part}`, { token, ...options });
const send = (messageId: string, text: string, more: object = {}) =>
  on('POST', '/messages', { body: { id: messageId, text, ...more } });
const unchanged = async (act: () => Promise<unknown>) => {
  const before = ports.memory.dump();
  await act();
  expect(ports.memory.dump()).toBe(before);
};

describe('a conversation over HTTP', () => {
  it('opens with a greeting, topics to tap and a token that is stored as a hash only', async () => {
    const { status, body } = await call(app, 'POST /v1/conversations', '/v1/conversations', {
      body: { language: 'en', name: 'Eva' },
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      state: 'open',
      topics: [{ label: 'Delivery', value: 'delivery' }],
      messages: [{ seq: 1, text: expect.stringContaining('Good morning, Eva.') }],
    });
    expect(ports.memory.dump()).not.toContain(body.token);
  });

  it.each([
    ['GET', '/messages'],
    ['POST', '/messages'],
    ['DELETE', ''],
  ] as const)('is not looked for under an id that is longer than any key of the table: %s %s', async (method, part) => {
    const body = method === 'POST' ? { body: { id: 'a', text: 'hola' } } : {};
    const loads = [jest.spyOn(ports.store, 'loadConversation'), jest.spyOn(ports.store, 'loadForRequest')];
    const path = `/v1/conversations/${'a'.repeat(3_000)}${part}`;
    const answer = await call(app, `${method} /v1/conversations/{id}${part}`, path, { token, ...body });
    expect(answer).toMatchObject({ status: 404, body: { code: 'CONVERSATION_NOT_FOUND' } });
    const ids = loads.flatMap(({ mock }) => mock.calls.map(([asked]) => String(asked)));
    expect(ids.length).toBe(1);
    expect(ids.join('').length).toBeLessThan(300);
  });

  it('answers a message with the message and the replies', async () => {
    const { body } = await send('a', '¿cuánto tarda la entrega?');
    expect(body.messages.map(({ seq, author }: { seq: number; author: { role: string } }) => [seq, author.role])).toEqual([
      [2, 'customer'],
      [3, 'bot'],
    ]);
    expect(JSON.stringify(body)).not.toContain('explanation');
  });

  it('gives the same reply for the same id, byte for byte, also after more was said', async () => {
    const first = await send('a', '¿cuánto tarda la entrega?');
    await send('b', 'quiero hablar con una persona');
    expect((await send('a', '¿cuánto tarda la entrega?')).text).toBe(first.text);
  });

  it('refuses another text under the same id', async () => {
    await send('a', 'hola');
    expect(await send('a', 'adiós')).toMatchObject({ status: 409, body: { code: 'MESSAGE_ID_REUSED' } });
  });

  it.each(['m1', 'm3', 'm007'])(
    'refuses the id %s, which a message of the desk has or could have, and says what to take',
    async (taken) => {
      await unchanged(async () => {
        const { status, body } = await send(taken, 'hola');
        expect(status).toBe(400);
        expect(body.code).toBe('INVALID_REQUEST');
        expect(body.detail).toMatch(/^body\.id: is an id that the desk gives itself .* take another, such as a UUID/);
      });
    },
  );

  it.each(['m', 'm3a', 'mm3', 'M3', '3', 'x-m3'])('takes the id %s, and no two messages share one', async (own) => {
    await send(own, 'hola');
    await send('b', '¿cuánto tarda la entrega?');
    const ids = (await on('GET', '/export')).body.messages.map((message: { id: string }) => message.id);
    expect(ids).toContain(own);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gives what is new, and nothing when nothing is', async () => {
    const first = await on('GET', '/messages?after=0');
    expect(first.body.messages).toHaveLength(1);
    const etag = first.headers.get('etag') ?? '';
    expect(await on('GET', '/messages?after=0', { headers: { 'if-none-match': etag } })).toMatchObject({ status: 304, text: '' });
    await send('a', 'hola');
    expect((await on('GET', '/messages?after=1', { headers: { 'if-none-match': etag } })).body.messages).toHaveLength(2);
  });

  it('says when a page without hints should read again: sooner as soon as a person is typing', async () => {
    const { body } = await on('POST', '/handoff', { body: {} });
    const ticket = await ports.memory.findTicket(body.ticket?.number ?? (await send('a', 'la lavadora')).body.ticket.number);
    const read = (etag = '') => on('GET', '/messages?after=99', { headers: { 'if-none-match': etag } });
    expect((await read()).body).toMatchObject({ messages: [], pollAfterSeconds: 2 });
    ports.clock.set(new Date(ports.clock.now().getTime() + 20 * 60_000));
    const quiet = await read();
    expect(quiet.body.pollAfterSeconds).toBe(60);
    const etag = quiet.headers.get('etag') ?? '';
    expect((await read(etag)).status).toBe(304);
    const at = ports.clock.now().toISOString();
    await ports.memory.notePresence(ticket?.id ?? '', { login: 'ana', name: 'Ana', doing: 'replying', at }, 4_000_000_000);
    expect((await read(etag)).body.pollAfterSeconds).toBe(2);
  });

  it('takes feedback on an answer once; the other verdict afterwards is refused', async () => {
    const answer = (await send('a', '¿cuánto tarda la entrega?')).body.messages[1];
    const no = await on('POST', '/feedback', { body: { messageId: answer.id, helpful: false } });
    expect(no.body.messages[1]).toMatchObject({ kind: 'choices', choices: [{ value: 'person' }] });
    expect((await on('POST', '/feedback', { body: { messageId: answer.id, helpful: false } })).text).toBe(no.text);
    expect((await on('POST', '/feedback', { body: { messageId: answer.id, helpful: true } })).status).toBe(409);
    expect((await on('POST', '/feedback', { body: { messageId: 'm1', helpful: true } })).status).toBe(400);
  });

  it('hands over once, and takes contact details for the same ticket', async () => {
    const { body } = await on('POST', '/handoff', { body: {} });
    expect(body).toMatchObject({
      state: 'waiting',
      ticket: { status: 'assigned', assignee: 'Carmen' },
      messages: [{ kind: 'handoff' }, { kind: 'text' }],
    });
    const details = await on('POST', '/handoff', { body: { name: 'Eva', email: 'eva@example.com' } });
    expect(details.body.ticket.number).toBe(body.ticket.number);
  });

  it('is rated and reopened only when it is resolved', async () => {
    expect((await on('POST', '/rating', { body: { score: 5 } })).body.code).toBe('ILLEGAL_MOVE');
    expect((await on('POST', '/reopen', { body: {} })).body.code).toBe('ILLEGAL_MOVE');
  });

  it('says of a rating that comes too early when it can be given', async () => {
    const { status, body } = await on('POST', '/rating', { body: { score: 5 } });
    expect(status).toBe(409);
    expect(body).toMatchObject({
      title: 'This is not possible as things stand',
      detail: 'This conversation is not resolved yet, so it cannot be rated. Rate it once its state is `resolved`.',
    });
  });

  it('exports everything, and forgets everything', async () => {
    await send('a', 'me llamo Eva y mi DNI es secreto');
    const { body } = await on('GET', '/export');
    expect(body.messages.map(({ text }: { text: string }) => text)).toContain('me llamo Eva y mi DNI es secreto');
    expect((await on('DELETE', '')).status).toBe(204);
    expect((await on('GET', '/messages')).status).toBe(404);
    expect(ports.memory.dump()).not.toMatch(/secreto|Eva/);
  });

  it('is forgotten by whatever else keeps something of it, before the store forgets who may ask, and after', async () => {
    const order: string[] = [];
    const eraser = { eraseConversation: async (gone: string) => void order.push(gone) };
    const inner = ports.store;
    const store = {
      ...inner,
      eraseConversation: async (gone: string, erasure: Erasure) => {
        order.push('store');
        await inner.eraseConversation(gone, erasure);
      },
    };
    Object.assign(ports, { store, erasers: [eraser] });
    expect((await on('DELETE', '')).status).toBe(204);
    expect(order).toEqual([id, 'store', id]);
  });
});

describe('somebody else', () => {
  it('sees the same 404 for a conversation that is missing, foreign or expired', async () => {
    const other = (await call(app, 'POST /v1/conversations', '/v1/conversations', { body: {} })).body;
    const foreign = await on('GET', '/messages', { token: other.token });
    const missing = await call(app, 'GET /v1/conversations/{id}/messages', '/v1/conversations/nothing/messages', { token });
    const none = await call(app, 'GET /v1/conversations/{id}/messages', `/v1/conversations/${id}/messages`);
    ports.clock.set(new Date(ports.clock.now().getTime() + 31 * 86_400_000));
    const expired = await on('GET', '/messages');
    expect([foreign.status, new Set([foreign.text, missing.text, none.text, expired.text]).size]).toEqual([404, 1]);
  });

  it.each(['messages', 'feedback', 'handoff', 'rating', 'reopen'])(
    'writes nothing by POST /%s with a wrong token',
    async (part) => {
      const bodies: Record<string, object> = {
        messages: { id: 'x', text: 'x' },
        feedback: { messageId: 'm1', helpful: true },
        rating: { score: 1 },
      };
      await unchanged(async () => {
        const { status } = await on('POST', `/${part}`, { token: 'x'.repeat(43), body: bodies[part] ?? {} });
        expect(status).toBe(404);
      });
    },
  );

  it('may open only so many conversations from one address', async () => {
    const open = (sourceIp: string) => call(app, 'POST /v1/conversations', '/v1/conversations', { body: {}, sourceIp });
    for (let count = 1; count < 5; count++) expect((await open('192.0.2.1')).status).toBe(201);
    await unchanged(async () => {
      const refused = await open('192.0.2.1');
      expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    });
    expect((await open('192.0.2.2')).status).toBe(201);
  });
});

it('lets people behind one address open at the same time', async () => {
  app = chatApp(() => ({
    ...ports,
    config: {
      messagesPerMinute: 30,
      conversationsPerMinute: 30,
      addressWritesPerMinute: 1_000,
      ticketsPerHour: 1_000,
      addressTicketsPerHour: 1_000,
    },
  }));
  const open = () => call(app, 'POST /v1/conversations', '/v1/conversations', { body: {}, sourceIp: '192.0.2.77' });
  const statuses = (await Promise.all(Array.from({ length: 16 }, open))).map(({ status }) => status);
  expect(statuses).toEqual(Array.from({ length: 16 }, () => 201));
});

it('counts an address as one however it is written, and a /64 of IPv6 as one', async () => {
  const open = async (sourceIp: string) =>
    (await call(app, 'POST /v1/conversations', '/v1/conversations', { body: {}, sourceIp })).status;
  const spellings = [
    '2001:db8::7',
    '2001:DB8:0:0::7',
    '2001:0db8:0000:0000:0000:0000:0000:0007',
    '2001:db8::8',
    '2001:db8::ffff:1',
  ];
  for (const spelling of spellings) expect(await open(spelling)).toBe(201);
  expect(await open('2001:db8:0:0:9::')).toBe(429);
  expect(await open('2001:db8:0:1::7')).toBe(201);
  // One conversation was opened from 192.0.2.1 before.
  for (const spelling of ['::ffff:192.0.2.1', '::FFFF:192.0.2.1', '::ffff:c000:201', '192.0.2.1'])
    expect(await open(spelling)).toBe(201);
  expect(await open('0:0:0:0:0:ffff:192.0.2.1')).toBe(429);
});

describe('writes from one address', () => {
  const WRITES = 6;
  beforeEach(() => {
    const config = {
      messagesPerMinute: 30,
      conversationsPerMinute: 30,
      addressWritesPerMinute: WRITES,
      ticketsPerHour: 3,
      addressTicketsPerHour: 1_000,
    };
    app = chatApp(() => ({ ...ports, config }));
  });

  it.each<[what: string, method: 'GET' | 'POST' | 'DELETE', part: string, body: object | undefined]>([
    ['a message', 'POST', '/messages', { id: 'x', text: 'hola' }],
    ['a hand-off', 'POST', '/handoff', { name: 'Eva' }],
    ['feedback', 'POST', '/feedback', { messageId: 'm3', helpful: true }],
    ['an export', 'GET', '/export', undefined],
    ['an erasure', 'DELETE', '', undefined],
  ])('are limited together: then %s is refused with a time, and nothing is written', async (_what, method, part, body) => {
    for (let count = 0; count < WRITES; count++) await send(`s${count}`, '¿cuánto tarda la entrega?');
    await unchanged(async () => {
      const refused = await on(method, part, body === undefined ? {} : { body });
      expect([refused.status, refused.body.code, refused.headers.get('retry-after')]).toEqual([429, 'RATE_LIMITED', '60']);
    });
    expect((await on(method, part, { ...(body === undefined ? {} : { body }), sourceIp: '192.0.2.9' })).status).toBeLessThan(300);
  });

  it('include none that is refused for another reason, nor a repetition', async () => {
    for (let count = 0; count < 3 * WRITES; count++) {
      expect((await send('a', 'hola')).status).toBe(200);
      expect((await send('b', ' ')).status).toBe(400);
      expect((await on('POST', '/reopen', { body: {} })).status).toBe(409);
    }
    expect((await send('c', 'hola')).status).toBe(200);
  });
});

it('opens three tickets an hour and conversation, however often they are withdrawn', async () => {
  const config = {
    messagesPerMinute: 1_000,
    conversationsPerMinute: 30,
    addressWritesPerMinute: 1_000,
    ticketsPerHour: 3,
    addressTicketsPerHour: 1_000,
  };
  app = chatApp(() => ({ ...ports, config }));
  const statuses = new Set<number>();
  for (let count = 0; count < 12; count++) {
    const { status, headers } = await on('POST', '/handoff', { body: {} });
    statuses.add(status);
    if (status === 429) expect(Number(headers.get('retry-after'))).toBeGreaterThan(60);
    await send(`s${count}`, 'ya no hace falta', { choice: 'cancel' });
  }
  expect([...statuses]).toEqual([200, 429]);
  expect((await ports.store.loadConversation(id))?.handoffs).toBe(3);
});

it('opens so many tickets an hour and address, and says from when on it does again; danger never waits', async () => {
  const config = {
    messagesPerMinute: 1_000,
    conversationsPerMinute: 1_000,
    addressWritesPerMinute: 1_000,
    ticketsPerHour: 3,
    addressTicketsPerHour: 4,
  };
  app = chatApp(() => ({ ...ports, config }));
  const handOffFrom = async (sourceIp: string) => {
    const opened = await call(app, 'POST /v1/conversations', '/v1/conversations', { body: { language: 'es' }, sourceIp });
    const of = { path: `/v1/conversations/${opened.body.conversationId}`, token: opened.body.token };
    const answer = await call(app, 'POST /v1/conversations/{id}/handoff', `${of.path}/handoff`, {
      body: {},
      sourceIp,
      token: of.token,
    });
    return { ...of, ...answer };
  };
  const answers = [];
  for (let count = 0; count < 6; count++) answers.push(await handOffFrom('198.51.100.20'));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 429, 429]);
  expect(Number(answers[4]?.headers.get('retry-after'))).toBeLessThanOrEqual(3_600);
  expect((await handOffFrom('198.51.100.21')).status).toBe(200);
  const { path, token } = answers[5] ?? { path: '', token: '' };
  const body = { id: 'gas', text: 'huele a gas en la cocina' };
  const danger = await call(app, 'POST /v1/conversations/{id}/messages', `${path}/messages`, {
    ...{ body, token, sourceIp: '198.51.100.20' },
  });
  expect(danger.body.ticket).toBeDefined();
});

describe('an address behind the edge', () => {
  const open = (viewer: string, key: string) =>
    call(app, 'POST /v1/conversations', '/v1/conversations', {
      body: {},
      sourceIp: '198.51.100.7',
      headers: { 'x-forwarded-for': `10.0.0.1, ${viewer}, 198.51.100.7`, 'x-mostrador-edge': key },
    });
  const statuses = async (key: string) => {
    const found = [];
    for (let count = 0; count < 6; count++) found.push((await open(`203.0.113.${count}`, key)).status);
    return found;
  };

  it('is the viewer that the edge saw', async () => {
    expect(await statuses('the-key-of-the-edge')).toEqual([201, 201, 201, 201, 201, 201]);
  });

  it('is the caller when the edge does not prove itself', async () => {
    expect(await statuses('a-guess-of-the-key')).toEqual([201, 201, 201, 201, 201, 429]);
  });
});

describe('bad input is refused, and nothing is written', () => {
  it.each<[what: string, call: Call, status: number, code: string, detail: RegExp]>([
    ['an empty body', { rawBody: '' }, 400, 'INVALID_REQUEST', /body\.id.*body\.text/],
    ['no JSON', { rawBody: '{"id":' }, 400, 'INVALID_JSON', /JSON/],
    ['a list', { body: [] }, 400, 'INVALID_REQUEST', /body/],
    ['a number for a text', { body: { id: 'a', text: 5 } }, 400, 'INVALID_REQUEST', /body\.text/],
    ['an unknown key', { body: { id: 'a', text: 'hola', admin: true } }, 400, 'INVALID_REQUEST', /admin/],
    ['a prototype', { rawBody: '{"id":"a","text":"hola","__proto__":{"x":1}}' }, 400, 'INVALID_REQUEST', /__proto__/],
    ['white space', { body: { id: 'a', text: ' \n\t ' } }, 400, 'INVALID_REQUEST', /body\.text/],
    ['no id', { body: { text: 'hola' } }, 400, 'INVALID_REQUEST', /body\.id/],
    ['an id of odd characters', { body: { id: 'a#b', text: 'hola' } }, 400, 'INVALID_REQUEST', /body\.id/],
    ['half a character', { rawBody: '{"id":"a","text":"\\ud83d"}' }, 400, 'INVALID_REQUEST', /lone surrogate/],
    ['2,001 characters', { body: { id: 'a', text: 'x'.repeat(2_001) } }, 413, 'TOO_LARGE', /body\.text/],
    ['1 MB', { rawBody: JSON.stringify({ id: 'a', text: 'x'.repeat(1_000_000) }) }, 413, 'TOO_LARGE', /64 KiB/],
  ])('%s', async (_what, options, status, code, detail) => {
    await unchanged(async () => {
      const answer = await on('POST', '/messages', options);
      expect([answer.status, answer.body.code]).toEqual([status, code]);
      expect(answer.body.detail).toMatch(detail);
      expect(answer.text).not.toMatch(/\bat .*:\d+:\d+/);
    });
  });

  it.each<[part: string, body: object]>([
    ['/rating', { score: 6 }],
    ['/rating', { score: 2.5 }],
    ['/handoff', { email: 'not an address' }],
    ['/handoff', { name: ' ' }],
    ['/feedback', { messageId: 'm2' }],
    ['/messages?after=-1', {}],
  ])('%s %j', async (part, body) => {
    const answer = part.includes('?') ? await on('GET', part) : await on('POST', part, { body });
    expect([answer.status, answer.body.code]).toEqual([400, 'INVALID_REQUEST']);
  });
});

describe('odd text is text', () => {
  it.each<[what: string, text: string]>([
    ['2,000 characters', 'x'.repeat(2_000)],
    ['emoji', '😀👨‍👩‍👧‍👦🇪🇸'],
    ['right to left', 'مرحبا كيف حالك \u202Eabc'],
    ['zero width', 'ho\u200Bla\u200D \uFEFF'],
    ['HTML', '<img src=x onerror=alert(1)><script>alert(1)</script>'],
    ['a template', '{{7*7}} ${7*7} {name} %s'],
    ['a formula', '=HYPERLINK("http://x")'],
    ['JSON', '{"$gt": ""}'],
    ['many lines', '\n\nuno\n\ndos\n'],
  ])('%s is kept as it was written', async (_what, text) => {
    expect((await send('a', text)).body.messages[0].text).toBe(text);
    expect((await on('GET', '/messages?after=1')).body.messages[0].text).toBe(text);
  });
});

it('tells staff of so many reports of danger an hour and address, and opens tickets for all of them', async () => {
  const config = {
    ...{ messagesPerMinute: 1_000, conversationsPerMinute: 1_000, addressWritesPerMinute: 1_000 },
    ...{ ticketsPerHour: 3, addressTicketsPerHour: 4 },
  };
  app = chatApp(() => ({ ...ports, config }));
  const alarmFrom = async (sourceIp: string) => {
    const { body } = await call(app, 'POST /v1/conversations', '/v1/conversations', { body: { language: 'es' }, sourceIp });
    return call(app, 'POST /v1/conversations/{id}/messages', `/v1/conversations/${body.conversationId}/messages`, {
      ...{ body: { id: 'gas', text: 'huele a gas en la cocina' }, token: body.token, sourceIp },
    });
  };
  const mailsOfAlarms = async () =>
    (await ports.store.listOutbox('2030-01-01T00:00:00.000Z', 1_000)).filter(({ kind }) => kind === 'staff_mail').length;
  await alarmFrom('198.51.100.20');
  const each = await mailsOfAlarms();
  expect(each).toBeGreaterThan(0);
  for (let count = 1; count < 20; count++) await alarmFrom('198.51.100.20');
  expect(await mailsOfAlarms()).toBe(20 * each);
  const another = await alarmFrom('198.51.100.20');
  expect(another.body).toMatchObject({ state: 'waiting', ticket: { number: expect.stringMatching(/^M-/) } });
  expect(await mailsOfAlarms()).toBe(20 * each);
  await alarmFrom('198.51.100.21');
  expect(await mailsOfAlarms()).toBe(21 * each);
  ports.clock.set(new Date(ports.clock.now().getTime() + 3_600_000));
  await alarmFrom('198.51.100.20');
  expect(await mailsOfAlarms()).toBe(22 * each);
});
