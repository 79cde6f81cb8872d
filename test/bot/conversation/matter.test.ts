import { askForPerson } from '../../../bot/conversation/use-cases';
import { type Chat, openChat } from '../../support/chat';
import { type TestPorts, testPorts, WRITER } from '../../support/conversation-ports';
import { knowledgeOf, SMALL_FILES, smallKnowledge } from '../../support/small-knowledge';

let ports: TestPorts;
let chat: Chat;

beforeEach(async () => {
  ports = testPorts();
  chat = await openChat(ports);
});

const ticketNow = async () => {
  const { ticketId = '' } = (await ports.memory.loadConversation(chat.id)) ?? {};
  return ports.memory.loadTicket(ticketId);
};
const missesNow = async () => (await ports.memory.loadConversation(chat.id))?.misses;

describe('a person who is asked for before anything else', () => {
  it.each([
    ['quiero hablar con una persona', undefined],
    ['me gustaría poder hablar con una persona de verdad, por favor', undefined],
    ['hola, ¿puedo hablar con alguien?', undefined],
    ['Hablar con una persona', 'person'],
  ])('is asked for with a question back, once: %s', async (text, choice) => {
    const asked = await chat.say(text, choice);
    expect(asked.state).toBe('open');
    expect(asked.ticket).toBeUndefined();
    expect(chat.last(asked)).toMatchObject({
      text: expect.stringContaining('¿De qué se trata?'),
      choices: [{ value: 'person' }],
    });
    expect((await chat.say(text, choice)).state).toBe('waiting');
  });

  it('gets what is told then, which the customer reads in one line', async () => {
    await chat.say('quiero hablar con una persona');
    const outcome = await chat.say('me ha llegado un xilófono roto');
    expect(outcome.state).toBe('waiting');
    expect(outcome.messages[1]?.text).toContain('«me ha llegado un xilófono roto»');
    expect(await ticketNow()).toMatchObject({ reason: 'asked', subject: 'me ha llegado un xilófono roto' });
  });

  it('does not keep a customer waiting for what is known', async () => {
    await chat.say('quiero hablar con una persona');
    const outcome = await chat.say('¿cuánto tarda la entrega?');
    expect(outcome).toMatchObject({ state: 'waiting', ticket: { status: 'assigned' } });
    expect(outcome.messages.map(({ kind }) => kind).slice(1, 3)).toEqual(['answer', 'handoff']);
  });

  it.each(['hola', 'vale', '👍', 'gracias'])('still waits for the matter after "%s"', async (text) => {
    await chat.say('quiero hablar con una persona');
    expect((await chat.say(text)).ticket).toBeUndefined();
    await chat.say('me ha llegado un xilófono roto');
    expect((await ticketNow())?.subject).toBe('me ha llegado un xilófono roto');
  });

  it.each([
    'quiero hablar con una persona sobre mi xilófono roto',
    'quiero hablar con una persona, mi tostadora echa chispas azules',
  ])('comes at once when the message says what for: %s', async (text) => {
    expect((await chat.say(text)).state).toBe('waiting');
    expect((await ticketNow())?.subject).toContain('quiero hablar');
  });

  it('comes at once to an upset customer', async () => {
    await chat.say('esto es una vergüenza, sois unos ladrones, quiero hablar con una persona ya');
    expect((await ticketNow())?.status).toBe('assigned');
  });

  it('comes at once by POST …/handoff', async () => {
    expect((await askForPerson(ports, chat.id, {}, WRITER)).state).toBe('waiting');
  });

  it('comes at once after a question', async () => {
    await chat.say('¿vendéis xilófonos?');
    const outcome = await chat.say('quiero hablar con una persona');
    expect(outcome.messages[1]?.text).toContain('«¿vendéis xilófonos?»');
  });
});

describe('questions in a row that nothing is found for', () => {
  it('open a ticket at the second, and say what was passed on', async () => {
    await chat.say('¿vendéis billetes de avión a Tokio?');
    const outcome = await chat.say('¿y xilófonos usados?');
    expect(outcome.messages[1]).toMatchObject({ kind: 'handoff', text: expect.stringContaining('«¿y xilófonos usados?»') });
    expect(await ticketNow()).toMatchObject({ reason: 'misses' });
  });

  it.each(['👍', '🙂', 'ok', 'vale', 'hola', 'buenos días', 'gracias'])('are not counted by "%s"', async (text) => {
    await chat.say('¿vendéis billetes de avión a Tokio?');
    expect((await chat.say(text)).ticket).toBeUndefined();
    expect(await missesNow()).toBe(1);
  });

  it('are not counted by choices that were passed over', async () => {
    expect((await chat.say('la entrega de una nevera')).state).toBe('clarifying');
    const outcome = await chat.say('¿vendéis billetes de avión a Tokio?');
    expect(outcome.ticket).toBeUndefined();
    expect((await chat.say('¿y xilófonos usados?')).state).toBe('waiting');
  });
});

describe('an organisation that asks before it hands over', () => {
  beforeEach(async () => {
    const files = SMALL_FILES.map((file) =>
      file.path === 'service.yaml' ? { ...file, text: `${file.text}handoff: ask\n` } : file,
    );
    ports = testPorts({ knowledge: knowledgeOf(files) });
    chat = await openChat(ports);
    await chat.say('¿vendéis billetes de avión a Tokio?');
  });

  it('opens nothing by itself, and opens the ticket that is wanted', async () => {
    const asked = await chat.say('¿y xilófonos usados?');
    expect(asked.ticket).toBeUndefined();
    expect(chat.last(asked)).toMatchObject({
      text: expect.stringContaining('«¿y xilófonos usados?»'),
      choices: [{ value: 'person' }],
    });
    await chat.say('sí, por favor');
    expect(await ticketNow()).toMatchObject({ status: 'assigned', subject: '¿y xilófonos usados?' });
  });

  it('still opens one at once for an upset customer', async () => {
    await chat.say('esto es una vergüenza, sois unos ladrones');
    expect((await ticketNow())?.reason).toBe('upset');
  });
});

it('asks in the language of the customer', async () => {
  chat = await openChat(ports, 'en');
  expect(chat.last(await chat.say('I want to talk to a person')).text).toContain('What is it about?');
  expect(smallKnowledge().base.service.handoff).toBe('at_once');
});
