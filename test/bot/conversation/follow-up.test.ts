import type { Language } from '../../../bot/model/language';
import type { Knowledge } from '../../../bot/ports';
import { reply } from '../../../bot/tickets/actions/reply';
import { resolve } from '../../../bot/tickets/actions/resolve';
import { monitorSla } from '../../../bot/tickets/sla/monitor';
import { type Chat, openChat } from '../../support/chat';
import { type TestPorts, testPorts } from '../../support/conversation-ports';
import { smallKnowledge } from '../../support/small-knowledge';

const ana = { login: 'ana', name: 'Ana', role: 'staff' } as const;
const HOUR_MS = 3_600_000;

function asking(): Knowledge {
  const { base, matchers } = smallKnowledge();
  return { base: { ...base, service: { ...base.service, followUpAfterHours: 24 } }, matchers };
}

/** A customer whose ticket was resolved, and who was asked a day later whether all is well. */
async function followedUp(language: Language = 'es'): Promise<{ ports: TestPorts; chat: Chat }> {
  const knowledge = asking();
  const ports = testPorts({ knowledge });
  const { service } = knowledge.base;
  const chat = await openChat(ports, language);
  const { ticket } = await chat.person(language === 'es' ? 'quiero hablar con una persona' : 'I want to talk to a person');
  const request = { actor: ana, number: ticket?.number ?? '', service };
  await reply(ports, { ...request, body: { text: 'Hecho' } });
  await resolve(ports, { ...request, body: { reason: 'answered' } });
  ports.clock.set(new Date(ports.clock.now().getTime() + 25 * HOUR_MS));
  await monitorSla(ports, service);
  return { ports, chat };
}

const eventsOf = async ({ store }: TestPorts, chat: Chat) =>
  (await store.listTicketEvents(`${chat.id}.1`)).map(({ kind, actor }) => `${kind} ${actor}`);

describe('asked, some time after the resolution, whether all is well', () => {
  it('a customer can answer with a tap', async () => {
    const { ports, chat } = await followedUp();
    const [question] = (await ports.store.listMessages(chat.id, 0)).slice(-1);
    expect(question?.choices).toEqual([
      { label: 'Sí, todo bien', value: 'settled' },
      { label: 'No, seguid con ella', value: 'person' },
    ]);
  });

  it.each([
    ['es', 'no'],
    ['es', 'No, sigue perdiendo agua'],
    ['es', 'todavía no'],
    ['es', 'la lavadora sigue igual'],
    ['es', 'gracias, pero sigue sin funcionar'],
    ['en', 'no'],
    ['en', 'Not really'],
    ['en', 'it still does not work'],
    ['en', 'no, it is still leaking'],
  ] as const)('in %s, "%s" takes the ticket up again', async (language, text) => {
    const { ports, chat } = await followedUp(language);
    const { state, ticket, messages } = await chat.say(text);
    expect({ state, status: ticket?.status }).toEqual({ state: 'waiting', status: 'assigned' });
    expect(messages.map(({ kind }) => kind)).toEqual(['text', 'handoff']);
    expect((await eventsOf(ports, chat)).at(-1)).toBe('reopened customer');
  });

  it.each([
    ['es', 'sí'],
    ['es', 'Sí, gracias, todo perfecto'],
    ['es', 'muchas gracias'],
    ['es', 'todo bien, gracias'],
    ['es', 'ningún problema, no hay problema'],
    ['en', 'yes'],
    ['en', 'Yes, all good, thanks'],
    ['en', 'thank you'],
    ['en', 'no problems, it works'],
  ] as const)('in %s, "%s" is taken gladly, and is on record', async (language, text) => {
    const { ports, chat } = await followedUp(language);
    const { state, ticket, messages } = await chat.say(text);
    expect({ state, status: ticket?.status }).toEqual({ state: 'resolved', status: 'resolved' });
    expect(messages.at(-1)?.text).toMatch(language === 'es' ? /^Nos alegra saberlo/ : /^We're glad to hear it/);
    expect((await eventsOf(ports, chat)).at(-1)).toBe('confirmed customer');
  });

  it('a tap on yes is one, too', async () => {
    const { ports, chat } = await followedUp();
    await chat.say('Sí, todo bien', 'settled');
    expect((await ports.store.loadTicket(`${chat.id}.1`))?.confirmedAt).toBe(ports.clock.now().toISOString());
  });

  it.each(['¿cuánto tarda la entrega?', 'no, ¿cuándo llega mi paquete?', 'tiempo de envío'])(
    '"%s" is a question like any other',
    async (text) => {
      const { ports, chat } = await followedUp();
      const { state, messages } = await chat.say(text);
      expect({ state, kind: messages.at(-1)?.kind }).toEqual({ state: 'resolved', kind: 'answer' });
      expect((await eventsOf(ports, chat)).at(-1)).toBe('followed_up watch');
    },
  );

  const words = (count: number) => 'xilófono '.repeat(count).trim();

  it.each([
    ['confirmed customer', 'todo bien, and eight words more', `todo bien ${words(8)}`],
    ['followed_up watch', 'todo bien, and nine words more', `todo bien ${words(9)}`],
    ['confirmed customer', 'todo bien, behind four words', `${words(4)} todo bien`],
    ['followed_up watch', 'todo bien, behind five words', `${words(5)} todo bien`],
    ['reopened customer', 'no, with eleven words more', `no ${words(11)}`],
    ['followed_up watch', 'no, with twelve words more', `no ${words(12)}`],
    ['followed_up watch', 'no that does not begin', `${words(3)} no`],
    ['followed_up watch', 'sí that does not begin', `${words(3)} sí`],
  ])('ends with %s after: %s', async (event, _what, text) => {
    const { ports, chat } = await followedUp();
    await chat.say(text);
    expect((await eventsOf(ports, chat)).at(-1)).toBe(event);
  });

  it('a tap on something else is answered, and says nothing of it', async () => {
    const { ports, chat } = await followedUp();
    expect(chat.last(await chat.say('Sí, todo bien', 'delivery/cost')).kind).toBe('answer');
    expect((await eventsOf(ports, chat)).at(-1)).toBe('followed_up watch');
  });

  it('a "no" after it was answered is about something else', async () => {
    const { ports, chat } = await followedUp();
    await chat.say('sí, gracias');
    await chat.say('no');
    expect((await ports.store.loadTicket(`${chat.id}.1`))?.status).toBe('resolved');
  });

  it('a "no" right after an answer says that the answer did not help', async () => {
    const { ports, chat } = await followedUp();
    const answer = chat.last(await chat.say('tiempo de envío'));
    await chat.say('no me sirve');
    const feedback = (await ports.store.listMessages(chat.id, answer.seq)).map((message) => message.feedback);
    expect(feedback[0]).toEqual({ messageId: answer.id, helpful: false });
    expect((await ports.store.loadTicket(`${chat.id}.1`))?.status).toBe('resolved');
  });
});
