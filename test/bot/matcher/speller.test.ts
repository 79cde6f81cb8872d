import fc from 'fast-check';
import { readCorpus } from '../../../bot/matcher/features/corpus';
import { correct, editDistance, type Neighbours } from '../../../bot/matcher/text/speller';
import { buildVocabulary, findWord } from '../../../bot/matcher/text/vocabulary';
import { englishEntries } from './fixtures';

const corpus = readCorpus('en', englishEntries);
const vocabulary = buildVocabulary(corpus.terms, Uint32Array.from(corpus.phrases.keys()));
const alone: Neighbours = { before: '', after: '', together: () => false, sound: (form) => form };
const beside = (...pairs: string[]): Neighbours => ({
  before: 'my',
  after: 'number',
  together: (left, right) => pairs.includes(`${left} ${right}`),
  sound: (form) => form,
});

describe('the distance between two words', () => {
  /** Optimal string alignment as its definition reads: slow, by recursion. */
  function plain(a: string, b: string): number {
    if (a === '' || b === '') return a.length + b.length;
    const same = a.at(-1) === b.at(-1) ? 0 : 1;
    const cut = (text: string, units = 1) => text.slice(0, -units);
    let least = Math.min(plain(cut(a), b) + 1, plain(a, cut(b)) + 1, plain(cut(a), cut(b)) + same);
    if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
      least = Math.min(least, plain(cut(a, 2), cut(b, 2)) + 1);
    }
    return least;
  }

  it('is what the definition gives', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 5 });
    fc.assert(fc.property(word, word, (a, b) => expect(editDistance(a, b)).toBe(plain(a, b))));
  });

  it('is cut short where it is beyond what is asked for, and nowhere else', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 9 });
    fc.assert(
      fc.property(word, word, fc.nat(3), (a, b, most) => {
        expect(Math.min(editDistance(a, b, most), most + 1)).toBe(Math.min(editDistance(a, b), most + 1));
      }),
    );
  });
});

describe('correcting an unknown word', () => {
  it.each([
    ['pasword', 'password'],
    ['passwrod', 'password'],
    ['invioce', 'invoice'],
    ['delivvery', 'delivery'],
    ['parcle', 'parcel'],
  ])('%s was meant to be %s', (typed, meant) => {
    expect(correct(typed, vocabulary, alone)).toBe(meant);
  });

  it.each(['elephant', 'qqq', 'x', '', '12345', 'passw0rd1'])('leaves %p alone', (typed) => {
    expect(correct(typed, vocabulary, alone)).toBeUndefined();
  });

  it('puts a missing space back', () => {
    expect(correct('mypassword', vocabulary, { ...alone, together: (l, r) => `${l} ${r}` === 'my password' })).toBe(
      'my password',
    );
  });

  it('prefers the word that is known beside its neighbours', () => {
    expect(correct('oren', vocabulary, beside('my open', 'open number'))).toBe('open');
  });

  it('only ever gives words of the vocabulary', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'adeinoprswy'), maxLength: 12 }), (typed) => {
        for (const word of correct(typed, vocabulary, alone)?.split(' ') ?? []) {
          expect(findWord(vocabulary, word)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 500 },
    );
  });
});
