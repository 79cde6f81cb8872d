import { type Chat, decidedOf, openChat, textsOf, ticketOf, waysOf } from '../../../support/chat';
import { type TestPorts, testPorts } from '../../../support/conversation-ports';

let ports: TestPorts;
let chat: Chat;
beforeEach(async () => {
  ports = testPorts();
  chat = await openChat(ports);
});

const ticketNow = () => ticketOf(ports, chat);

describe('what was misread', () => {
  it('gets an apology, what else was near, and a person; the second time only the person', async () => {
    await chat.say('¿cuánto tarda la entrega?');
    const first = await chat.say('no me has entendido');
    expect([decidedOf(first), first.state, waysOf(first)]).toEqual([
      'none',
      'open',
      expect.arrayContaining(['delivery/cost', 'person']),
    ]);
    expect(waysOf(first)).not.toContain('delivery/times');
    expect(first.messages[0]?.feedback).toMatchObject({ helpful: false });
    expect(await ports.store.loadConversation(chat.id)).toMatchObject({
      misses: 1,
      pendingQuestion: '¿cuánto tarda la entrega?',
    });
    const second = await chat.say('no me has entendido');
    expect([decidedOf(second), second.state]).toEqual(['handoff', 'waiting']);
    expect((await ticketNow()).subject).toContain('¿cuánto tarda la entrega?');
  });

  it('gets the topics where nothing was near', async () => {
    const outcome = await chat.say('no me has entendido');
    expect(waysOf(outcome)).toEqual(['delivery', 'person']);
  });

  it('is not said by a tap', async () => {
    expect(decidedOf(await chat.say('No me has entendido', 'delivery/cost'))).toBe('answer');
  });

  it('offers neither what has ended nor what a person must settle', async () => {
    await chat.say('huele raro el gas de la entrega');
    for (const value of waysOf(await chat.say('no me has entendido'))) expect(value).not.toBe('safety/gas');
  });
});

describe('thanks, greetings and signs', () => {
  it('a greeting that the knowledge has no reply to asks for the matter', async () => {
    const outcome = await chat.say('buenos días');
    expect([decidedOf(outcome), textsOf(outcome).length, outcome.state]).toEqual(['none', 1, 'open']);
    expect((await ports.store.loadConversation(chat.id))?.misses).toBe(0);
  });

  it('“OK” takes note in one sentence', async () => {
    const outcome = await chat.say('vale');
    expect([decidedOf(outcome), textsOf(outcome).length]).toEqual(['none', 1]);
    const sign = await chat.say('🙂');
    expect([decidedOf(sign), textsOf(sign).length]).toEqual(['none', 1]);
  });

  it('a sign on a tapped entry changes nothing', async () => {
    expect(decidedOf(await chat.say('🙂', 'delivery/cost'))).toBe('answer');
    expect(decidedOf(await chat.say('Buenos días', 'delivery/cost'))).toBe('answer');
  });

  it('a sign that asks is no note', async () => {
    expect(decidedOf(await chat.say('¿?'))).toBe('fallback');
  });
});
