import { turn } from '../../../../bot/conversation/turn';
import { giveFeedback } from '../../../../bot/conversation/use-cases';
import { type Chat, decidedOf, openChat, textsOf, ticketOf, waysOf } from '../../../support/chat';
import { type TestPorts, testPorts, WRITER } from '../../../support/conversation-ports';
import { knowledgeOf, SMALL_FILES } from '../../../support/small-knowledge';
import { digest } from '../../tickets/sample';

let ports: TestPorts;
let chat: Chat;
const begin = async (knowledge = knowledgeOf(SMALL_FILES)) => {
  ports = testPorts({ knowledge });
  chat = await openChat(ports);
};
beforeEach(() => begin());

const remembered = async () => {
  const conversation = await ports.store.loadConversation(chat.id);
  if (conversation === undefined) throw new Error('There is no conversation.');
  return conversation;
};

describe('what is asked back', () => {
  it('is one thing after a tapped topic, and another after words that may mean several entries', async () => {
    expect(textsOf(await chat.say('Entregas', 'delivery'))).toEqual([expect.stringMatching(/^Esto es lo que más nos preguntan/)]);
    await begin();
    expect(textsOf(await chat.say('envío'))).toEqual([expect.stringMatching(/^No estoy seguro de haberte entendido/)]);
  });

  it('after “none of these” says that the choices were wrong, and offers topics', async () => {
    await chat.say('envío');
    const outcome = await chat.say('Ninguna de estas', 'none');
    expect(textsOf(outcome)).toEqual([expect.stringMatching(/^Vaya, entonces no he acertado/)]);
    expect(waysOf(outcome)).toEqual(['delivery', 'person']);
  });

  it('after what nothing answers says that it was not understood, and offers what is near', async () => {
    const outcome = await chat.say('xilófonos entrega pedido azul verde rojo pintado metal viejo caro');
    expect(decidedOf(outcome)).toBe('fallback');
    expect(textsOf(outcome)).toEqual([expect.stringMatching(/^No estoy seguro de haberte entendido/)]);
    expect(waysOf(outcome)).toEqual(['delivery/times', 'person']);
  });
});

describe('an answer in anger', () => {
  it('repeats what is asked without the swearing', async () => {
    const [heard] = textsOf(await chat.say('¿cuánto cuesta el puto envío?'));
    expect(heard).toContain('«¿cuánto cuesta el … envío?»');
  });
});

describe('the question that a person gets', () => {
  it('at the second miss is the second one', async () => {
    await chat.say('xilófonos usados');
    await chat.say('billetes de tren a Tokio');
    expect((await ticketOf(ports, chat)).subject).toBe('billetes de tren a Tokio');
  });

  it('after an answer that did not help is the one answered, with its topic', async () => {
    await chat.say('¿cuánto tarda la entrega?');
    await chat.say('no');
    await chat.say('Hablar con una persona', 'person');
    expect(await ticketOf(ports, chat)).toMatchObject({
      reason: 'not_helpful',
      subject: '¿cuánto tarda la entrega?',
      topic: 'delivery',
    });
  });

  it('when a person is asked for is the one before, unless more is said', async () => {
    await chat.say('¿cuánto tarda la entrega?');
    await chat.say('quiero hablar con una persona');
    expect(await ticketOf(ports, chat)).toMatchObject({ reason: 'asked', subject: '¿cuánto tarda la entrega?' });
    await begin();
    await chat.say('¿cuánto tarda la entrega?');
    await chat.say('quiero hablar con una persona, hacer una devolución');
    expect(await ticketOf(ports, chat)).toMatchObject({ topic: 'returns' });
  });

  it('after an answer is not the one before when an entry needs a person', async () => {
    const byHand = SMALL_FILES.map((file) =>
      file.path === 'returns/how.es.md' ? { ...file, text: file.text.replace('also:', 'kind: handoff\nalso:') } : file,
    );
    await begin(knowledgeOf(byHand));
    await chat.say('¿cuánto tarda la entrega?');
    await chat.say('quiero devolver la nevera');
    expect(await ticketOf(ports, chat)).toMatchObject({
      reason: 'entry',
      subject: 'quiero devolver la nevera',
      topic: 'returns',
    });
  });
});

describe('a hand-off', () => {
  const decided = async (
    more: Partial<Parameters<typeof turn>[0]>,
    text = 'quiero hablar con una persona, la lavadora gotea',
  ) => {
    const knowledge = await ports.knowledge.current();
    const input = { conversation: await remembered(), knowledge, now: ports.clock.now(), digest, attempt: 0 };
    return turn({ ...input, ...more }, { id: 'next', text });
  };

  it('asks for an address where there is none, and only on the web', async () => {
    const conversation = await remembered();
    const asks = async (more: Partial<typeof conversation>) =>
      (await decided({ conversation: { ...conversation, ...more } })).messages
        .at(-1)
        ?.text.includes('déjame tu nombre y tu correo');
    expect(await asks({})).toBe(true);
    expect(await asks({ customer: { email: 'eva@example.com' } })).toBe(false);
    expect(await asks({ channel: 'teams' })).toBe(false);
  });

  it('waits while the address has had too many: the customer is told until when, and the bot goes on', async () => {
    const conversation = { ...(await remembered()), state: 'clarifying', misses: 1 } as const;
    const held = await decided({ conversation, noTicketForSeconds: 600 });
    expect(held.change.ticket).toBeUndefined();
    expect(held.messages.slice(1).map(({ text }) => text)).toEqual([expect.stringContaining('a las 10:40')]);
    expect(held.conversation).toMatchObject({ state: 'open', misses: 0 });
  });

  it('in danger never waits', async () => {
    const danger = await decided({ noTicketForSeconds: 600 }, 'huele a gas');
    expect(danger.change.ticket?.next).toMatchObject({ priority: 'urgent', reason: 'danger' });
  });
});

describe('feedback on an answer', () => {
  it('that it helped forgets what was missed since', async () => {
    const answer = chat.last(await chat.say('¿cuánto tarda la entrega?'));
    await chat.say('billetes de tren a Tokio');
    expect((await remembered()).misses).toBe(1);
    await giveFeedback(ports, chat.id, { messageId: answer.id, helpful: true }, WRITER);
    expect((await remembered()).misses).toBe(0);
  });

  it('“yes” on a tapped entry is no feedback', async () => {
    await chat.say('¿cuánto tarda la entrega?');
    const tapped = await chat.say('Sí', 'delivery/cost');
    expect([decidedOf(tapped), tapped.messages[0]?.feedback]).toEqual(['answer', undefined]);
  });
});

describe('closing words', () => {
  it('that something is clear, before any answer, are a goodbye', async () => {
    const outcome = await chat.say('me ha quedado claro, gracias');
    expect([decidedOf(outcome), textsOf(outcome)]).toEqual(['none', ['De acuerdo. Si necesitas algo más, aquí estoy.']]);
    expect(outcome.messages[0]?.feedback).toBeUndefined();
  });

  it('get the organisation’s own words where it has some, as small talk', async () => {
    const own = SMALL_FILES.map((file) =>
      file.path === 'smalltalk/hello.es.md'
        ? {
            ...file,
            path: 'smalltalk/bye.es.md',
            text: file.text.replace('Hola\n', 'Eso es todo\n').replace('  - buenas', '  - adiós'),
          }
        : file,
    );
    await begin(knowledgeOf([...SMALL_FILES, ...own.filter(({ path }) => path === 'smalltalk/bye.es.md')]));
    const outcome = await chat.say('eso es todo');
    expect([decidedOf(outcome), textsOf(outcome)]).toEqual(['smalltalk', ['Hola. ¿En qué puedo ayudarte?']]);
  });

  it('while choices are offered leave the conversation open', async () => {
    await chat.say('envío');
    expect((await chat.say('eso es todo')).state).toBe('open');
  });
});
