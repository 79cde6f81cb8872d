import fc from 'fast-check';
import { type Phrase, PhraseReader } from '../../../../bot/conversation/understand/tone/phrase';
import { addPhrase, follow, newTree } from '../../../../bot/conversation/understand/tone/tree';
import { MASKED, type Word, wordsOf } from '../../../../bot/conversation/understand/tone/words';

const asTyped = (word: string): string => word;
const reader = new PhraseReader({ pet: 'cat dog', few: '# two three' }, asTyped);

/** The words that a list finds in a text, each phrase from wherever it begins. */
function found(list: string, text: string): readonly string[] {
  const tree = newTree<string>();
  for (const phrase of reader.phrasesOf(list)) addPhrase(tree, phrase, list);
  const words = wordsOf(text, asTyped);
  const said: string[] = [];
  for (const start of words.keys()) {
    follow(tree, words, start, (_list, places) => said.push(places.map((place) => words[place]?.plain).join(' ')));
  }
  return said;
}

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
    expect(() => reader.phrasesOf(written)).toThrow(why);
  });

  it('is found in the tree of all phrases just where it is found by itself', () => {
    const part = fc.constantFrom('a', 'b', 'a/b', 'b/c', '..', 'abc*', '@few');
    const whole = fc
      .tuple(
        fc.constantFrom('', '^ '),
        fc.constantFrom('a', 'b/c', 'abc*'),
        fc.array(part, { maxLength: 3 }),
        fc.constantFrom(' c', ' a $'),
      )
      .map(([first, opening, middle, last]) => `${first}${[opening, ...middle].join(' ')}${last}`);
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', 'abcd', '2', 'two', '.', ','), { maxLength: 12 })
      .map((all) => all.join(' '));
    fc.assert(
      fc.property(fc.array(whole, { minLength: 1, maxLength: 6 }), text, (written, typed) => {
        const phrases = reader.phrasesOf(written.join('\n'));
        const words = wordsOf(typed, asTyped);
        const tree = newTree<Phrase>();
        for (const phrase of phrases) addPhrase(tree, phrase, phrase);
        for (const start of words.keys()) {
          const heard = new Set<Phrase>();
          follow(tree, words, start, (phrase) => heard.add(phrase));
          for (const phrase of phrases) {
            expect({ typed, start, ...phrase, said: heard.has(phrase) }).toMatchObject({ said: isSaid(phrase, words, start) });
          }
        }
      }),
    );
  });
});

/** The slow way: every gap of every length is tried. */
function isSaid({ parts, first, last }: Phrase, words: readonly Word[], start: number): boolean {
  const sentence = words[start]?.sentence;
  if (first && words[start - 1]?.sentence === sentence) return false;
  const from = (part: number, at: number): boolean => {
    const wanted = parts[part];
    const word = words[at];
    const isOver = word === undefined || word.sentence !== sentence;
    if (wanted === undefined) return !last || isOver;
    if ('gap' in wanted)
      return Array.from({ length: wanted.gap + 1 }).some((_, skipped) => isWithin(at, skipped) && from(part + 1, at + skipped));
    const stands =
      !isOver &&
      (wanted.exact.has(word.spelled) ||
        wanted.beginnings.some((beginning) => word.spelled.startsWith(beginning)) ||
        (wanted.number && /^\d+$/.test(word.plain)));
    return stands && from(part + 1, at + 1);
  };
  const isWithin = (at: number, skipped: number): boolean =>
    Array.from({ length: skipped + 1 }).every((_, step) => words[at + step]?.sentence === sentence);
  return from(0, start);
}
