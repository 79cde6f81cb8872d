import fc from 'fast-check';
import { hear } from '../../../../bot/language/listening/hear';
import { clausesOf, type Heard, longestSpans, type Makings, madeOf } from '../../../../bot/language/listening/heard';

type Group = 'says' | 'beside' | 'before' | 'about' | 'else';
const MAKINGS: Makings<Group> = { says: ['says'], beside: ['beside'], before: ['before'], about: ['about'] };
const WORDS = 6;

const heardOf = (spans: readonly { readonly group: Group; readonly from: number; readonly length: number }[]): Heard<Group> => ({
  ...{ text: '', words: hear('a a a a a a').words },
  spans: spans
    .map(({ group, from, length }) => ({ group, language: 'en' as const, from, to: from + length, length }))
    .sort((a, b) => a.from - b.from),
});

/** The slow way: all ways to part the words, one after the other. */
function isMade({ spans }: Heard<Group>, at = 0, said = false): boolean {
  if (at === WORDS) return said;
  return spans.some(({ group, from, to }) => {
    if (from !== at) return false;
    if (group === 'about') return said;
    const goesOn = group === 'says' || group === 'beside' || (group === 'before' && !said);
    return goesOn && isMade({ text: '', words: [], spans }, to, said || group === 'says');
  });
}

describe('what a text is made of', () => {
  it('is found just where trying all ways to part it finds it', () => {
    const span = fc
      .record({
        group: fc.constantFrom<Group[]>('says', 'beside', 'before', 'about', 'else'),
        from: fc.integer({ min: 0, max: WORDS - 1 }),
        length: fc.integer({ min: 1, max: 3 }),
      })
      .filter(({ from, length }) => from + length <= WORDS);
    fc.assert(
      fc.property(fc.array(span, { maxLength: 14 }), (spans) => {
        const heard = heardOf(spans);
        expect({ spans, isMade: madeOf(heard, MAKINGS) !== undefined }).toEqual({ spans, isMade: isMade(heard) });
      }),
      { numRuns: 500 },
    );
  });

  it('ends where it begins to be about something', () => {
    const heard = hear('call me about the delivery');
    const makings = { says: ['call'], beside: ['call beside'], about: ['call about'] } as const;
    expect(madeOf(heard, makings)).toBe(2);
  });
});

it('clauses are what stands between marks, and a phrase stays within one', () => {
  const { words, spans } = hear('No, quiero hablar con una persona. Gracias');
  expect(clausesOf(words)).toEqual([
    { from: 0, to: 1 },
    { from: 1, to: 6 },
    { from: 6, to: 7 },
  ]);
  expect(spans.filter(({ from, to }) => words[from]?.clause !== words[to - 1]?.clause)).toEqual([]);
});

it('the longest phrase counts, of two that share a word', () => {
  const groups = (text: string) => longestSpans(hear(text), ['no person', 'person']).map(({ group }) => group);
  expect(groups('quiero una persona')).toEqual(['person']);
  expect(groups('quiero una persona mayor')).toEqual(['no person']);
  expect(groups('quiero una persona que me ayude')).toEqual(['person']);
});
