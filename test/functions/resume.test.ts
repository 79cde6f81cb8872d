import type { Mail } from '../../bot/ports';
import { reply } from '../../bot/tickets/actions/reply';
import { resolve } from '../../bot/tickets/actions/resolve';
import { notify } from '../../bot/tickets/notifications/notify';
import { runOutboxWorker } from '../../bot/tickets/notifications/outbox-worker';
import { chatApp } from '../../functions/chat/app';
import { type Answer, call } from '../support/api';
import { type TestPorts, testPorts } from '../support/conversation-ports';
import { passing, quietRelay } from '../support/quiet-relay';

const ANA = { login: 'ana', name: 'Ana', role: 'staff' } as const;
const RESUME = 'POST /v1/conversations/resume';

/** A customer who asked for a person, and the world around them. */
async function scene(perMinute = 100) {
  const ports: TestPorts = testPorts();
  const config = {
    messagesPerMinute: 1_000,
    conversationsPerMinute: perMinute,
    addressWritesPerMinute: 1_000,
    ticketsPerHour: 1_000,
    addressTicketsPerHour: 1_000,
  };
  const app = chatApp(() => ({ ...ports, config }));
  const opened = await call(app, 'POST /v1/conversations', '/v1/conversations', {
    body: { language: 'es', name: 'José', email: 'jose@example.com' },
  });
  const { conversationId: id, token } = opened.body;
  const at = `/v1/conversations/${id}`;
  await call(app, 'POST /v1/conversations/{id}/handoff', `${at}/handoff`, { token, body: {} });
  const number = (await ports.store.loadConversation(id))?.ticket?.number ?? '';
  const { service } = (await ports.knowledge.current()).base;
  const mails: Mail[] = [];
  let failures = 0;
  const pass = (ms: number) => ports.clock.set(new Date(ports.clock.now().getTime() + ms));
  return {
    ports,
    app,
    id,
    token,
    mails,
    pass,
    breakMail: (sends: number) => {
      failures = sends;
    },
    toCustomer: () => mails.filter(({ to }) => to.includes('jose@example.com')),
    news: (after: number, withToken = token) =>
      call(app, 'GET /v1/conversations/{id}/messages', `${at}/messages?after=${after}`, { token: withToken }),
    reply: (text: string) => reply(ports, { actor: ANA, number, service, body: { text } }),
    correct: (email: string, name = 'José') =>
      call(app, 'POST /v1/conversations/{id}/handoff', `${at}/handoff`, { token, body: { name, email } }),
    say: (text: string, withToken = token) =>
      call(app, 'POST /v1/conversations/{id}/messages', `${at}/messages`, {
        token: withToken,
        body: { id: `say-${text.length}`, text },
      }),
    resolve: () => resolve(ports, { actor: ANA, number, service, body: { reason: 'answered' } }),
    /** The relay's next sweep, when what is written to customers who may still be on the page is due. */
    deliver: (more: { readonly customerPage?: string } = {}) => {
      pass(10_000);
      return runOutboxWorker(
        quietRelay({
          ...ports,
          ...more,
          mailer: {
            send: async (mail) => {
              if (mail.to.includes('jose@example.com') && failures-- > 0) throw new Error('The mail server is down.');
              mails.push(mail);
            },
          },
          pause: passing(pass),
        }),
      );
    },
    resume: (code: string): Promise<Answer> => call(app, RESUME, '/v1/conversations/resume', { body: { code } }),
    unknown: 'x'.repeat(43),
  };
}

const codeIn = (mail: Mail | undefined): string => /#resume=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';

describe('a customer who left the page', () => {
  test('gets the answer by mail ten seconds later, with a link that leads back once', async () => {
    const at = await scene();
    await at.reply('Ya está en camino.');
    await at.deliver();
    const [mail] = at.toCustomer();
    expect(mail).toMatchObject({ subject: expect.stringMatching(/^Ana ha respondido a tu consulta M-/) });
    expect(mail?.text).toContain('Ya está en camino.');
    const { status, body } = await at.resume(codeIn(mail));
    expect(status).toBe(200);
    expect(body).toMatchObject({ conversationId: at.id, state: 'with_agent', ticket: { assignee: expect.any(String) } });
    expect(body.messages.at(-1)).toMatchObject({ author: { role: 'agent', name: 'Ana' }, text: 'Ya está en camino.' });
    expect(body.messages[0].seq).toBe(1);
    // Both tokens are good: the page that is still open somewhere stays open.
    expect((await at.news(0, body.token)).status).toBe(200);
    expect((await at.news(0)).status).toBe(200);
    const again = await at.resume(codeIn(mail));
    expect([again.status, again.body.code]).toEqual([410, 'FRESH_LINK_SENT']);
    // It says nothing of the conversation, or of where the link went.
    expect(again.text).not.toMatch(new RegExp(`${at.id}|M-|jos|example`, 'i'));
  });

  test('is led to the front page, or to the page that the settings name', async () => {
    const at = await scene();
    await at.reply('Ya está en camino.');
    await at.deliver();
    await at.reply('Llega el lunes.');
    await at.deliver({ customerPage: 'https://www.example.com/help?lang=es' });
    const links = at.toCustomer().map(({ text }) => /\S+(?=#resume=)/.exec(text)?.[0]);
    expect(links).toEqual(['https://help.example.com/', 'https://www.example.com/help?lang=es']);
  });

  test('is quoted by a mail only after somebody has followed a link that went to the address', async () => {
    const at = await scene();
    await at.say('¿dónde está mi xilófono?');
    await at.reply('Ya está en camino.');
    await at.deliver();
    const [before] = at.toCustomer();
    expect(before?.text).not.toMatch(/José|xilófono/);
    await at.resume(codeIn(before));
    await at.reply('Llega el lunes.');
    await at.deliver();
    expect(at.toCustomer().at(-1)?.text).toMatch(/Hola, José/);
    // Another address is another reader.
    await at.correct('jose@casa.example');
    await at.reply('¿Te va bien?');
    await at.deliver();
    expect(at.mails.findLast(({ to }) => to.includes('jose@casa.example'))?.text).not.toMatch(/José/);
  });

  test('gets six mails a day at most until then, whoever gave the address; what is more is shown to the lead', async () => {
    const at = await scene();
    for (let count = 0; count < 8; count++) {
      await at.reply(`Respuesta ${count}`);
      await at.deliver();
      at.pass(600_000);
    }
    expect(at.toCustomer()).toHaveLength(6);
    expect((await at.ports.store.listDeadOutbox(10)).map(({ kind }) => kind)).toEqual(['customer_mail', 'customer_mail']);
    at.pass(86_400_000);
    await at.reply('Otro día');
    await at.deliver();
    expect(at.toCustomer()).toHaveLength(7);
  });

  test('loses none of the six to a mail server that is down', async () => {
    const at = await scene();
    await at.reply('Ya está en camino.');
    at.breakMail(7);
    for (let count = 0; count < 40 && at.toCustomer().length === 0; count++) {
      await at.deliver();
      at.pass(2_000_000);
    }
    expect(at.toCustomer()).toHaveLength(1);
  });

  test('is mailed a fresh link by the second use of theirs, which opens the conversation on the second device', async () => {
    const at = await scene();
    await at.reply('Ya está en camino.');
    await at.deliver();
    const first = codeIn(at.toCustomer()[0]);
    await at.resume(first);
    at.pass(3_600_000);
    expect((await at.resume(first)).body.code).toBe('FRESH_LINK_SENT');
    await at.deliver();
    const [, fresh, ...more] = at.toCustomer();
    expect(more).toEqual([]);
    expect(fresh).toMatchObject({
      to: ['jose@example.com'],
      subject: expect.stringMatching(/^Un enlace nuevo a tu consulta M-/),
    });
    // Nothing of what was written goes with it.
    expect(fresh?.text).not.toMatch(/en camino|persona/);
    expect((await at.resume(codeIn(fresh))).body).toMatchObject({ conversationId: at.id });
    at.pass(86_400_000);
    const later = await at.resume(first);
    expect([later.status, later.text]).toEqual([404, (await at.resume(at.unknown)).text]);
  });

  test('has no more than three fresh links mailed in an hour, by whoever has an old one', async () => {
    const at = await scene();
    await at.reply('Hola');
    await at.deliver();
    const code = codeIn(at.toCustomer()[0]);
    await at.resume(code);
    const answers: Answer[] = [];
    for (let use = 0; use < 5; use++) answers.push(await at.resume(code));
    expect(answers.map(({ status }) => status)).toEqual([410, 410, 410, 429, 429]);
    expect(answers[4]?.body.retryAfterSeconds).toBeGreaterThan(600);
    await at.deliver();
    expect(at.toCustomer()).toHaveLength(4);
    at.pass(1_300_000);
    expect((await at.resume(code)).status).toBe(410);
  });

  test('is let in by no code and no token that went to an address which was corrected', async () => {
    const at = await scene();
    await at.reply('Primera');
    await at.deliver();
    await at.reply('Segunda');
    await at.deliver();
    const [used, unused] = at.toCustomer().map(codeIn);
    const { token } = (await at.resume(used ?? '')).body;
    expect((await at.news(0, token)).status).toBe(200);
    const corrected = await at.correct('jose.real@example.com');
    expect(corrected.status).toBe(200);
    const never = await at.resume(at.unknown);
    for (const code of [used, unused]) {
      const { status, text } = await at.resume(code ?? '');
      expect([status, text]).toEqual([404, never.text]);
    }
    expect((await at.news(0, token)).status).toBe(404);
    expect((await at.news(0)).status).toBe(200);
    // Nothing more goes to the former address, and what is mailed to the new one opens the conversation.
    const before = at.toCustomer().length;
    await at.reply('Tercera');
    await at.deliver();
    expect(at.toCustomer()).toHaveLength(before);
    const mail = at.mails.find(({ to }) => to.includes('jose.real@example.com'));
    expect((await at.resume(codeIn(mail))).status).toBe(200);
  });

  test('corrects their address in the chat with the same effect, and goes on where they are', async () => {
    const at = await scene();
    for (const text of ['Primera', 'Segunda', 'Tercera']) {
      await at.reply(text);
      await at.deliver();
    }
    const [first = '', second = '', third = ''] = at.toCustomer().map(codeIn);
    const strangers = (await at.resume(first)).body.token;
    const theirs = (await at.resume(second)).body.token;
    const said = await at.say('Me equivoqué, mi correo nuevo es jose.real@example.com', theirs);
    expect(said.body.messages.at(-1).text).toContain('jose.real@example.com');
    expect((await at.news(0, theirs)).status).toBe(200);
    expect((await at.news(0, strangers)).status).toBe(404);
    expect((await at.resume(third)).status).toBe(404);
  });

  test('keeps their links when they give the same address again, or another name', async () => {
    const at = await scene();
    await at.reply('Hola');
    await at.deliver();
    await at.correct('JOSE@example.com', 'José Luis');
    expect((await at.resume(codeIn(at.toCustomer()[0]))).status).toBe(200);
  });

  test('comes back by a code that was stored before codes knew of addresses, until the address is corrected', async () => {
    const at = await scene();
    const expiresAtSeconds = Math.floor(at.ports.clock.now().getTime() / 1_000) + 3_600;
    for (const code of ['old-1', 'old-2'])
      await at.ports.store.putResumeCode({
        codeHash: at.ports.digest.sha256(code),
        conversationId: at.id,
        expiresAtSeconds,
      });
    expect((await at.resume('old-1')).status).toBe(200);
    await at.correct('jose.real@example.com');
    expect((await at.resume('old-2')).status).toBe(404);
  });

  test('finds no code and no token of theirs in what is stored', async () => {
    const at = await scene();
    await at.reply('Hola');
    await at.deliver();
    const code = codeIn(at.toCustomer()[0]);
    expect(at.ports.memory.dump()).not.toContain(code);
    const { body } = await at.resume(code);
    expect(at.ports.memory.dump()).not.toContain(body.token);
  });

  test('cannot come back when the code is older than the conversation may be opened, or the conversation is erased', async () => {
    const at = await scene();
    await at.reply('Hola');
    await at.deliver();
    const code = codeIn(at.toCustomer()[0]);
    const { tokenDays } = (await at.ports.knowledge.current()).base.service;
    at.pass(tokenDays * 86_400_000);
    expect((await at.resume(code)).status).toBe(404);
    const erased = await scene();
    await erased.reply('Hola');
    await erased.deliver();
    const theirs = codeIn(erased.toCustomer()[0]);
    await call(erased.app, 'DELETE /v1/conversations/{id}', `/v1/conversations/${erased.id}`, { token: erased.token });
    expect((await erased.resume(theirs)).status).toBe(404);
  });

  test('comes back by every link of nine, and the first page stays open', async () => {
    const at = await scene();
    const tokens: string[] = [];
    for (let link = 0; link < 9; link++) {
      await at.reply(`Respuesta ${link}`);
      await at.deliver();
      tokens.push((await at.resume(codeIn(at.toCustomer().at(-1)))).body.token);
    }
    const statuses = await Promise.all([at.token, ...tokens.slice(1)].map(async (token) => (await at.news(0, token)).status));
    expect(statuses).toEqual(Array.from({ length: 9 }, () => 200));
    expect((await at.news(0, tokens[0])).status).toBe(404);
  });

  test('is let in once when the link is followed twice at once', async () => {
    const at = await scene();
    await at.reply('Hola');
    await at.deliver();
    const code = codeIn(at.toCustomer()[0]);
    const statuses = (await Promise.all([at.resume(code), at.resume(code)])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 410]);
  });

  test('may follow the link again when the store failed after the code was used up', async () => {
    const at = await scene();
    await at.reply('Hola');
    await at.deliver();
    const code = codeIn(at.toCustomer()[0]);
    const { listMessages } = at.ports.store;
    Object.assign(at.ports.store, { listMessages: () => Promise.reject(new Error('no table')) });
    expect((await at.resume(code).catch((error: unknown) => ({ status: String(error) }))).status).not.toBe(200);
    Object.assign(at.ports.store, { listMessages });
    expect((await at.resume(code)).status).toBe(200);
  });

  test('is one of few who try codes from one address: then it is refused, and nothing is written', async () => {
    const at = await scene(3);
    for (let tries = 0; tries < 3; tries++) expect((await at.resume(at.unknown)).status).toBe(404);
    const before = at.ports.memory.dump();
    const refused = await at.resume(at.unknown);
    expect([refused.status, refused.body.code]).toEqual([429, 'RATE_LIMITED']);
    expect(at.ports.memory.dump()).toBe(before);
  });
});

describe('a customer whose page is open', () => {
  test('gets no mail: the page has said that it has the answer', async () => {
    const at = await scene();
    await at.reply('Ya está en camino.');
    const { body } = await at.news(0);
    await at.news(body.messages.at(-1).seq);
    await at.deliver();
    expect(at.toCustomer()).toEqual([]);
  });

  test('gets the mail when the page asked for the answer and never said that it came', async () => {
    const at = await scene();
    await at.reply('Ya está en camino.');
    await at.news(0);
    await at.deliver();
    expect(at.toCustomer()).toHaveLength(1);
  });

  test('gets no mail of a resolution that the page was given: it asks for nothing more', async () => {
    const at = await scene();
    await at.resolve();
    await at.news(0);
    await at.deliver();
    expect(at.toCustomer()).toEqual([]);
  });

  test('costs one write for what was told, however often the page asks', async () => {
    const at = await scene();
    let marks = 0;
    const { markSeen } = at.ports.store;
    Object.assign(at.ports.store, {
      markSeen: (id: string, seq: number) => {
        marks += 1;
        return markSeen(id, seq);
      },
    });
    const last = (await at.news(0)).body.messages.at(-1).seq;
    for (let poll = 0; poll < 3; poll++) await at.news(last);
    expect(marks).toBe(0);
    await at.reply('Hola');
    for (let poll = 0; poll < 3; poll++) await at.news(last + 1);
    expect(marks).toBe(1);
  });

  test('is mailed what came after what they saw, and nothing twice', async () => {
    const at = await scene();
    await at.reply('Primera');
    const { body } = await at.news(0);
    await at.news(body.messages.at(-1).seq);
    await at.reply('Segunda');
    await at.deliver();
    await at.deliver();
    expect(at.toCustomer().map(({ text }) => [text.includes('Primera'), text.includes('Segunda')])).toEqual([[false, true]]);
  });
});

test('nobody is mailed by a ticket without an address, or in Teams', async () => {
  const at = await scene();
  const { service } = (await at.ports.knowledge.current()).base;
  const conversation = await at.ports.store.loadConversation(at.id);
  const ticket = await at.ports.store.loadTicket(conversation?.ticketId ?? '');
  if (ticket === undefined) throw new Error('There is no ticket.');
  const news = { now: at.ports.clock.now(), seqs: [3] };
  const kinds = (more: object) => notify(service, { ...ticket, ...more }, 'reply', news).map(({ kind }) => kind);
  expect(kinds({})).toEqual(['customer_mail']);
  expect(kinds({ customer: {} })).toEqual([]);
  expect(kinds({ channel: 'teams' })).toEqual([]);
});
