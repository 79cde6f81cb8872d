import { byMeaning, decisionOf } from '../../../web/desk/explanation/reason';
import { parts as en } from '../../../web/desk/language/en/parts';
import { parts as es } from '../../../web/desk/language/es/parts';

describe('what the assistant did, in a sentence', () => {
  it('is that it answered, where nobody asked for more', () => {
    expect(decisionOf({ decision: 'answer' }, undefined, en.why)).toBe('It answered.');
  });

  it('is that it had answered before, under why a question came to a person all the same', () => {
    expect(decisionOf({ decision: 'answer' }, 'asked', en.why)).toBe('The assistant had already answered the question.');
    expect(decisionOf({ decision: 'answer' }, 'not_helpful', es.why)).toBe('El asistente ya había respondido a la pregunta.');
  });

  it('is the same with and without a ticket for everything else', () => {
    for (const decision of ['clarify', 'fallback', 'handoff', 'added'] as const) {
      expect(decisionOf({ decision }, 'asked', en.why)).toBe(en.why.decisions[decision]);
    }
  });
});

describe('that the meaning of a sentence decided', () => {
  const candidate = (parts: Record<string, number>) => ({
    entryId: 'a/b',
    title: 'A',
    confidence: 0.7,
    parts,
    phrase: 'A',
    threshold: 0.5,
  });

  it('is said when the words alone would have put another entry first', () => {
    const candidates = [candidate({ words: 0.3, meaning: 0.8 }), candidate({ words: 0.45, meaning: 0.05 })];
    expect(byMeaning({ candidates }, en.why)).toEqual([en.why.byMeaning]);
    expect(byMeaning({ candidates }, es.why)).toEqual([es.why.byMeaning]);
  });

  it.each([
    ['the words say the same', [candidate({ words: 0.5, meaning: 0.8 }), candidate({ words: 0.3, meaning: 0.1 })]],
    ['the meaning was not asked', [candidate({ linear: 0.5, nearest: 0.2 }), candidate({ linear: 0.6, nearest: 0.1 })]],
    ['there is one candidate', [candidate({ words: 0.5, meaning: 0.8 })]],
    ['there is none', []],
  ])('is not said when %s', (_, candidates) => {
    expect(byMeaning({ candidates }, en.why)).toEqual([]);
  });
});
