import { hear } from '../../language/listening/hear';
import type { Entry } from '../../model/entry';

/**
 * Whether a sentence is one bare word ("price", "the fridge") that the entry is not known by: however sure it looks, nobody
 * can tell which question it stands for. An entry that has the word among its phrases is what it stands for; one that a
 * person must settle ("complaint") is known by its keywords, too.
 */
export function isBareWord(sentence: string, { kind, question, also, keywords }: Entry): boolean {
  const said = wordsOf(sentence);
  const [word] = said;
  if (kind === 'smalltalk' || word === undefined || said.length > 1) return false;
  return ![question, ...also, ...(kind === 'handoff' ? keywords : [])].some((phrase) => {
    const words = wordsOf(phrase);
    return words.length === 1 && isSame(word, words[0] ?? '');
  });
}

/** The words of a phrase, without those that make no question of the one behind them: "the fridge" is one word. */
function wordsOf(text: string): readonly string[] {
  const { words, spans } = hear(text);
  const determiners = new Set(spans.flatMap(({ group, from }) => (group === 'determiner' ? [from] : [])));
  return words.flatMap(({ plain }, place) => (determiners.has(place) ? [] : [plain]));
}

/** The same word, in the singular or the plural. */
function isSame(a: string, b: string): boolean {
  return a === b || a === `${b}s` || b === `${a}s` || a === `${b}es` || b === `${a}es`;
}
