import Fuse from 'fuse.js/basic';
import { nearestEntries } from '../../../bot/conversation/nearest-entries';
import type { Knowledge } from '../../../bot/ports';
import { openChat } from '../../support/chat';
import { testPorts } from '../../support/conversation-ports';
import { knowledgeOf, SMALL_FILES, smallKnowledge } from '../../support/small-knowledge';

const TODAY = '2026-11-23';

const idsOf = (text: string, knowledge: Knowledge = smallKnowledge()) =>
  nearestEntries(knowledge, text, 'es', TODAY).map(({ id }) => id);

/** The small knowledge, sure of nothing: every question falls back. */
const unsure = () =>
  knowledgeOf(
    SMALL_FILES.map((file) => ({
      ...file,
      text: file.text.replace('thresholds: { answer: 0.5, clarify: 0.3,', 'thresholds: { answer: 1, clarify: 1,'),
    })),
  );

describe('the nearest entries', () => {
  it.each([
    ['has two of its words', 'vivo lejos y no sé el plazo de las cosas de una lavadora', ['delivery/times']],
    ['has them with typos and other endings', 'el plasso de las lavadoras y la entregga', ['delivery/times']],
    ['has them without accents', 'cuantos dias llega', ['delivery/times']],
  ])('hold one that %s', (_, text, ids) => {
    expect(idsOf(text)).toEqual(ids);
  });

  it('are best first', () => {
    expect(idsOf('gastos de transporte, reparto y plazo de la lavadora')).toEqual(['delivery/cost', 'delivery/times']);
  });

  it.each([
    ['of one shared word', 'quiero una lavadora azul marino'],
    ['of another matter', '¿quién ganó el mundial de fútbol de 2010?'],
    ['that is gibberish', 'asdf qwer zxcv uiop hjkl'],
    ['of short words only', 'no me va'],
    ['that is empty', ''],
    ['that is small talk', 'muy buenas, hola qué tal'],
    ['of the matter of the safety entry', 'escape de gas: olor en la cocina'],
  ])('are none for a message %s', (_, text) => {
    expect(idsOf(text)).toEqual([]);
  });

  it('leave out what is not valid today', () => {
    const past = SMALL_FILES.map((file) =>
      file.path === 'delivery/times.es.md'
        ? { ...file, text: file.text.replace('question:', 'validUntil: "2026-11-22"\nquestion:') }
        : file,
    );
    expect(idsOf('plazo de una lavadora', knowledgeOf(past))).toEqual([]);
  });

  it('are in the language that is asked for', () => {
    expect(nearestEntries(smallKnowledge(), 'tourists and refunds at the airport', 'es', TODAY)).toEqual([]);
    expect(nearestEntries(smallKnowledge(), 'tourists and refunds at the airport', 'en', TODAY)).toMatchObject([
      { id: 'returns/vat', language: 'en' },
    ]);
  });
});

describe('a message that is not understood', () => {
  const NEAR = 'vivo lejos y no sé el plazo de la lavadora';

  it('is met with the nearest entries to choose from, beside a person', async () => {
    const ports = testPorts({ knowledge: unsure() });
    const chat = await openChat(ports);
    const outcome = await chat.say(NEAR);
    const [asked] = outcome.messages;
    expect(asked?.explanation?.decision).toBe('fallback');
    expect(chat.last(outcome)).toMatchObject({
      kind: 'choices',
      text: expect.stringMatching(/^No estoy seguro .* Quizá te sirva esto:$/),
      choices: [
        { label: '¿Cuánto tarda la entrega?', value: 'delivery/times' },
        { label: 'Hablar con una persona', value: 'person' },
      ],
    });
    expect((await ports.store.loadConversation(chat.id))?.misses).toBe(1);
  });

  it.each([
    ['a tap', (id: string) => ({ text: '¿Cuánto tarda la entrega?', choice: id })],
    ['its place in words', () => ({ text: 'la primera', choice: undefined })],
  ])('is answered when one of them is chosen by %s', async (_, said) => {
    const chat = await openChat(testPorts({ knowledge: unsure() }));
    await chat.say(NEAR);
    const { text, choice } = said('delivery/times');
    expect(chat.last(await chat.say(text, choice)).answer?.entryId).toBe('delivery/times');
  });

  it('is met with the topics and a person to choose when nothing is near', async () => {
    const chat = await openChat(testPorts({ knowledge: unsure() }));
    const outcome = await chat.say('¿quién ganó el mundial de fútbol?');
    expect(chat.last(outcome).text).not.toContain('Quizá');
    expect(chat.last(outcome).choices?.map(({ value }) => value)).toEqual(['delivery', 'person']);
  });
});

describe('the search for misspelled words', () => {
  const LETTERS = [...'abcdefghijklmnopqrst'];
  /** All different, of so many letters. */
  const wordsOf = (count: number, length: number) =>
    Array.from({ length: count }, (_, n) =>
      [...String(n).padStart(length, '0')].map((digit, at) => LETTERS[(Number(digit) + at) % LETTERS.length]).join(''),
    );
  /** Knowledge with so many words of seven letters. */
  const large = (count: number): Knowledge => {
    const { base, matchers } = smallKnowledge();
    const [entry] = base.entries.filter(({ id, language }) => id === 'delivery/times' && language === 'es');
    return { matchers, base: { ...base, entries: entry === undefined ? [] : [{ ...entry, keywords: wordsOf(count, 7) }] } };
  };
  const search = jest.spyOn(Fuse.prototype, 'search');
  const lookedUp = () => search.mock.calls.map(([word]) => String(word));
  beforeEach(() => search.mockClear());
  afterAll(() => search.mockRestore());

  it('takes no more comparisons, however many words a message and the knowledge have', () => {
    idsOf(wordsOf(40, 8).join(' '), large(3_000));
    expect(lookedUp().length).toBeGreaterThan(2);
    expect(lookedUp().join('').length * 3_000).toBeLessThan(250_000);
  });

  it('leaves out words that are longer than any of the knowledge can be misspelled', () => {
    idsOf(`${'a'.repeat(2_000)} ${'1'.repeat(40)} lavvadora`);
    expect(lookedUp()).toEqual(['lavvadora']);
  });
});
