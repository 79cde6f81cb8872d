import fc from 'fast-check';
import { type Classes, type OneOf, type Phrase, phrasesOf, readPart } from '../../../../bot/language/listening/phrase';
import { matchFrom, newTrie, packPhrases } from '../../../../bot/language/listening/trie';
import { foldWord, MASKED, type Word, wordsOf } from '../../../../bot/language/listening/words';

const asTyped = (word: string): string => word;
const CLASSES: Classes = { pet: 'cat dog', few: '# two three' };
const read = (list: string): readonly Phrase[] =>
  phrasesOf(list, { spelling: asTyped, className: (name) => (name in CLASSES ? name : undefined) });
/** Each phrase in a group of its own. */
const trieOf = (phrases: readonly Phrase[]) => newTrie(packPhrases(phrases.map((phrase, group) => ({ group, phrase }))), CLASSES);

/** The words that a list finds in a text, each phrase from wherever it begins. */
function found(list: string, text: string): readonly string[] {
  const trie = trieOf(read(list));
  const words = wordsOf(text, asTyped);
  const said: string[] = [];
  for (const start of words.keys()) {
    matchFrom(trie, words, start, (_phrase, places) => said.push(places.map((place) => words[place]?.plain).join(' ')));
  }
  return said;
}

describe('a word', () => {
  it.each(["I can't", 'no\u00ADw, caf\u0065\u0301!', '“déjalo” — ya está'])('knows where it stands in the text: %s', (text) => {
    for (const { plain, from, to } of wordsOf(text, asTyped)) {
      expect(foldWord(text.slice(from, to).replace(/['\u00AD]/g, ''))).toBe(plain);
    }
  });
});

describe('a phrase of a list', () => {
  it.each<[written: string, text: string, said: readonly string[]]>([
    ['fed up', "I'm so fed up!", ['fed up']],
    ['fed up', 'Who fed Up the cat?', ['fed up']],
    ['hasta el moño', 'HASTA EL MONO', ['hasta el mono']],
    ['fed/given up', 'given up', ['given up']],
    ['indign*', 'indignada, indignante', ['indignada', 'indignante']],
    ['@pet', 'the dog, the cow', ['dog']],
    ['@few weeks', '3 weeks, two weeks, one week', ['3 weeks', 'two weeks']],
    ['not [very/too] good', 'not good, not very good, not really good', ['not good', 'not very good']],
    ['not .. good', 'not good, not all that good, not one of these is any good', ['not good', 'not good']],
    ['^ great', 'Great. It is great.', ['great']],
    ['great $', 'Great stuff. It is great', ['great']],
    ['fed up', 'I was fed. Up to here!', []],
    ['*amos', 'vamos, habíamos, amos', ['vamos', 'habiamos']],
    ['a _ cat', 'a big cat, a cat', ['a big cat']],
    ['the [@pet]* food', 'the food, the cat dog food, the cow food', ['the food', 'the cat dog food']],
    ['^ [@pet]* food [@pet]* $', 'cat food. food dog! the food', ['cat food', 'food dog']],
    ['dont', "don't, don’t, dont", ['dont', 'dont', 'dont']],
    ['no', 'nooooo', ['no']],
    [MASKED, 'f***, m*erda, @#%&! and **bold**, 5*, A+++', [MASKED, MASKED, MASKED]],
  ])('%s, in "%s"', (written, text, said) => {
    expect(found(written, text)).toEqual(said);
  });

  it.each([
    ['@cow', 'there is no class @cow'],
    ['so*', 'too short a beginning'],
    ['[very] good', 'may be left out'],
    ['good [very]', 'may be left out'],
    ['good ..', 'may be left out'],
    ['not [at all] good', 'in one pair of brackets'],
  ])('%s is refused: %s', (written, why) => {
    expect(() => read(written)).toThrow(why);
  });

  it('is found in the trie of all phrases just where it is found by itself', () => {
    const part = fc.constantFrom('a', 'b', 'a/b', 'b/c', '..', 'abc*', '@few', '_', '[a/b]*', '*cd');
    const whole = fc
      .tuple(
        fc.constantFrom('', '^ '),
        fc.constantFrom('a', 'b/c', 'abc*'),
        fc.array(part, { maxLength: 3 }),
        fc.constantFrom(' c', ' a $', ' [b/c]* $'),
      )
      .map(([first, opening, middle, last]) => `${first}${[opening, ...middle].join(' ')}${last}`);
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', 'abcd', '2', 'two', '.', ','), { maxLength: 12 })
      .map((all) => all.join(' '));
    fc.assert(
      fc.property(fc.array(whole, { minLength: 1, maxLength: 6 }), text, (written, typed) => {
        const phrases = read(written.join('\n'));
        const words = wordsOf(typed, asTyped);
        const trie = trieOf(phrases);
        for (const start of words.keys()) {
          const matched = new Set<number>();
          matchFrom(trie, words, start, (phrase) => matched.add(phrase));
          for (const [place, phrase] of phrases.entries()) {
            expect({ typed, start, ...phrase, said: matched.has(place) }).toMatchObject({ said: isSaid(phrase, words, start) });
          }
        }
      }),
    );
  });
});

/** The slow way: every gap of every length is tried. */
function isSaid({ parts: written, first, last }: Phrase, words: readonly Word[], start: number): boolean {
  const parts = written.map((part) => readPart(part, CLASSES));
  const sentence = words[start]?.sentence;
  if (first && words[start - 1]?.sentence === sentence) return false;
  const from = (part: number, at: number): boolean => {
    const wanted = parts[part];
    const word = words[at];
    const isOver = word === undefined || word.sentence !== sentence;
    if (wanted === undefined) return !last || isOver;
    if ('run' in wanted) {
      const runs = (taken: number): boolean =>
        from(part + 1, at + taken) || (taken < wanted.most && isOneOf(wanted.run, at + taken) && runs(taken + 1));
      return runs(0);
    }
    if ('gap' in wanted)
      return Array.from({ length: wanted.gap + 1 }).some((_, skipped) => isWithin(at, skipped) && from(part + 1, at + skipped));
    return isOneOf(wanted, at) && from(part + 1, at + 1);
  };
  const isOneOf = ({ exact, beginnings, endings, number, any }: OneOf, at: number): boolean => {
    const word = words[at];
    if (word === undefined || word.sentence !== sentence) return false;
    return (
      any ||
      exact.has(word.spelled) ||
      beginnings.some((beginning) => word.spelled.startsWith(beginning)) ||
      endings.some((ending) => word.plain.length > ending.length && word.plain.endsWith(ending)) ||
      (number && /^\d+$/.test(word.plain))
    );
  };
  const isWithin = (at: number, skipped: number): boolean =>
    Array.from({ length: skipped + 1 }).every((_, step) => words[at + step]?.sentence === sentence);
  return from(0, start);
}
