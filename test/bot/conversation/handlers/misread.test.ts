import { type Chat, decidedOf, openChat, textsOf, ticketOf, waysOf } from '../../../support/chat';
import { type TestPorts, testPorts } from '../../../support/conversation-ports';
import { knowledgeOf, SMALL_FILES, smallKnowledge } from '../../../support/small-knowledge';

let ports: TestPorts;
let chat: Chat;
const begin = async (knowledge = smallKnowledge()) => {
  ports = testPorts({ knowledge });
  chat = await openChat(ports);
};
beforeEach(() => begin());

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

  it('is asked for in other words where there is nothing to offer', async () => {
    const service = SMALL_FILES.map((file) => ({ ...file, text: file.text.replace('greetingTopics: [delivery]\n', '') }));
    await begin(knowledgeOf(service));
    const outcome = await chat.say('no me has entendido');
    expect(textsOf(outcome)).toEqual([expect.stringMatching(/^Perdona, no te he entendido bien. ¿Me lo dices con otras/)]);
    expect(waysOf(outcome)).toEqual(['person']);
  });

  it('is passed on as it was asked, though nothing answered it', async () => {
    await chat.say('xilófonos usados');
    const outcome = await chat.say('no me has entendido');
    expect(outcome.messages[0]?.explanation).toMatchObject({ decision: 'handoff', reason: 'not_helpful' });
    expect((await ticketNow()).subject).toBe('xilófonos usados');
  });

  it('after choices gets those that were not given', async () => {
    await chat.say('envío');
    const outcome = await chat.say('no me has entendido');
    expect(textsOf(outcome)).toEqual([expect.stringMatching(/^Perdona, no te he entendido bien. ¿Es alguna de estas/)]);
    expect(waysOf(outcome)).toEqual(['delivery/cost', 'delivery/times', 'person']);
  });

  it.each([
    ['what has ended', 'validUntil: 2026-11-22'],
    ['what a person must settle', 'kind: handoff'],
  ])('does not get %s', async (_what, line) => {
    const changed = SMALL_FILES.map((file) =>
      file.path === 'delivery/cost.es.md' ? { ...file, text: file.text.replace('also:', `${line}\nalso:`) } : file,
    );
    await begin(knowledgeOf(changed));
    await chat.say('¿cuánto tarda la entrega?');
    expect(waysOf(await chat.say('no me has entendido'))).toEqual(['delivery', 'person']);
  });

  it('gets three entries at most', async () => {
    const more = ['one', 'two', 'three', 'four'].map((name, place) => ({
      path: `delivery/${name}.es.md`,
      text: `---\nquestion: ¿Cuánto cuesta el envío ${'a'.repeat(place + 4)}?\n---\n49 €.\n`,
    }));
    await begin(knowledgeOf([...SMALL_FILES, ...more]));
    await chat.say('envío');
    expect(waysOf(await chat.say('no me has entendido'))).toHaveLength(4);
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

  it('are no note, greeting or misreading beside a tap on what is there no longer', async () => {
    for (const [text, decided] of [
      ['buenos días', 'clarify'],
      ['vale', 'fallback'],
    ])
      expect(decidedOf(await chat.say(text ?? '', 'delivery/gone'))).toBe(decided);
    expect(waysOf(await chat.say('no me has entendido', 'delivery/gone'))).not.toEqual(['person']);
  });

  it('of thanks right after an answer mean that it helped, and later are returned', async () => {
    await chat.say('¿cuánto tarda la entrega?');
    const helped = await chat.say('👍');
    expect([helped.messages[0]?.feedback?.helpful, textsOf(helped)]).toEqual([
      true,
      ['Me alegro de que te haya servido. ¿Necesitas algo más?'],
    ]);
    const thanked = await chat.say('👍');
    expect([thanked.messages[0]?.feedback, textsOf(thanked)]).toEqual([undefined, ['¡A ti! Aquí estoy para lo que necesites.']]);
  });

  it('are greetings also after a miss: nobody is called for them', async () => {
    await chat.say('xilófonos rotos');
    const outcome = await chat.say('buenos días');
    expect([decidedOf(outcome), textsOf(outcome)]).toEqual(['none', ['¿En qué te ayudo?']]);
  });

  it('that the knowledge has a reply to get that', async () => {
    expect(textsOf(await chat.say('Hola'))).toEqual(['Hola. ¿En qué puedo ayudarte?']);
  });
});

describe('a person asked for before anything else', () => {
  it('is promised once the matter is known, which is asked for once', async () => {
    const asked = await chat.say('quiero hablar con una persona');
    expect([decidedOf(asked), waysOf(asked)]).toEqual(['clarify', ['person']]);
    const told = await chat.say('xilófonos rotos');
    expect(told.messages[0]?.explanation).toMatchObject({ decision: 'handoff', reason: 'asked' });
    expect((await ticketNow()).subject).toBe('xilófonos rotos');
  });

  it('comes beside an answer when the matter has one', async () => {
    await chat.say('quiero hablar con una persona');
    const told = await chat.say('¿cuánto cuesta el envío?');
    expect([decidedOf(told), textsOf(told)[0], told.state]).toEqual(['handoff', 'Gratis desde 49 €.', 'waiting']);
  });

  it.each<[text: string, choice: string | undefined, decided: string]>([
    ['Hola', undefined, 'smalltalk'],
    ['¿Cuánto cuesta el envío?', 'delivery/cost', 'answer'],
    ['Entregas', 'delivery', 'clarify'],
  ])('is not passed “%s” (%s)', async (text, choice, decided) => {
    await chat.say('quiero hablar con una persona');
    const outcome = await chat.say(text, choice);
    expect([decidedOf(outcome), outcome.ticket]).toEqual([decided, undefined]);
  });

  it('is not held up by another question where the matter is named, an answer was given, or somebody is upset', async () => {
    for (const before of [
      ['quiero hablar con una persona sobre el envío'],
      ['¿cuánto tarda la entrega?', 'quiero una persona'],
    ]) {
      await begin();
      for (const text of before) await chat.say(text);
      expect((await ticketNow()).reason).toBe('asked');
    }
    await begin();
    await chat.say('esto es una vergüenza, quiero hablar con una persona');
    expect((await ticketNow()).tone).toBe('upset');
  });
});
