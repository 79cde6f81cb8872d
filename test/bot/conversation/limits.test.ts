import type { Writer } from '../../../bot/conversation/rate-limit';
import {
  askForPerson,
  eraseConversation,
  exportConversation,
  giveFeedback,
  rateConversation,
  reopenConversation,
  takeTurn,
} from '../../../bot/conversation/use-cases';
import { resolve } from '../../../bot/tickets/actions/resolve';
import { type Chat, openChat } from '../../support/chat';
import { type TestPorts, testPorts, WRITER } from '../../support/conversation-ports';
import { ana } from '../tickets/counter';

let ports: TestPorts;
let chat: Chat;
beforeEach(async () => {
  ports = testPorts();
  chat = await openChat(ports);
});

const conversationNow = async () => {
  const conversation = await ports.store.loadConversation(chat.id);
  if (conversation === undefined) throw new Error('The conversation is gone.');
  return conversation;
};
const eventsNow = async () => ports.store.listTicketEvents((await conversationNow()).ticketId ?? '');
const pass = (minutes: number) => ports.clock.set(new Date(ports.clock.now().getTime() + minutes * 60_000));
const refused = { code: 'RATE_LIMITED', extra: { retryAfterSeconds: expect.any(Number) } };

/** Something is refused, and the store is as it was. */
async function refuses(act: () => Promise<unknown>): Promise<void> {
  const before = ports.memory.dump();
  await expect(act()).rejects.toMatchObject(refused);
  expect(ports.memory.dump()).toBe(before);
}

async function resolveTicket(): Promise<void> {
  const { service } = (await ports.knowledge.current()).base;
  const number = (await conversationNow()).ticket?.number ?? '';
  await resolve(ports, { actor: ana, number, service, body: { reason: 'answered' } });
}

/** Brings the conversation to where a write would change something, does it, and says how. */
const WRITES: readonly (readonly [what: string, ready: () => Promise<unknown>, write: (writer: Writer) => Promise<unknown>])[] = [
  [
    'a message',
    async () => {},
    (writer) => takeTurn(ports, { conversationId: chat.id, key: 'web:x', utterance: { id: 'x', text: 'hola' }, writer }),
  ],
  ['a hand-off', async () => {}, (writer) => askForPerson(ports, chat.id, {}, writer)],
  [
    'contact details',
    () => askForPerson(ports, chat.id, {}, WRITER),
    (writer) => askForPerson(ports, chat.id, { name: 'Eva' }, writer),
  ],
  [
    'feedback',
    () => chat.say('¿cuánto tarda la entrega?'),
    (writer) => giveFeedback(ports, chat.id, { messageId: 'm3', helpful: false }, writer),
  ],
  [
    'a rating',
    async () => {
      await askForPerson(ports, chat.id, {}, WRITER);
      await resolveTicket();
    },
    (writer) => rateConversation(ports, chat.id, { score: 1 }, writer),
  ],
  [
    'a reopening',
    async () => {
      await askForPerson(ports, chat.id, {}, WRITER);
      await resolveTicket();
    },
    (writer) => reopenConversation(ports, chat.id, writer),
  ],
  ['an export', async () => {}, async (writer) => exportConversation(ports, await conversationNow(), 0, writer)],
];

describe('a conversation that has used up its bucket', () => {
  it.each(WRITES.filter(([what]) => what !== 'an export'))('refuses %s, and nothing is written', async (_what, ready, write) => {
    await ready();
    const conversation = await conversationNow();
    const next = {
      ...conversation,
      version: conversation.version + 1,
      allowance: { tokens: 0, atMs: ports.clock.now().getTime() },
    };
    await ports.store.commit({ conversation: { expected: conversation.version, next }, messages: [], outbox: [] });
    await refuses(() => write(WRITER));
    pass(1);
    await write(WRITER);
  });

  it('gives a page of its export so often only, and then again', async () => {
    const read = async () => exportConversation(ports, await conversationNow(), 0, { ...WRITER, limit: { perMinute: 2 } });
    await read();
    await read();
    await refuses(read);
    pass(1);
    await read();
  });
});

describe('an address that has used up its minute', () => {
  const from = (perMinute: number): Writer => ({ ...WRITER, address: { key: 'a', perMinute } });

  it.each(WRITES)('is refused %s, in whatever conversation, and nothing is written', async (_what, ready, write) => {
    await ready();
    const other = await openChat(ports);
    const send = (id: string) =>
      takeTurn(ports, { conversationId: other.id, key: id, utterance: { id, text: 'hola' }, writer: from(3) });
    for (const id of ['a', 'b', 'c']) await send(id);
    await refuses(() => write(from(3)));
    pass(1);
    await write(from(3));
  });

  it('may erase no conversation then, and somebody elsewhere may', async () => {
    const address = { key: 'a', perMinute: 1 };
    await eraseConversation(ports, await conversationNow(), address);
    chat = await openChat(ports);
    const kept = await conversationNow();
    await refuses(() => eraseConversation(ports, kept, address));
    await eraseConversation(ports, kept, { ...address, key: 'b' });
  });

  it('gets the reply to a repetition all the same, which is not charged', async () => {
    const send = (id: string) =>
      takeTurn(ports, { conversationId: chat.id, key: id, utterance: { id, text: 'hola' }, writer: from(2) });
    const first = await send('a');
    for (let time = 0; time < 5; time++) expect((await send('a')).messages).toEqual(first.messages);
    await send('b');
    await refuses(() => send('c'));
    expect((await send('a')).messages).toEqual(first.messages);
  });

  it('has exactly what is left of it taken by many who write at once', async () => {
    const chats = await Promise.all(Array.from({ length: 30 }, () => openChat(ports)));
    const outcomes = await Promise.allSettled(
      chats.map(({ id }) =>
        takeTurn(ports, { conversationId: id, key: 'a', utterance: { id: 'a', text: 'hola' }, writer: from(20) }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(20);
  });
});

describe('one hand-off after another', () => {
  const few: Writer = { ...WRITER, tickets: { perMinute: 3 / 60, burst: 3 } };
  const withdraw = () => say('ya no lo necesito', 'cancel');
  let sent = 0;
  const say = (text: string, choice?: string) => {
    sent += 1;
    const id = `s${sent}`;
    const utterance = { id, text, ...(choice === undefined ? {} : { choice }) };
    return takeTurn(ports, { conversationId: chat.id, key: id, utterance, writer: few });
  };

  it('with nothing new is one ticket with one event, and no message more', async () => {
    await askForPerson(ports, chat.id, { name: 'Eva' }, WRITER);
    const before = ports.memory.dump();
    for (let time = 0; time < 300; time++) await askForPerson(ports, chat.id, { name: 'Eva' }, WRITER);
    expect(ports.memory.dump()).toBe(before);
    expect((await eventsNow()).map(({ kind }) => kind)).not.toContain('details');
  });

  it('opens three tickets an hour; a further tap tells when the next is possible', async () => {
    for (let time = 0; time < 3; time++) {
      await askForPerson(ports, chat.id, {}, few);
      await withdraw();
    }
    const before = ports.memory.dump();
    await expect(askForPerson(ports, chat.id, {}, few)).rejects.toMatchObject({
      code: 'RATE_LIMITED',
      extra: { retryAfterSeconds: 1_200 },
    });
    expect(ports.memory.dump()).toBe(before);
    pass(20);
    expect((await askForPerson(ports, chat.id, {}, few)).state).toBe('waiting');
  });

  it('is answered in words where it was asked for in words, and the bot keeps answering', async () => {
    for (let time = 0; time < 3; time++) {
      expect((await say('quiero hablar con una persona sobre mi xilófono roto')).state).toBe('waiting');
      await withdraw();
    }
    const { state, messages } = await say('quiero hablar con una persona sobre mi xilófono roto');
    expect(state).toBe('open');
    expect(messages.at(-1)?.text).toMatch(/no puedo abrir otra hasta .*10:50/);
    expect((await say('¿cuánto tarda la entrega?')).messages.at(-1)?.kind).toBe('answer');
  });

  it('for a danger is a ticket at once, whatever was withdrawn before', async () => {
    for (let time = 0; time < 3; time++) {
      await askForPerson(ports, chat.id, {}, few);
      await withdraw();
    }
    expect(await say('huele a gas en mi cocina')).toMatchObject({ state: 'waiting', ticket: { status: 'assigned' } });
  });

  it('counts for each conversation by itself', async () => {
    for (let time = 0; time < 3; time++) {
      await askForPerson(ports, chat.id, {}, few);
      await withdraw();
    }
    chat = await openChat(ports);
    expect((await askForPerson(ports, chat.id, {}, few)).state).toBe('waiting');
  });
});
