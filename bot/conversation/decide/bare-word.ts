import { hear } from '../../language/listening/hear';
import { type Makings, madeOf } from '../../language/listening/heard';
import type { Entry } from '../../model/entry';

/**
 * Whether a sentence is one bare word ("price", "the fridge") that does not identify the entry: however high the
 * confidence, the word fits many questions. It does identify an entry that has it among its phrases, or, for an entry that
 * a person must settle ("complaint"), among its keywords.
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

const FAULT: Makings = { says: ['fault'], beside: ['courtesy', 'fault beside'] };

/** Whether a sentence complains of a fault and names nothing that has it: "it's broken", "no va". Any appliance may be meant. */
export const lacksSubject = (sentence: string): boolean => madeOf(hear(sentence), FAULT) !== undefined;

/** The words of a phrase, without those that add no question: "the fridge" is one word. */
function wordsOf(text: string): readonly string[] {
  const { words, spans } = hear(text);
  const determiners = new Set(spans.flatMap(({ group, from }) => (group === 'determiner' ? [from] : [])));
  return words.flatMap(({ plain }, place) => (determiners.has(place) ? [] : [plain]));
}

/** Whether two words are equal, ignoring the plural. */
function isSame(a: string, b: string): boolean {
  return a === b || a === `${b}s` || b === `${a}s` || a === `${b}es` || b === `${a}es`;
}
