import type { Ticket } from '../../../../bot/model/ticket';
import { setAvailability } from '../../../../bot/tickets/assignment/availability';
import { type Chat, openChat } from '../../../support/chat';
import { type TestPorts, testPorts } from '../../../support/conversation-ports';
import { smallKnowledge } from '../../../support/small-knowledge';

const { service } = smallKnowledge().base;
const luis = { login: 'luis', name: 'Luis', role: 'lead' } as const;

let ports: TestPorts;
let chat: Chat;
beforeEach(async () => {
  ports = testPorts();
  chat = await openChat(ports);
});

type Said = Awaited<ReturnType<Chat['say']>>;
const texts = ({ messages }: Said) => messages.slice(1).map(({ text }) => text);
const ways = ({ messages }: Said) => messages.flatMap(({ choices = [] }) => choices.map(({ value }) => value));
const decided = ({ messages }: Said) => messages[0]?.explanation?.decision;
const ticketNow = async (): Promise<Ticket> => {
  const ticket = await ports.store.loadTicket((await ports.store.loadConversation(chat.id))?.ticketId ?? '');
  if (ticket === undefined) throw new Error('There is no ticket.');
  return ticket;
};
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
      expect([decided(outcome), texts(outcome).length, outcome.state]).toEqual(['none', 1, 'waiting']);
    }
    expect((await ticketNow()).version).toBe(version);
  });

  it('a person asked for again is told who has it already, with the way to cancel', async () => {
    const { ticket } = await waits();
    const outcome = await chat.say('quiero hablar con una persona');
    expect(decided(outcome)).toBe('added');
    expect(texts(outcome)).toHaveLength(1);
    expect(texts(outcome)[0]).toContain(ticket?.number);
  });

  it('a question that nothing answers is about the ticket when it sounds so', async () => {
    const { ticket } = await waits();
    for (const text of ['¿cuándo me contestáis?', '¿alguna novedad con lo mío?']) {
      const [told = ''] = texts(await chat.say(text));
      expect(told).toContain(ticket?.number);
    }
  });

  it('a question that an entry answers for certain is answered, though it asks when', async () => {
    await waits();
    const outcome = await chat.say('¿cuándo llega mi paquete?');
    expect([decided(outcome), texts(outcome)[0]]).toEqual(['answer', 'Entre **2 y 4** días laborables.']);
  });

  it('a tapped entry is given, whatever its label asks', async () => {
    await waits();
    const outcome = await chat.say('¿Cuándo me contestáis?', 'delivery/cost');
    expect([decided(outcome), texts(outcome)]).toEqual(['answer', ['Gratis desde 49 €.']]);
  });

  it('a question about the ticket is named with its owner, or without one where there is none', async () => {
    await waits();
    const owner = (await ticketNow()).assignee?.name ?? 'nobody';
    expect(texts(await chat.say('¿quién lo lleva?'))[0]).toContain(owner);
    await nobodyIsThere();
    const alone = await openChat(ports);
    await alone.say('quiero hablar con una persona, la nevera no enfría');
    const [told = ''] = texts(await alone.say('¿quién lo lleva?'));
    expect(told).not.toMatch(/undefined|[{}]/);
    for (const { name } of service.team) expect(told).not.toContain(name);
  });

  it('a superior is told at once, and only while there is one', async () => {
    await waits();
    const before = await ticketNow();
    const higher = await chat.say('quiero hablar con tu jefe');
    const after = await ticketNow();
    expect(decided(higher)).toBe('added');
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
    expect(texts(top)[0]).not.toBe(texts(higher)[0]);
  });

  it('at the top without an owner, nobody is named', async () => {
    await nobodyIsThere();
    await waits();
    for (let step = 0; step < 4; step++) await chat.say('quiero hablar con tu jefe');
    const [told = ''] = texts(await chat.say('quiero hablar con tu jefe'));
    expect(told).not.toMatch(/undefined|[{}]/);
  });

  it('anger beside a superior is passed on with the earlier time', async () => {
    await waits();
    const outcome = await chat.say('estoy harto de vosotros, quiero hablar con tu jefe');
    expect(texts(outcome).join(' ')).toMatch(/[Ss]iento|[Ll]amento/);
    expect(await ticketNow()).toMatchObject({ priority: 'high', tone: 'upset' });
  });

  it('what is told twice in anger is told of once more', async () => {
    await waits();
    await chat.say('el número de serie es azul');
    expect(texts(await chat.say('y la puerta es roja'))).toEqual([]);
    expect(texts(await chat.say('estoy harto de vosotros'))).toHaveLength(1);
    expect(texts(await chat.say('sigo harto de vosotros'))).toHaveLength(1);
  });

  it('danger moments ago is answered again when it is asked about', async () => {
    await waits();
    await chat.say('huele a gas en la cocina');
    expect(texts(await chat.say('¿abro las ventanas del salón?'))).toHaveLength(1);
    expect(texts(await chat.say('¿abro las ventanas del salón?'))).toHaveLength(1);
    expect(await ticketNow()).toMatchObject({ priority: 'urgent' });
  });
});

describe('a cancelled ticket', () => {
  it('is closed, confirmed with its number, and leaves the conversation open', async () => {
    const { ticket } = await waits();
    const outcome = await chat.say('Ya no hace falta', 'cancel');
    expect([decided(outcome), outcome.state, outcome.ticket?.status]).toEqual(['none', 'open', 'closed']);
    expect(texts(outcome)).toEqual([expect.stringContaining(ticket?.number ?? 'no number')]);
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
    expect([decided(outcome), outcome.state]).toEqual(['added', 'waiting']);
    expect(texts(outcome).join(' ')).toContain(ticket?.number);
  });
});

describe('the number of another ticket', () => {
  it('is answered with the way to a person, and without it while one has the conversation', async () => {
    const alone = await chat.say('mi número es M-00000000');
    expect([decided(alone), texts(alone).length, ways(alone)]).toEqual(['none', 1, ['person']]);
    await waits();
    const waiting = await chat.say('mi número es M-00000001');
    expect([decided(waiting), texts(waiting).length, ways(waiting)]).toEqual(['none', 1, []]);
    expect((await eventsNow()).at(-1)?.kind).toBe('customer_message');
  });

  it('is not looked for in a tap', async () => {
    expect(decided(await chat.say('M-00000000', 'delivery/cost'))).toBe('answer');
    expect(await toldStaff()).toEqual([]);
  });

  it('is mailed once for each message that gives it', async () => {
    await chat.say('mi número es M-00000000');
    await chat.say('mi número es M-00000000');
    expect(await toldStaff()).toEqual(['fresh_link', 'fresh_link']);
  });
});
