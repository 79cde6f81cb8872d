import { HANDLERS } from '../../../bot/conversation/handlers/table';
import { takeTurn } from '../../../bot/conversation/use-cases';
import type { Knowledge, Store } from '../../../bot/ports';
import { type Chat, openChat } from '../../support/chat';
import { type TestPorts, testPorts, WRITER } from '../../support/conversation-ports';
import { smallKnowledge } from '../../support/small-knowledge';

describe('the table of handlers', () => {
  const taken: string[] = [];
  let ports: TestPorts;
  let chat: Chat;
  beforeEach(async () => {
    for (const handler of HANDLERS) {
      const { handle } = handler;
      jest.spyOn(handler, 'handle').mockImplementation((context) => {
        taken.push(handler.name);
        return handle(context);
      });
    }
    ports = testPorts();
    chat = await openChat(ports);
  });
  afterEach(() => jest.restoreAllMocks());

  const takers = async (...said: readonly (readonly [text: string, choice?: string])[]) => {
    const names: string[] = [];
    for (const [text, choice] of said) {
      taken.length = 0;
      await chat.say(text, choice);
      // A hand-off is decided again once it is known who is at the desk: by the same handler.
      names.push([...new Set(taken)].join(' and '));
    }
    return names;
  };

  it('puts danger first, and ends with what takes every turn', () => {
    const names = HANDLERS.map(({ name }) => name);
    expect(names[0]).toBe('danger');
    expect(names.at(-1)).toBe('converse');
    expect(new Set(names).size).toBe(names.length);
    // A person who has written decides on closing words; a tap on "not needed any more" is the customer's own.
    expect(names.indexOf('cancel')).toBeLessThan(names.indexOf('with person'));
    expect(names.indexOf('with person')).toBeLessThan(names.indexOf('cancel in words'));
    expect(names.indexOf('that is all')).toBeLessThan(names.indexOf('waiting'));
  });

  it('gives each turn to one handler, by what is said and how the conversation stands', async () => {
    const said = [
      ['¿cuánto tarda la entrega?'],
      ['me ha quedado claro, gracias'],
      ['¿cuánto tarda la entrega?'],
      ['no me sirve'],
      ['adiós, eso es todo'],
      ['quiero hablar con una persona'],
      ['marta@example.com'],
      ['¿cuánto cuesta el envío?'],
      ['huele a gas en la cocina'],
    ] as const;
    expect(await takers(...said)).toEqual([
      'converse',
      'closing: confirmed answer',
      'converse',
      'feedback in words',
      'closing: goodbye',
      'converse',
      'contact only',
      'waiting',
      'danger',
    ]);
  });

  it('closes a ticket that is not needed, by a tap and in words', async () => {
    expect(await takers(['quiero hablar con una persona sobre mi xilófono roto'], ['Ya no hace falta', 'cancel'])).toEqual([
      'converse',
      'cancel',
    ]);
    expect(
      await takers(['quiero hablar con una persona sobre mi xilófono roto'], ['ya está solucionado, podéis cerrarla']),
    ).toEqual(['converse', 'cancel in words']);
    expect(await takers(['quiero hablar con una persona sobre mi xilófono roto'], ['eso es todo'])).toEqual([
      'converse',
      'that is all',
    ]);
  });
});

describe('one turn', () => {
  function counted() {
    const calls: string[] = [];
    const asked: string[] = [];
    const wrap = (store: Store): Store =>
      new Proxy(store, {
        get: (target, name, receiver) => {
          calls.push(String(name));
          return Reflect.get(target, name, receiver);
        },
      });
    const { base, matchers } = smallKnowledge();
    const listening = Object.entries(matchers).map(([language, matcher]) => [
      language,
      {
        ...matcher,
        match: (text: string, limit?: number) => {
          asked.push(`${language}: ${text}`);
          return matcher.match(text, limit);
        },
      },
    ]);
    const knowledge: Knowledge = { base, matchers: Object.fromEntries(listening) };
    return { calls, asked, ports: testPorts({ knowledge, wrap }) };
  }

  const readOf = async (ports: TestPorts, conversationId: string, replyKey: string) => {
    const { conversation, ...found } = await ports.memory.loadForRequest(conversationId, { replyKey });
    if (conversation === undefined) throw new Error('There is no conversation.');
    return { ...found, conversation, replyKey };
  };

  const send = async (ports: TestPorts, conversationId: string, text: string) => {
    const read = await readOf(ports, conversationId, `web:${text}`);
    return takeTurn(ports, { conversationId, read, key: `web:${text}`, utterance: { id: text, text }, writer: WRITER });
  };

  it('reads nothing again that its authorisation has read', async () => {
    const { calls, ports } = counted();
    const { id } = await openChat(ports);
    calls.length = 0;
    await send(ports, id, '¿cuánto tarda la entrega?');
    expect(calls).toEqual(['commit']);
  });

  it('reads it again when somebody else was first, and the text no second time', async () => {
    const { calls, asked, ports } = counted();
    const { id } = await openChat(ports);
    const stale = await readOf(ports, id, 'web:second');
    await send(ports, id, 'hola');
    calls.length = 0;
    asked.length = 0;
    const utterance = { id: 'second', text: '¿cuánto tarda la entrega?' };
    const { messages } = await takeTurn(ports, {
      conversationId: id,
      read: stale,
      key: 'web:second',
      utterance,
      writer: WRITER,
    });
    expect(messages.map(({ seq }) => seq)).toEqual([4, 5]);
    expect(calls).toEqual(['commit', 'loadForRequest', 'commit']);
    expect(asked).toEqual(['es: ¿cuánto tarda la entrega?']);
  });

  it('reads a text once, though a hand-off is decided again when it is known who is at the desk', async () => {
    const { asked, ports } = counted();
    const { id } = await openChat(ports);
    asked.length = 0;
    await send(ports, id, 'necesito hablar con una persona sobre la entrega de mi nevera');
    expect([...new Set(asked)]).toEqual(asked);
  });
});
