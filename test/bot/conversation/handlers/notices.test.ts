import { keepContact } from '../../../../bot/conversation/handlers/contact';
import type { TurnContext } from '../../../../bot/conversation/turn-context';
import type { HandlerResult } from '../../../../bot/conversation/turn-result';
import { resolve } from '../../../../bot/tickets/actions/resolve';
import { cancelTicket } from '../../../../bot/tickets/customer/customer-transitions';
import { type Chat, decidedOf, openChat, textsOf, ticketOf } from '../../../support/chat';
import { MONDAY, type TestPorts, testPorts } from '../../../support/conversation-ports';
import { knowledgeOf, SMALL_FILES, smallKnowledge } from '../../../support/small-knowledge';
import { digest, conversation as sample } from '../../tickets/sample';

const luis = { login: 'luis', name: 'Luis', role: 'lead' } as const;
const PERSON = 'quiero hablar con una persona, la lavadora pierde agua';

let ports: TestPorts;
let chat: Chat;
const begin = async (knowledge = smallKnowledge()) => {
  ports = testPorts({ knowledge });
  chat = await openChat(ports);
};
beforeEach(() => begin());

const ticketNow = () => ticketOf(ports, chat);
const eventsNow = async () => (await ports.store.listTicketEvents((await ticketNow()).id)).map(({ kind }) => kind);
const newsNow = async () =>
  (await ports.store.listOutbox('2099-01-01T00:00:00.000Z', 100)).map(({ kind, about }) => `${kind} ${about}`);
/** What a message brings: events of the ticket, and news for others. */
async function brought(text: string, choice?: string) {
  const [events, news] = [await eventsNow(), await newsNow()];
  await chat.say(text, choice);
  const later = await newsNow();
  for (const one of news) later.splice(later.indexOf(one), 1);
  return { events: (await eventsNow()).slice(events.length), news: later };
}

describe('a message to a ticket that waits', () => {
  beforeEach(async () => {
    await chat.say(PERSON);
  });

  it('is no news for the one who has it anyhow', async () => {
    expect(await brought('la puerta es azul')).toEqual({ events: ['customer_message'], news: [] });
  });

  it('that is only an address is a message, too', async () => {
    expect(await brought('mi correo es eva@example.com')).toEqual({ events: ['customer_message', 'details'], news: [] });
  });

  it('in anger is told, and stored once with the address in it', async () => {
    const { events, news } = await brought('estoy harto de vosotros. Mi correo es eva@example.com');
    expect(events.filter((kind) => kind === 'details')).toHaveLength(1);
    expect(news).toEqual(['staff_mail prioritised']);
    expect(await ticketNow()).toMatchObject({ priority: 'high', customer: { email: 'eva@example.com' } });
  });
});

describe('the subject of a ticket about nothing yet', () => {
  beforeEach(async () => {
    await chat.person();
  });

  it.each<[text: string, choice: string | undefined]>([
    ['hola qué tal', undefined],
    ['¿Cuánto cuesta el envío?', 'delivery/cost'],
    ['eva@example.com', undefined],
  ])('is not “%s”', async (text, choice) => {
    const { subject } = await ticketNow();
    await chat.say(text, choice);
    expect((await ticketNow()).subject).toBe(subject);
  });

  it('is the first problem told', async () => {
    await chat.say('la lavadora pierde agua por debajo');
    expect((await ticketNow()).subject).toBe('la lavadora pierde agua por debajo');
  });
});

describe('a ticket that is opened again', () => {
  const WITH_WEBHOOK = knowledgeOf(
    SMALL_FILES.map((file) =>
      file.path === 'service.yaml'
        ? { ...file, text: `${file.text}notifications: { webhook: "https://example.com/hook" }\n` }
        : file,
    ),
  );
  beforeEach(async () => {
    await begin(WITH_WEBHOOK);
    await chat.say(PERSON);
    const { service } = WITH_WEBHOOK.base;
    await resolve(ports, { actor: luis, number: (await ticketNow()).number, service, body: { reason: 'answered' } });
  });

  it('is told as that, by mail and to the webhook', async () => {
    expect((await brought('quiero hablar con una persona')).news.sort()).toEqual(['staff_mail reopened', 'webhook reopened']);
  });

  it('in danger is mailed as danger, and told to the webhook as both', async () => {
    const { news } = await brought('huele a gas');
    expect(news).toContain('staff_mail danger');
    expect(news).toContain('webhook reopened');
    expect(news).not.toContain('staff_mail reopened');
  });
});

describe('the reply to who opens a ticket again', () => {
  it('promises an answer where none was given before', async () => {
    await chat.say(PERSON);
    const { service } = smallKnowledge().base;
    await resolve(ports, { actor: luis, number: (await ticketNow()).number, service, body: { reason: 'answered' } });
    expect(textsOf(await chat.say('quiero hablar con una persona'))[0]).toMatch(/que te responderá a más tardar/);
  });
});

describe('an order number', () => {
  const KNOWN = knowledgeOf([
    ...SMALL_FILES,
    {
      path: 'delivery/order.es.md',
      text: '---\nquestion: ¿Cómo va mi pedido?\nalso:\n  - mi pedido es el 4471\n---\nVa bien.\n',
    },
  ]);

  it('that an entry answers is answered, and noted', async () => {
    await begin(KNOWN);
    const outcome = await chat.say('mi pedido es el 4471');
    expect([decidedOf(outcome), textsOf(outcome).includes('Va bien.')]).toEqual(['answer', true]);
    expect((await ports.store.loadConversation(chat.id))?.customer.orders).toEqual(['4471']);
  });

  it('is only noted while a ticket waits', async () => {
    await begin(KNOWN);
    await chat.say(PERSON);
    const outcome = await chat.say('mi pedido es el 4471');
    expect([decidedOf(outcome), textsOf(outcome).includes('Va bien.')]).toEqual(['added', false]);
  });
});

describe('an address in a message that closes the ticket', () => {
  it.each([
    ['is not confirmed', { customer: { email: 'eva@example.com' }, isAll: false }],
    ['is not asked for again', { isAll: false }],
  ])('%s: no mail follows', async (_what, contact) => {
    await chat.say(PERSON);
    const ticket = await ticketNow();
    const knowledge = smallKnowledge();
    const act: HandlerResult = { kind: 'none', steps: () => [{ ticket: cancelTicket(ticket, MONDAY) }] };
    const context = {
      input: { conversation: sample, ticket, knowledge, now: MONDAY, digest, attempt: 0 },
      voice: { knowledge, language: 'es' },
      contact,
    } as unknown as TurnContext;
    const none = {} as Parameters<HandlerResult['steps']>[0];
    expect(keepContact(context, act).steps(none)).toEqual(act.steps(none));
  });
});

describe('signs and short words', () => {
  it.each([['…'], ['!!!']])('“%s” is noted', async (text) => {
    expect(decidedOf(await chat.say(text))).toBe('none');
  });

  it('“👎” before any answer is no note', async () => {
    expect(decidedOf(await chat.say('👎'))).toBe('fallback');
  });

  it('“vale” gets the reply that the organisation has for it', async () => {
    await begin(
      knowledgeOf([
        ...SMALL_FILES,
        { path: 'smalltalk/fine.es.md', text: '---\nquestion: Vale\nkind: smalltalk\n---\nEstupendo entonces.\n' },
      ]),
    );
    const outcome = await chat.say('vale');
    expect([decidedOf(outcome), textsOf(outcome)]).toEqual(['smalltalk', ['Estupendo entonces.']]);
  });
});
