import { reply } from '../../../../bot/tickets/actions/reply';
import { resolve } from '../../../../bot/tickets/actions/resolve';
import { runOutboxWorker } from '../../../../bot/tickets/notifications/outbox-worker';
import { testPorts } from '../../../support/conversation-ports';
import { quietRelay } from '../../../support/quiet-relay';
import { openDesk } from './desk';
import { type Microsoft, type Post, startMicrosoft, TENANT } from './microsoft';

let microsoft: Microsoft;
beforeAll(async () => {
  microsoft = await startMicrosoft();
});
afterAll(() => microsoft.close());

/** All that a person reads in what was posted. */
function read(posts: readonly Post[]): string {
  return posts.map(({ activity }) => activity.text ?? JSON.stringify(activity.attachments)).join('\n');
}

/** The value that Teams sends for a button with this title. */
function tapOn(posts: readonly Post[], title: string): Readonly<Record<string, unknown>> {
  const found = posts
    .flatMap(({ activity }) => activity.attachments ?? [])
    .flatMap(
      (attachment: { content: { body: readonly { actions?: readonly { title: string; data: unknown }[] }[] } }) =>
        attachment.content.body,
    )
    .flatMap(({ actions = [] }) => actions)
    .find((action) => action.title === title);
  if (found === undefined) throw new Error(`No button says ${title}.`);
  return { value: found.data, text: title };
}

const ARRIVAL = { type: 'installationUpdate', action: 'add', text: undefined };
const MEMBER = { type: 'conversationUpdate', membersAdded: [{ id: '28:bot' }], text: undefined };

describe('somebody who finds the bot', () => {
  it('is greeted by name, once, however Teams tells of it', async () => {
    const { arrive, news } = openDesk(microsoft);
    await Promise.all([arrive(ARRIVAL), arrive(MEMBER)]);
    await arrive(ARRIVAL);
    const posts = news();
    expect(posts).toHaveLength(1);
    expect(read(posts)).toContain('Buenos días, Ana Pérez. Soy el asistente automático de Casa Clara');
    expect(() => tapOn(posts, 'Entregas')).not.toThrow();
    expect(() => tapOn(posts, 'Hablar con una persona')).not.toThrow();
  });

  it('without a name has one from their first message on, in the ticket too', async () => {
    const { arrive, news, ports, conversationId } = openDesk(microsoft);
    await arrive({ ...ARRIVAL, from: { id: '29:ana' } });
    expect(read(news())).toContain('Buenos días. Soy');
    await arrive({ text: 'quiero hablar con una persona sobre mi xilófono roto' });
    const conversation = await ports.store.loadConversation(conversationId());
    const ticket = await ports.store.loadTicket(conversation?.ticketId ?? '');
    expect([conversation?.customer.name, ticket?.customer.name]).toEqual(['Ana Pérez', 'Ana Pérez']);
  });

  it('is one customer in every chat: their tickets are filed together', async () => {
    const { arrive, ports } = openDesk(microsoft);
    for (const chat of ['a:personal-1', 'a:personal-2']) {
      await arrive({
        text: 'quiero hablar con una persona sobre mi xilófono roto',
        conversation: { id: chat, conversationType: 'personal', tenantId: TENANT },
      });
    }
    const { tickets } = await ports.store.listTickets({ view: 'all', login: '', now: '', dueBefore: '', limit: 10 });
    const keys = tickets.map(({ customerKey }) => customerKey);
    expect(keys).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), keys[0]]);
    expect(await ports.store.listCustomerTickets(keys[0] ?? '', 10)).toHaveLength(2);
  });

  it('is greeted in the language of their Teams', async () => {
    const { arrive, news } = openDesk(microsoft);
    await arrive({ ...ARRIVAL, locale: 'en-GB' });
    expect(read(news())).toContain('Good morning, Ana Pérez');
  });
});

describe('somebody who asks before they were greeted', () => {
  it('is greeted and answered in the language of the question, without suggestions', async () => {
    const { arrive, news } = openDesk(microsoft);
    await arrive({ text: 'How long does delivery take?', locale: 'es-ES' });
    const [greeting, answer] = news();
    expect(greeting?.activity.text).toMatch(/^Good morning, Ana Pérez/);
    expect(greeting?.activity.attachments).toBeUndefined();
    expect(JSON.stringify(answer?.activity.attachments)).toMatch(/working days.*Did this help\?/);
  });
});

describe('a question', () => {
  it('is answered, and whether it helped is taken once', async () => {
    const { arrive, news, said } = openDesk(microsoft);
    await arrive({ text: '<at>Mostrador</at> ¿Cuánto tarda la entrega?' });
    const answer = news();
    expect(read(answer)).toContain('2 y 4');
    const yes = tapOn(answer, 'Sí, me ha servido');
    await arrive(yes);
    await arrive(yes);
    expect(read(news())).toContain('Me alegro');
    await arrive(tapOn(answer, 'No me ha servido'));
    expect(read(news())).toBe('Ese botón ya no está en uso.');
    expect(await said()).toEqual(['¿Cuánto tarda la entrega?', 'Sí, me ha servido']);
  });

  it('that is related is asked by a tap', async () => {
    const { arrive, news, said } = openDesk(microsoft);
    await arrive();
    await arrive(tapOn(news(), '¿Cuánto cuesta el envío?'));
    expect(read(news())).toContain('Gratis desde 49');
    expect(await said()).toEqual(['¿Cuánto tarda la entrega?', '¿Cuánto cuesta el envío?']);
  });

  it('with a photo is answered, and the photo is declined', async () => {
    const { arrive, news } = openDesk(microsoft);
    await arrive({ attachments: [{ contentType: 'image/png' }] });
    expect(read(news())).toMatch(/2 y 4[\s\S]*Todavía no puedo abrir fotos/);
    await arrive({ text: '', attachments: [{ contentType: 'image/png' }] });
    expect(read(news())).toMatch(/^Todavía no puedo abrir fotos/);
  });

  it('that is too long is sent back, and nothing of it is kept', async () => {
    const { arrive, news, said } = openDesk(microsoft);
    await arrive({ text: 'a'.repeat(2_001) });
    expect(read(news())).toContain('hasta 2000 caracteres');
    expect(await said()).toEqual([]);
  });
});

describe('a person', () => {
  it('is asked for by a tap, comes with a ticket, and is no longer needed by another', async () => {
    const { arrive, news, ports } = openDesk(microsoft);
    await arrive(ARRIVAL);
    await arrive(tapOn(news(), 'Hablar con una persona'));
    await arrive(tapOn(news(), 'Prefiero contárselo a esa persona'));
    const card = news();
    expect(read(card)).toMatch(/M-[0-9A-HJKMNP-TV-Z]{8}/);
    expect(ports.triggerCount()).toBe(1);
    await arrive(tapOn(card, 'Ya no hace falta'));
    expect(read(news())).toContain('he cerrado tu consulta');
  });

  it('reaches the customer through the outbox worker, resolves, and is rated once', async () => {
    const desk = openDesk(microsoft);
    const { arrive, news, ports, conversationId } = desk;
    await arrive({ text: 'quiero hablar con una persona sobre mi xilófono roto' });
    news();
    const { service } = (await ports.knowledge.current()).base;
    const luis = { login: 'luis', name: 'Luis', role: 'lead' } as const;
    const number = (await ports.store.loadConversation(conversationId()))?.ticket?.number ?? '';
    await reply(ports, { actor: luis, number, service, body: { text: 'Hola, *Ana*' } });
    await Promise.all([runRelay(desk), runRelay(desk)]);
    const posts = news();
    expect(posts).toHaveLength(1);
    expect(posts[0]?.path).toBe('/connector/v3/conversations/a%3Apersonal-1/activities');
    expect(posts[0]?.activity).toMatchObject({ recipient: { id: '29:ana' }, from: { id: '28:bot' }, summary: 'Hola, *Ana*' });
    expect(read(posts)).toMatch(/Luis[\s\S]*Hola, \*Ana\*/);

    await resolve(ports, { actor: luis, number, service, body: { reason: 'answered' } });
    await runRelay(desk);
    const question = news();
    expect(read(question)).toContain('ha dado por resuelta tu consulta');
    await arrive(tapOn(question, '4 · Bien'));
    expect(read(news())).toContain('Gracias por tu valoración');
    await arrive(tapOn(question, '5 · Muy bien'));
    expect(read(news())).toContain('Ya tenemos tu valoración');
    expect((await ports.store.loadRating(conversationId()))?.score).toBe(4);
    await arrive(tapOn(question, 'No está resuelto'));
    expect(read(news())).toContain(`He reabierto tu consulta ${number}`);

    await resolve(ports, { actor: luis, number, service, body: { reason: 'answered' } });
    await runRelay(desk);
    news();
    await arrive({ text: 'quiero hablar con una persona sobre mi xilófono roto', timestamp: '2026-11-23T10:30:00.000Z' });
    expect(read(news())).toContain(`He reabierto tu consulta ${number}`);
  });
});

async function runRelay({ ports, channel }: ReturnType<typeof openDesk>): Promise<void> {
  const report = await runOutboxWorker(quietRelay({ ...ports, channel }));
  expect(report).toMatchObject({ failed: 0, buried: 0, failures: [] });
}

it('a conversation that was closed continues when the customer writes', async () => {
  const { arrive, news, said, ports, conversationId } = openDesk(microsoft);
  await arrive();
  const conversation = await ports.store.loadConversation(conversationId());
  if (conversation === undefined) throw new Error('There is no conversation.');
  await ports.store.commit({
    conversation: {
      expected: conversation.version,
      next: { ...conversation, version: conversation.version + 1, state: 'closed' },
    },
    messages: [],
    outbox: [],
  });
  news();
  await arrive({ text: '¿Cuánto cuesta el envío?' });
  expect(read(news())).toContain('Gratis desde 49');
  expect(await said()).toHaveLength(2);
});

it('where Teams has moved to is stored with the next turn', async () => {
  const { arrive, ports, conversationId } = openDesk(microsoft);
  await arrive();
  await arrive({ text: 'gracias', recipient: { id: '28:bot-renamed' } });
  expect((await ports.store.loadConversation(conversationId()))?.reference).toMatchObject({ bot: { id: '28:bot-renamed' } });
});

it('a store that is down is said so, and the same again may help', async () => {
  let down = false;
  const ports = testPorts({
    wrap: (store) => ({
      ...store,
      commit: async (change) => {
        if (down) throw Object.assign(new Error('x'), { name: 'down' });
        return store.commit(change);
      },
    }),
  });
  const { arrive, news, said } = openDesk(microsoft, ports);
  await arrive();
  news();
  down = true;
  await expect(arrive({ id: 'again', text: '¿Cuánto cuesta el envío?' })).rejects.toThrow();
  expect(read(news())).toContain('no he podido recoger tu mensaje');
  down = false;
  await arrive({ id: 'again', text: '¿Cuánto cuesta el envío?' });
  expect(read(news())).toContain('Gratis desde 49');
  expect(await said()).toHaveLength(2);
});
