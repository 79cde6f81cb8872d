import { setAvailability } from '../../../../bot/tickets/assignment/availability';
import { type Chat, decidedOf, openChat, textsOf, ticketOf, waysOf } from '../../../support/chat';
import { type TestPorts, testPorts } from '../../../support/conversation-ports';
import { knowledgeOf, SMALL_FILES, smallKnowledge } from '../../../support/small-knowledge';

const { service } = smallKnowledge().base;
const luis = { login: 'luis', name: 'Luis', role: 'lead' } as const;

let ports: TestPorts;
let chat: Chat;
beforeEach(async () => {
  ports = testPorts();
  chat = await openChat(ports);
});

const ticketNow = () => ticketOf(ports, chat);
const eventsNow = async () => ports.memory.listTicketEvents((await ticketNow()).id);
const toldStaff = async () => (await ports.store.listOutbox('2030-01-01T00:00:00.000Z', 100)).map(({ about }) => about);
const nobodyIsThere = async () => {
  for (const { login } of service.team) await setAvailability(ports, luis, service, false, login);
};
const waits = () => chat.say('quiero hablar con una persona, la lavadora pierde agua');

describe('while a ticket waits', () => {
  it('“OK” and a sign are noted with a word, and nothing is added to the ticket', async () => {
    await waits();
    const { version } = await ticketNow();
    for (const text of ['vale', '🙂']) {
      const outcome = await chat.say(text);
      expect([decidedOf(outcome), textsOf(outcome).length, outcome.state]).toEqual(['none', 1, 'waiting']);
    }
    expect((await ticketNow()).version).toBe(version);
  });

  it('a person asked for again is told who has it already, with the way to cancel', async () => {
    const { ticket } = await waits();
    const outcome = await chat.say('quiero hablar con una persona');
    expect(decidedOf(outcome)).toBe('added');
    expect(textsOf(outcome)).toHaveLength(1);
    expect(textsOf(outcome)[0]).toContain(ticket?.number);
  });

  it('a question that nothing answers is about the ticket when it sounds so', async () => {
    const { ticket } = await waits();
    for (const text of ['¿cuándo me contestáis?', '¿alguna novedad con lo mío?']) {
      const [told = ''] = textsOf(await chat.say(text));
      expect(told).toContain(ticket?.number);
    }
  });

  it('a question that an entry answers for certain is answered, though it asks when', async () => {
    await waits();
    const outcome = await chat.say('¿cuándo llega mi paquete?');
    expect([decidedOf(outcome), textsOf(outcome)[0]]).toEqual(['answer', 'Entre **2 y 4** días laborables.']);
  });

  it('a question about the ticket is named with its owner, or without one where there is none', async () => {
    await waits();
    const owner = (await ticketNow()).assignee?.name ?? 'nobody';
    expect(textsOf(await chat.say('¿quién lo lleva?'))[0]).toContain(owner);
    await nobodyIsThere();
    const alone = await openChat(ports);
    await alone.say('quiero hablar con una persona, la nevera no enfría');
    const [told = ''] = textsOf(await alone.say('¿quién lo lleva?'));
    expect(told).not.toMatch(/undefined|[{}]/);
    for (const { name } of service.team) expect(told).not.toContain(name);
  });

  it('a superior is told at once, and only while there is one', async () => {
    await waits();
    const before = await ticketNow();
    const higher = await chat.say('quiero hablar con tu jefe');
    const after = await ticketNow();
    expect(decidedOf(higher)).toBe('added');
    expect(after.escalations).toBe(before.escalations + 1);
    expect((await eventsNow()).map(({ kind, actor, text }) => [kind, actor, text])).toContainEqual([
      'escalated',
      'customer',
      'asked',
    ]);
    expect(await toldStaff()).toContain('escalated');
    for (let step = 0; step < 3; step++) await chat.say('quiero hablar con tu jefe');
    const told = (await toldStaff()).filter((about) => about === 'escalated').length;
    const top = await chat.say('quiero hablar con tu jefe');
    expect((await toldStaff()).filter((about) => about === 'escalated')).toHaveLength(told);
    expect(textsOf(top)[0]).not.toBe(textsOf(higher)[0]);
  });

  it('at the top without an owner, nobody is named', async () => {
    await nobodyIsThere();
    await waits();
    for (let step = 0; step < 4; step++) await chat.say('quiero hablar con tu jefe');
    const [told = ''] = textsOf(await chat.say('quiero hablar con tu jefe'));
    expect(told).not.toMatch(/undefined|[{}]/);
  });

  it('anger beside a superior is passed on with the earlier time', async () => {
    await waits();
    const outcome = await chat.say('estoy harto de vosotros, quiero hablar con tu jefe');
    expect(textsOf(outcome).join(' ')).toMatch(/[Ss]iento|[Ll]amento/);
    expect(await ticketNow()).toMatchObject({ priority: 'high', tone: 'upset' });
  });

  it('what is told twice in anger is told of once more', async () => {
    await waits();
    await chat.say('el número de serie es azul');
    expect(textsOf(await chat.say('y la puerta es roja'))).toEqual([]);
    expect(textsOf(await chat.say('estoy harto de vosotros'))).toHaveLength(1);
    expect(textsOf(await chat.say('sigo harto de vosotros'))).toHaveLength(1);
  });

  it('danger moments ago is answered again when it is asked about', async () => {
    await waits();
    await chat.say('huele a gas en la cocina');
    expect(textsOf(await chat.say('¿abro las ventanas del salón?'))).toHaveLength(1);
    expect(textsOf(await chat.say('¿abro las ventanas del salón?'))).toHaveLength(1);
    expect(await ticketNow()).toMatchObject({ priority: 'urgent' });
  });
});

describe('a cancelled ticket', () => {
  it('is closed, confirmed with its number, and leaves the conversation open', async () => {
    const { ticket } = await waits();
    const outcome = await chat.say('Ya no hace falta', 'cancel');
    expect([decidedOf(outcome), outcome.state, outcome.ticket?.status]).toEqual(['none', 'open', 'closed']);
    expect(textsOf(outcome)).toEqual([expect.stringContaining(ticket?.number ?? 'no number')]);
  });

  it('cannot be cancelled twice', async () => {
    await waits();
    await chat.say('Ya no hace falta', 'cancel');
    const again = await chat.say('Ya no hace falta', 'cancel');
    expect(again.ticket?.status).toBe('closed');
    expect((await eventsNow()).filter(({ kind }) => kind === 'cancelled' || kind === 'closed')).toHaveLength(1);
  });

  it('is kept after a report of danger, whose number is named', async () => {
    const { ticket } = await chat.say('huele a gas en la cocina');
    const outcome = await chat.say('Ya no hace falta', 'cancel');
    expect([decidedOf(outcome), outcome.state]).toEqual(['added', 'waiting']);
    expect(textsOf(outcome).join(' ')).toContain(ticket?.number);
  });
});

describe('the number of another ticket', () => {
  it('is answered with the way to a person, and without it while one has the conversation', async () => {
    const alone = await chat.say('mi número es M-00000000');
    expect([decidedOf(alone), textsOf(alone).length, waysOf(alone)]).toEqual(['none', 1, ['person']]);
    await waits();
    const waiting = await chat.say('mi número es M-00000001');
    expect([decidedOf(waiting), textsOf(waiting).length, waysOf(waiting)]).toEqual(['none', 1, []]);
    expect((await eventsNow()).at(-1)?.kind).toBe('customer_message');
  });

  it('is not looked for in a tap', async () => {
    expect(decidedOf(await chat.say('M-00000000', 'delivery/cost'))).toBe('answer');
    expect(await toldStaff()).toEqual([]);
  });

  it('is mailed once for each message that gives it', async () => {
    await chat.say('mi número es M-00000000');
    await chat.say('mi número es M-00000000');
    expect(await toldStaff()).toEqual(['fresh_link', 'fresh_link']);
    const [, last] = await ports.store.listOutbox('2030-01-01T00:00:00.000Z', 100);
    const { version } = (await ports.store.loadConversation(chat.id)) ?? {};
    expect(last?.id).toContain(`${chat.id}#${version}#`);
  });
});

describe('what is asked and told while a ticket waits', () => {
  beforeEach(waits);

  it('a tapped entry is no question about the ticket, whatever its label asks', async () => {
    const outcome = await chat.say('¿Alguna novedad?', 'delivery/cost');
    expect([decidedOf(outcome), textsOf(outcome)]).toEqual(['answer', ['Gratis desde 49 €.']]);
  });

  it('a superior is meant by a long request for one, and not by a story about one', async () => {
    await chat.say('el encargado de la tienda me dijo que vendrían el martes');
    expect((await ticketNow()).escalations).toBe(0);
    await chat.say('quiero hablar ahora mismo con el encargado de la tienda de Madrid por favor');
    expect((await ticketNow()).escalations).toBe(1);
  });

  it.each([
    ['pásame con alguien por teléfono que la puerta no cierra', /que prefieres una llamada/],
    ['mi vecino me llamó por teléfono y me dijo que no', /^Lo he añadido/],
    ['no sé cuándo me contestaréis pero la puerta no cierra', /^Lo he añadido/],
    ['me gustaría saber cuándo me contestáis, que la puerta no cierra', /te responderá a más tardar/],
  ])('“%s” is answered by: %s', async (text, told) => {
    const outcome = await chat.say(text);
    expect([decidedOf(outcome), textsOf(outcome)]).toEqual(['added', [expect.stringMatching(told)]]);
  });

  it('what an entry answers is answered, with a question mark or without', async () => {
    const outcome = await chat.say('hacer una devolución');
    expect([decidedOf(outcome), textsOf(outcome)]).toEqual(['answer', ['Desde «Mis pedidos».']]);
  });

  it('what is told a second time is recorded as added, without a word', async () => {
    await chat.say('el número de serie es azul');
    const outcome = await chat.say('y la puerta es roja');
    expect([decidedOf(outcome), textsOf(outcome)]).toEqual(['added', []]);
  });

  it('an answer to an angry customer says each time who has the ticket', async () => {
    const { number } = await ticketNow();
    await chat.say('sois unos inútiles, estoy harto');
    const outcome = await chat.say('sois unos inútiles, estoy harto. ¿cuánto cuesta el envío?');
    expect(textsOf(outcome)).toEqual(['Gratis desde 49 €.', expect.stringMatching(/^Siento mucho las molestias\./)]);
    expect(textsOf(outcome)[1]).toContain(number);
    expect(waysOf(outcome)).toEqual([]);
  });
});

describe('a question that an entry answers, and that could be about the ticket', () => {
  const refunds = SMALL_FILES.map((file) =>
    file.path === 'returns/how.es.md'
      ? { ...file, text: file.text.replace('also:', 'also:\n  - cuándo me llega el dinero de la devolución') }
      : file,
  );

  it('is answered', async () => {
    ports = testPorts({ knowledge: knowledgeOf(refunds) });
    chat = await openChat(ports);
    await waits();
    const outcome = await chat.say('¿cuándo me llega el dinero de la devolución?');
    expect([decidedOf(outcome), textsOf(outcome)]).toEqual(['answer', ['Desde «Mis pedidos».']]);
  });
});
