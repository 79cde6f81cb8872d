import { merge } from '../../../../bot/tickets/actions/merge';
import { resolve } from '../../../../bot/tickets/actions/resolve';
import { monitorSla } from '../../../../bot/tickets/sla/monitor';
import { type Chat, decidedOf, openChat, textsOf, ticketOf, waysOf } from '../../../support/chat';
import { type TestPorts, testPorts } from '../../../support/conversation-ports';
import { knowledgeOf, SMALL_FILES } from '../../../support/small-knowledge';

const luis = { login: 'luis', name: 'Luis', role: 'lead' } as const;
const MATTER = 'quiero hablar con una persona, la lavadora pierde agua';
const PASSED_ON = /^Lo he pasado a la consulta/;
const WAY_BACK = /^Si tu consulta M-\S+ no ha quedado resuelta, puedes reabrirla/;
const GLAD = /^Me alegro de que te haya servido/;
const ELSEWHERE = /sigue adelante con el número M-/;
const NOT_UNDERSTOOD = /^No estoy seguro de haberte entendido/;

/** The small shop, which asks a day later whether all is well, and returns “me alegro mucho”. */
const KNOWLEDGE = knowledgeOf([
  ...SMALL_FILES.map((file) => (file.path === 'service.yaml' ? { ...file, text: `${file.text}followUpAfterHours: 24\n` } : file)),
  { path: 'smalltalk/glad.es.md', text: '---\nquestion: Me alegro mucho\nkind: smalltalk\n---\nYo también.\n' },
]);
const { service } = KNOWLEDGE.base;

let ports: TestPorts;
let chat: Chat;

const settle = async () =>
  resolve(ports, { actor: luis, number: (await ticketOf(ports, chat)).number, service, body: { reason: 'answered' } });
beforeEach(async () => {
  ports = testPorts({ knowledge: KNOWLEDGE });
  chat = await openChat(ports);
  await chat.say(MATTER);
});

const eventsNow = async () =>
  (await ports.store.listTicketEvents((await ticketOf(ports, chat)).id)).map(({ kind, text }) => [kind, text]);

describe('after the resolution', () => {
  beforeEach(settle);

  it('a courtesy with a verb is returned, without the way back', async () => {
    const outcome = await chat.say('me alegro mucho');
    expect([decidedOf(outcome), textsOf(outcome), waysOf(outcome)]).toEqual(['smalltalk', ['Yo también.'], []]);
  });

  it('a late “yes, that helped” is taken gladly, without the way back', async () => {
    const outcome = await chat.say('sí, me ha servido');
    expect([decidedOf(outcome), textsOf(outcome), outcome.state]).toEqual(['none', [expect.stringMatching(GLAD)], 'resolved']);
  });

  it('anger alone gets an apology and the way back', async () => {
    const outcome = await chat.say('estoy harto de vosotros');
    expect([decidedOf(outcome), textsOf(outcome)]).toEqual([
      'none',
      ['Siento mucho las molestias.', expect.stringMatching(WAY_BACK)],
    ]);
  });

  it('what nothing answers is said not to be understood, and the way back is shown beside it', async () => {
    const outcome = await chat.say('xilófonos');
    expect(textsOf(outcome)).toEqual([expect.stringMatching(NOT_UNDERSTOOD), expect.stringMatching(WAY_BACK)]);
  });

  it.each(['no era eso', 'no me has entendido'])('“%s” gets an apology in place of an answer', async (text) => {
    const outcome = await chat.say(text);
    expect([decidedOf(outcome), textsOf(outcome)]).toEqual([
      'none',
      ['Siento mucho las molestias.', expect.stringMatching(WAY_BACK)],
    ]);
  });

  it.each(['hacer una devolución', 'quiero hablar con una persona', 'la lavadora sigue igual'])(
    'a tap is no statement, though its label is “%s”',
    async (label) => {
      const outcome = await chat.say(label, 'delivery/cost');
      expect([decidedOf(outcome), textsOf(outcome), outcome.state]).toEqual(['answer', ['Gratis desde 49 €.'], 'resolved']);
    },
  );

  it.each(['quiero hablar con una persona', 'la lavadora sigue igual'])(
    'a tap on what is there no longer reopens nothing: %s',
    async (label) => {
      expect((await chat.say(label, 'delivery/gone')).state).toBe('resolved');
    },
  );
});

it('the same trouble again gets an apology and the way back, and not the same answer', async () => {
  const again = await openChat(ports);
  chat = again;
  await again.say('quiero hablar con una persona, ¿cuánto tarda la entrega?');
  await settle();
  expect(textsOf(await again.say('el plazo de entrega no se ha cumplido'))).toEqual([
    'Siento mucho las molestias.',
    expect.stringMatching(WAY_BACK),
  ]);
});

describe('after a merge', () => {
  beforeEach(async () => {
    const into = (await (await openChat(ports)).person()).ticket?.number ?? '';
    await merge(ports, { actor: luis, number: (await ticketOf(ports, chat)).number, service, body: { into } });
  });

  it('what is told and not answered is passed on, and only that is said beside the way back', async () => {
    const [passed, back, ...others] = textsOf(await chat.say('los xilófonos suenan mal'));
    expect([passed, back, others]).toEqual([expect.stringMatching(PASSED_ON), expect.stringMatching(ELSEWHERE), []]);
  });

  it('what is told and answered is answered, too', async () => {
    const [answer, passed] = textsOf(await chat.say('hacer una devolución'));
    expect([answer, passed]).toEqual(['Desde «Mis pedidos».', expect.stringMatching(PASSED_ON)]);
  });

  it.each([
    ['hacer una devolución', 'delivery/cost', ['Gratis desde 49 €.']],
    ['me alegro mucho', undefined, ['Yo también.']],
    ['Ninguna de estas', 'none', [expect.stringMatching(/^Vaya, entonces no he acertado/), expect.stringMatching(ELSEWHERE)]],
    ['sí, me ha servido', undefined, [expect.stringMatching(GLAD)]],
  ])('“%s” is not passed on when tapped (%s) or polite', async (text, choice, told) => {
    expect(textsOf(await chat.say(text, choice))).toEqual(told);
  });

  it('neither “reopen it” nor “it is still broken” reopens this one: the other goes on', async () => {
    for (const text of ['la lavadora sigue igual', 'quiero hablar con una persona'])
      expect((await chat.say(text)).state).toBe('resolved');
  });
});

describe('asked whether all is well', () => {
  const askedNow = async () => {
    ports.clock.set(new Date(ports.clock.now().getTime() + 25 * 3_600_000));
    await monitorSla(ports, service);
  };
  beforeEach(async () => {
    await settle();
    await askedNow();
  });
  /** So many words that nobody would take the message for an answer by its length. */
  const LONG = 'xilófono '.repeat(14).trim();

  it('“no” opens the ticket again, as asked for', async () => {
    const outcome = await chat.say('no');
    expect(outcome.messages[0]?.explanation).toMatchObject({ decision: 'handoff', reason: 'asked' });
    expect((await eventsNow()).at(-1)).toEqual(['reopened', 'not_solved']);
  });

  it.each(['sí, todo bien', '👍', 'todo bien, eso es todo'])('“%s” is recorded as its confirmation', async (text) => {
    const outcome = await chat.say(text);
    expect([decidedOf(outcome), (await eventsNow()).at(-1)?.[0]]).toEqual(['none', 'confirmed']);
  });

  it.each([
    [`${LONG} y no funciona`, 'reopened'],
    [`${LONG} y sigue perdiendo agua`, 'reopened'],
    [`${LONG} pero no funciona`, 'reopened'],
    [`${LONG} pero sigue perdiendo agua`, 'reopened'],
    [`sigue perdiendo agua pero ${LONG}`, 'followed_up'],
  ])('“%s” ends with: %s', async (text, event) => {
    await chat.say(text);
    expect((await eventsNow()).at(-1)?.[0]).toBe(event);
  });

  it('only the question about this resolution is answered', async () => {
    await chat.say('no');
    await settle();
    await chat.say('sí, todo bien');
    expect((await eventsNow()).at(-1)?.[0]).toBe('resolved');
  });
});
