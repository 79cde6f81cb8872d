import type { Ticket } from '../../../../bot/model/ticket';
import { type Chat, openChat } from '../../../support/chat';
import { type TestPorts, testPorts } from '../../../support/conversation-ports';

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

describe('what was misread', () => {
  it('gets an apology, what else was near, and a person; the second time only the person', async () => {
    await chat.say('¿cuánto tarda la entrega?');
    const first = await chat.say('no me has entendido');
    expect([decided(first), first.state, ways(first)]).toEqual([
      'none',
      'open',
      expect.arrayContaining(['delivery/cost', 'person']),
    ]);
    expect(ways(first)).not.toContain('delivery/times');
    expect(first.messages[0]?.feedback).toMatchObject({ helpful: false });
    expect(await ports.store.loadConversation(chat.id)).toMatchObject({
      misses: 1,
      pendingQuestion: '¿cuánto tarda la entrega?',
    });
    const second = await chat.say('no me has entendido');
    expect([decided(second), second.state]).toEqual(['handoff', 'waiting']);
    expect((await ticketNow()).subject).toContain('¿cuánto tarda la entrega?');
  });

  it('gets the topics where nothing was near', async () => {
    const outcome = await chat.say('no me has entendido');
    expect(ways(outcome)).toEqual(['delivery', 'person']);
  });

  it('is not said by a tap', async () => {
    expect(decided(await chat.say('No me has entendido', 'delivery/cost'))).toBe('answer');
  });

  it('offers neither what has ended nor what a person must settle', async () => {
    await chat.say('huele raro el gas de la entrega');
    for (const value of ways(await chat.say('no me has entendido'))) expect(value).not.toBe('safety/gas');
  });
});

describe('thanks, greetings and signs', () => {
  it('a greeting that the knowledge has no reply to asks for the matter', async () => {
    const outcome = await chat.say('buenos días');
    expect([decided(outcome), texts(outcome).length, outcome.state]).toEqual(['none', 1, 'open']);
    expect((await ports.store.loadConversation(chat.id))?.misses).toBe(0);
  });

  it('“OK” takes note in one sentence', async () => {
    const outcome = await chat.say('vale');
    expect([decided(outcome), texts(outcome).length]).toEqual(['none', 1]);
    const sign = await chat.say('🙂');
    expect([decided(sign), texts(sign).length]).toEqual(['none', 1]);
  });

  it('a sign on a tapped entry changes nothing', async () => {
    expect(decided(await chat.say('🙂', 'delivery/cost'))).toBe('answer');
    expect(decided(await chat.say('Buenos días', 'delivery/cost'))).toBe('answer');
  });

  it('a sign that asks is no note', async () => {
    expect(decided(await chat.say('¿?'))).toBe('fallback');
  });
});
