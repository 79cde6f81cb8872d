import { reply } from '../../../bot/tickets/actions/reply';
import { resolve } from '../../../bot/tickets/actions/resolve';
import { type Chat, openChat } from '../../support/chat';
import { type TestPorts, testPorts } from '../../support/conversation-ports';
import { smallKnowledge } from '../../support/small-knowledge';

const { service } = smallKnowledge().base;

let ports: TestPorts;
let chat: Chat;

beforeEach(async () => {
  ports = testPorts();
  chat = await openChat(ports);
});

const ticketNow = async () => {
  const { ticketId = '' } = (await ports.memory.loadConversation(chat.id)) ?? {};
  const ticket = await ports.memory.loadTicket(ticketId);
  if (ticket === undefined) throw new Error('no ticket');
  return ticket;
};

describe('a ticket that waits', () => {
  beforeEach(async () => {
    await chat.person();
  });

  it.each([
    'dejadlo en la portería si no estoy',
    'me dijeron que ya está solucionado pero la nevera sigue sin enfriar',
    "it's fixed but it still leaks everywhere",
    'I thought I fixed it but no',
  ])('stays open, and is told: %s', async (text) => {
    const outcome = await chat.say(text);
    expect(outcome).toMatchObject({ state: 'waiting', ticket: { status: 'assigned' } });
    expect((await ports.memory.listTicketEvents((await ticketNow()).id)).at(-1)?.kind).toBe('customer_message');
  });

  it.each(['ya no hace falta, gracias', 'cancela la consulta', "it's solved, thanks"])('is closed: %s', async (text) => {
    expect(await chat.say(text)).toMatchObject({ state: 'open', ticket: { status: 'closed' } });
  });

  it('reads no intent from the choice that is tapped, whatever it is called', async () => {
    expect(await chat.say('Ya no hace falta', 'delivery/cost')).toMatchObject({
      state: 'waiting',
      ticket: { status: 'assigned' },
    });
  });

  it('reads what is written with a choice that nobody offered', async () => {
    expect(await chat.say('ya no hace falta', 'no/such')).toMatchObject({ ticket: { status: 'closed' } });
  });
});

describe('once a person has written', () => {
  beforeEach(async () => {
    const { ticket } = await chat.person();
    const actor = { login: 'ana', name: 'Ana', role: 'staff' as const };
    const body = { id: 'r1', text: '¿Os lo dejamos en la portería?' };
    await reply(ports, { actor, number: ticket?.number ?? '', service, body });
  });

  it.each(['sí, dejadlo en la portería', 'ya no hace falta, gracias', "it's solved, thanks"])(
    'words close nothing, and the bot is silent: %s',
    async (text) => {
      const outcome = await chat.say(text);
      expect(outcome.state).toBe('with_agent');
      expect(outcome.messages).toHaveLength(1);
      expect((await ticketNow()).status).toBe('assigned');
    },
  );

  it('the tap still closes it', async () => {
    expect(await chat.say('Ya no hace falta', 'cancel')).toMatchObject({ ticket: { status: 'closed' } });
  });
});

describe('a person who is asked for', () => {
  it.each([
    'No, quiero hablar con una persona',
    'No necesito un robot, pásame con un humano',
    'stop. real person. now.',
    'call me back please',
  ])('comes: %s', async (text) => {
    expect((await chat.person(text)).state).toBe('waiting');
    expect((await ticketNow()).reason).toBe('asked');
  });

  it.each([
    ['quiero hablar con una persona sobre el plazo de entrega', 'delivery', 'logistics'],
    ['I want to talk to a person about the delivery time', 'delivery', 'logistics'],
    ['llamadme por teléfono para hablar de los gastos de envío', 'delivery', 'logistics'],
    ['can someone call me back about steps for a return?', 'returns', undefined],
    ['Talk to a person', undefined, undefined],
  ])('knows what it is about: %s', async (text, topic, skill) => {
    await chat.person(text);
    const ticket = await ticketNow();
    expect([ticket.topic, ticket.skill]).toEqual([topic, skill]);
  });

  it('comes for what is named along with asking, not for the question before', async () => {
    await chat.say('¿cuánto tarda la entrega?');
    await chat.say('quiero hablar con una persona sobre los pasos para devolver');
    expect(await ticketNow()).toMatchObject({
      topic: 'returns',
      subject: 'quiero hablar con una persona sobre los pasos para devolver',
    });
  });

  it('comes for the question before when nothing is named', async () => {
    await chat.say('¿cuánto tarda la entrega?');
    await chat.person('quiero hablar con una persona, por favor');
    expect(await ticketNow()).toMatchObject({ topic: 'delivery', subject: '¿cuánto tarda la entrega?' });
  });

  it('comes for the question before when none of the choices was meant', async () => {
    await chat.say('¿vendéis billetes para la entrega?');
    await chat.say('Ninguna de estas', 'none');
    const again = await chat.say('Ninguna de estas', 'none');
    expect(again.state).toBe('waiting');
    expect((await ticketNow()).explanation?.sentence).toBe('¿vendéis billetes para la entrega?');
  });
});

describe('the tone of asking for a person', () => {
  it.each([
    ['tapped', 'Talk to a person', 'person'],
    ['tapped', 'Hablar con una persona', 'person'],
    ['typed', 'Talk to a person', undefined],
    ['typed', 'talk to a human', undefined],
    ['typed', 'Call me back', undefined],
    ['typed', 'quiero hablar con atención al cliente', undefined],
  ])('is calm: %s "%s"', async (_how, text, choice) => {
    const asked = await chat.say(text, choice);
    const outcome = asked.ticket === undefined ? await chat.say(text, choice) : asked;
    expect(await ticketNow()).toMatchObject({ tone: 'calm', priority: 'normal', reason: 'asked' });
    expect(outcome.messages[1]?.text).toMatch(/^(Claro|Of course)\./);
  });

  it.each([
    'LET ME TALK TO A HUMAN BEING!!!',
    'QUE ME ATIENDA UNA PERSONA!!! ESTOY HARTA',
    'put me through to someone you idiots',
  ])('is upset where it is shouted or plainly said: %s', async (text) => {
    await chat.say(text);
    expect(await ticketNow()).toMatchObject({ tone: 'upset', priority: 'high' });
  });

  it("of a label that is tapped is the product's own, and so is its language", async () => {
    const outcome = await chat.say('When will I get my money back?', 'returns/how');
    expect(outcome.messages).toHaveLength(2);
    expect(chat.last(outcome)).toMatchObject({ kind: 'answer', text: 'Desde «Mis pedidos».' });
  });
});

describe('"no me sirve"', () => {
  it('is no question in another language', async () => {
    const outcome = await chat.say('no me sirve');
    expect(chat.last(outcome).kind).not.toBe('answer');
    expect(JSON.stringify(outcome.messages)).not.toContain('Esto solo lo tengo en inglés');
  });

  it("never brings an entry in another language that is there in the customer's", async () => {
    const outcome = await chat.say('shipping gratis');
    for (const { text } of outcome.messages) expect(text).not.toBe('Esto solo lo tengo en inglés; te lo dejo tal cual.');
  });
});

describe('thanks in a message', () => {
  it.each([
    'gracias, pero sigue sin funcionar',
    'no es eso, gracias',
    'thanks but no, that did not help',
    'already tried that',
    'ya lo he probado',
    'gracias, pero mi modelo es otro',
  ])('do not make a yes of a no: %s', async (text) => {
    const answer = chat.last(await chat.say('tiempo de envío'));
    await chat.say(text);
    const [said, replied] = await ports.store.listMessages(chat.id, answer.seq);
    expect(said?.feedback).toEqual({ messageId: answer.id, helpful: false });
    expect(replied?.choices?.map(({ value }) => value)).toEqual(['person']);
  });

  it.each(['¿cuánto cuesta el envío, gracias?', 'gracias, ¿cuánto cuesta el envío?', 'gracias, pero ¿cuánto cuesta el envío?'])(
    'leave the question that goes with them: %s',
    async (text) => {
      expect(chat.last(await chat.say(text)).answer?.entryId).toBe('delivery/cost');
    },
  );

  it('with a complaint go to the ticket while it waits', async () => {
    await chat.person();
    const outcome = await chat.say('gracias, pero sigue sin funcionar');
    expect(chat.last(outcome).text).toMatch(/^Lo he añadido a tu consulta/);
  });
});

describe('a ticket that was resolved', () => {
  beforeEach(async () => {
    const { ticket } = await chat.person();
    const actor = { login: 'ana', name: 'Ana', role: 'staff' as const };
    await resolve(ports, { actor, number: ticket?.number ?? '', service, body: { reason: 'answered' } });
  });

  it.each([
    'no está resuelto',
    'sigue igual',
    'reabrir',
    'please reopen it',
    "it's not solved",
    'gracias, pero sigue sin funcionar',
  ])('is reopened, as by the tap: %s', async (text) => {
    const { state, messages } = await chat.say(text);
    expect({ state, kinds: messages.map(({ kind }) => kind) }).toEqual({ state: 'waiting', kinds: ['text', 'handoff'] });
  });

  it('is offered by a button that says so, which "sí" takes', async () => {
    const offer = chat.last(await chat.say('¿vendéis bicicletas azules?'));
    expect(offer.choices).toEqual([{ label: 'Reabrir la consulta', value: 'person' }]);
    expect((await chat.say('sí')).state).toBe('waiting');
  });

  it.each(['mi horno no funciona', '¿cuánto tarda la entrega?', 'gracias'])('stays so: %s', async (text) => {
    expect((await chat.say(text)).state).toBe('resolved');
  });
});

describe('what the bot has just offered', () => {
  it.each(['sí, por favor', 'sí', 'claro', 'yes please', 'yes'])('is a person, taken by "%s"', async (text) => {
    await chat.say('¿vendéis bicicletas azules?');
    const outcome = await chat.say(text);
    expect(outcome.state).toBe('waiting');
    expect(outcome.messages[0]?.text).toBe(text);
    expect(await ticketNow()).toMatchObject({ reason: 'asked', subject: '¿vendéis bicicletas azules?' });
  });

  it('is a person after an answer that did not help', async () => {
    await chat.say('tiempo de envío');
    await chat.say('no me sirve');
    await chat.say('sí, por favor');
    expect((await ticketNow()).reason).toBe('not_helpful');
  });

  it.each(['la primera', '1', 'the first one', 'sí'])('is a choice, taken by "%s"', async (text) => {
    const asked = chat.last(await chat.say('¿vendéis billetes para la entrega?'));
    const [first] = asked.choices ?? [];
    expect(asked.kind).toBe('choices');
    expect(chat.last(await chat.say(text)).answer?.entryId).toBe(first?.value);
  });

  it('is nothing any more once something else was said', async () => {
    await chat.say('¿vendéis billetes para la entrega?');
    await chat.say('buenas');
    expect(chat.last(await chat.say('la primera')).kind).not.toBe('answer');
  });

  it.each(['gracias', '¿sí?'])('is not taken by "%s", which is no question either', async (text) => {
    await chat.say('¿vendéis bicicletas azules?');
    expect((await chat.say(text)).ticket).toBeUndefined();
  });

  it('leaves the ticket alone that a "vale" answers', async () => {
    await chat.person();
    expect((await chat.say('vale')).ticket?.status).toBe('assigned');
  });
});

describe('closing words', () => {
  it.each([
    'ya lo resolví',
    'listo, ya quedó',
    'ya funciona!! era el enchufe',
    'it works again, thanks!',
    'never mind, I found it',
  ])('close a ticket that waits: %s', async (text) => {
    await chat.person();
    expect(await chat.say(text)).toMatchObject({ state: 'open', ticket: { status: 'closed' } });
  });

  it.each(['gracias, hasta luego', 'perfect, have a nice day', 'ya funciona pero hace ruido', '¿ya funciona?'])(
    'do not where they are none, or only a goodbye: %s',
    async (text) => {
      await chat.person();
      expect(await chat.say(text)).toMatchObject({ state: 'waiting', ticket: { status: 'assigned' } });
    },
  );

  it.each([
    ['sí', 'closed'],
    ['Sí, ciérrala', 'closed'],
    ['no', 'assigned'],
    ['gracias', 'assigned'],
  ])('that say only "that is all" are asked about, and "%s" leaves it %s', async (text, status) => {
    await chat.person();
    const asked = chat.last(await chat.say('eso es todo, gracias'));
    expect(asked.choices?.map(({ value }) => value)).toEqual(['cancel', 'none']);
    expect((await chat.say(text, text === 'Sí, ciérrala' ? 'cancel' : undefined)).ticket?.status).toBe(status);
  });

  it.each(['¿vendéis bicicletas azules?', '¿vendéis billetes para la entrega?'])(
    'without a ticket open none, after %s',
    async (before) => {
      await chat.say(before);
      for (const text of ['ya lo resolví, gracias', 'listo, ya quedó', 'eso es todo', 'problem solved']) {
        const { state, ticket, messages } = await chat.say(text);
        expect({ state, ticket, reply: messages[1]?.text }).toEqual({
          state: 'open',
          reply: expect.stringMatching(
            /De acuerdo\. Si|All right\. If|Muy bien\. Hasta|Perfecto\. Aquí|Very well\. Until|Perfect\. Here/,
          ),
        });
      }
    },
  );

  it('right after an answer say that it helped', async () => {
    const answer = chat.last(await chat.say('tiempo de envío'));
    await chat.say('perfecto, con eso me basta');
    const [said] = await ports.store.listMessages(chat.id, answer.seq);
    expect(said?.feedback).toEqual({ messageId: answer.id, helpful: true });
  });
});
