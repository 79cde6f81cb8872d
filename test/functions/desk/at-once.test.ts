import fc from 'fast-check';
import { together } from './together';

const texts = (messages: readonly { readonly author: { readonly role: string }; readonly text: string }[], role: string) =>
  messages.filter(({ author }) => author.role === role).map(({ text }) => text);

const colleague = { role: 'admin' } as const;

describe('a customer who writes while the reply is typed', () => {
  it('is seen by the poll, and told to whoever sends a reply to what was before', async () => {
    const at = together();
    const { chat, path } = await at.waiting();
    const { headers, json } = await at.get(path);
    await at.put(`${path}/presence`, { doing: 'replying' });
    await chat.say('ya he encontrado la factura');
    expect((await at.get(path, { headers: { 'if-none-match': String(headers.etag) } })).status).toBe(200);
    const reply = { id: 'r1', text: '¿Tiene la factura?', version: json.ticket.version };
    const refused = await at.post(`${path}/replies`, reply);
    expect(refused).toMatchObject({ status: 409, json: { code: 'VERSION_CONFLICT' } });
    // Sent all the same, with the same id: it is the same reply, decided on what is now.
    const sent = await at.post(`${path}/replies`, { ...reply, version: refused.json.version });
    expect(texts(sent.json.messages, 'customer').at(-1)).toBe('ya he encontrado la factura');
    expect(texts(sent.json.messages, 'agent')).toEqual(['¿Tiene la factura?']);
  });

  it('at the very moment loses nothing, whoever is first', async () => {
    const at = together();
    const { chat, path } = await at.waiting();
    await Promise.all([
      chat.say('uno'),
      at.post(`${path}/replies`, { id: 'r1', text: 'Hola' }),
      chat.say('dos'),
      at.post(`${path}/labels`, { labels: ['taller'] }, colleague),
    ]);
    const { json } = await at.get(path);
    expect(texts(json.messages, 'customer').slice(1).sort()).toEqual(['dos', 'uno']);
    expect(texts(json.messages, 'agent')).toEqual(['Hola']);
    expect(json.ticket.labels).toEqual(['taller']);
    expect(json.messages.map(({ seq }: { seq: number }) => seq)).toEqual(
      json.messages.map((_: unknown, index: number) => index + 1),
    );
  });

  it('wakes a ticket that was put away', async () => {
    const at = together();
    const { chat, path, number } = await at.waiting();
    await at.post(`${path}/snooze`, { until: '2026-11-25T09:30:00.000Z' });
    const due = async () => (await at.get('/v1/tickets?view=overdue')).json.tickets.map((row: { number: string }) => row.number);
    at.ports.clock.set(new Date('2026-11-24T20:00:00.000Z'));
    expect(await due()).toEqual([]);
    await chat.say('¿hay novedades?');
    expect(await due()).toEqual([number]);
    expect((await at.get(path)).json.ticket).not.toHaveProperty('snoozedUntil');
  });
});

describe('two windows of one person', () => {
  it('that send the same draft send it once', async () => {
    const at = together();
    const { path } = await at.waiting();
    const draft = { id: 'draft-1', text: 'Hola' };
    const answers = await Promise.all([at.post(`${path}/replies`, draft), at.post(`${path}/replies`, draft)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(texts((await at.get(path)).json.messages, 'agent')).toEqual(['Hola']);
  });

  it('that send two drafts under one id are told so, and the first stands', async () => {
    const at = together();
    const { path } = await at.waiting();
    await at.post(`${path}/replies`, { id: 'draft-1', text: 'Hola' });
    const other = await at.post(`${path}/replies`, { id: 'draft-1', text: 'Adiós' });
    expect(other).toMatchObject({ status: 409, json: { code: 'MESSAGE_ID_REUSED' } });
    expect(texts((await at.get(path)).json.messages, 'agent')).toEqual(['Hola']);
  });
});

describe('two agents', () => {
  it('who reply to the same state at once: one is sent, the other is told to look again', async () => {
    const at = together();
    const { path } = await at.waiting();
    const { version } = (await at.get(path)).json.ticket;
    const answers = await Promise.all([
      at.post(`${path}/replies`, { id: 'a1', version, text: 'De Ana' }),
      at.post(`${path}/replies`, { id: 'e1', version, text: 'De Eva' }, colleague),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.json).toMatchObject({ code: 'VERSION_CONFLICT', version: version + 1 });
    expect(texts((await at.get(path)).json.messages, 'agent')).toHaveLength(1);
  });

  it('of whom one resolves what the other answers: never a reply after the end, and both are told the truth', async () => {
    const at = together();
    const { path } = await at.waiting();
    const [reply, resolve] = await Promise.all([
      at.post(`${path}/replies`, { id: 'a1', text: 'De Ana' }),
      at.post(`${path}/resolve`, { id: 'e1', reason: 'answered' }, colleague),
    ]);
    const { json } = await at.get(path);
    expect(resolve.status).toBe(200);
    expect(json.ticket.status).toBe('resolved');
    expect(texts(json.messages, 'agent')).toEqual(reply.status === 200 ? ['De Ana'] : []);
    if (reply.status !== 200) expect(reply.json.code).toBe('ILLEGAL_MOVE');
  });

  it('and a customer in any order: what was answered with success is there once, in order, and on record', async () => {
    const step = fc.record({
      what: fc.constantFrom('say', 'reply', 'note', 'labels', 'snooze'),
      who: fc.constantFrom('luis', 'admin'),
      twice: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
        const at = together();
        const { chat, path } = await at.waiting();
        const bodies: Readonly<Record<'reply' | 'note' | 'labels' | 'snooze', (n: number) => readonly [string, object]>> = {
          reply: (n: number) => ['replies', { text: `r${n}` }],
          note: (n: number) => ['notes', { text: `n${n}` }],
          labels: (n: number) => ['labels', { labels: [`l${n}`] }],
          snooze: (n: number) => ['snooze', { until: new Date(Date.UTC(2026, 11, 1 + n)).toISOString() }],
        };
        const done = await Promise.all(
          steps.map(async ({ what, who, twice }, n) => {
            if (what === 'say') {
              // Who loses too many races is told so, and may send it again.
              return chat.say(`c${n}`).then(
                () => 200,
                () => 503,
              );
            }
            const [action, body] = bodies[what](n);
            const send = () => at.post(`${path}/${action}`, { id: `s${n}`, ...body }, { login: who });
            const [answer] = await Promise.all([send(), ...(twice ? [send()] : [])]);
            return answer?.status;
          }),
        );
        const { json } = await at.get(path);
        const sent = (what: string, letter: string) =>
          steps.flatMap((one, n) => (one.what === what && done[n] === 200 ? `${letter}${n}` : []));
        expect(texts(json.messages, 'customer').slice(1).sort()).toEqual(sent('say', 'c').sort());
        expect(texts(json.messages, 'agent').sort()).toEqual(sent('reply', 'r').sort());
        const notes = json.events.filter(({ kind }: { kind: string }) => kind === 'noted');
        expect(notes.map(({ text }: { text: string }) => text).sort()).toEqual(sent('note', 'n').sort());
        expect(json.messages.map(({ seq }: { seq: number }) => seq)).toEqual(
          json.messages.map((_: unknown, index: number) => index + 1),
        );
        const versions = [...new Set(json.events.map(({ version }: { version: number }) => version))];
        expect(versions).toEqual(versions.map((_, index) => index + 1));
        expect(json.ticket.version).toBe(versions.length);
      }),
      { numRuns: 40 },
    );
  });
});
