/**
 * Which words of a text are denied ("my order has not arrived", "no quiero cancelar"): those behind a word that denies, up to
 * the end of the clause and for a few words at most (the scope of a negation as in NegEx, Chapman et al. 2001). The words that
 * deny, and the pairs of opposites, are data of the language.
 */
import { factsOf } from '../../language/facts';
import type { Language } from '../../model/language';
import type { Word } from '../../text/words';

/** A denial reaches over so many words. */
const REACH = 5;
const CLAUSE_END = /[.,;:!?¡¿…()\n]/;

interface Denials {
  readonly words: ReadonlySet<string>;
  readonly ends: ReadonlySet<string>;
  readonly opposites: ReadonlyMap<string, readonly string[]>;
}

const known = new Map<Language, Denials>();

function denialsOf(language: Language): Denials {
  const before = known.get(language);
  if (before !== undefined) return before;
  const { denies = '', denialEnds = '', opposites = [] } = factsOf(language);
  const pairs = opposites.map((pair) => pair.split('/').map(wordsIn));
  const all = new Map<string, string[]>();
  for (const [one = [], other = []] of pairs) {
    for (const word of one) all.set(word, [...(all.get(word) ?? []), ...other]);
    for (const word of other) all.set(word, [...(all.get(word) ?? []), ...one]);
  }
  const denials = { words: new Set(wordsIn(denies)), ends: new Set(wordsIn(denialEnds)), opposites: all };
  known.set(language, denials);
  return denials;
}

const wordsIn = (list: string): readonly string[] => list.split(/[\s,]+/).filter((word) => word !== '');

/** For each word of a text, whether it is denied; a word that denies is not. */
export function deniedWords(language: Language, text: string, words: readonly Word[]): readonly boolean[] {
  const { words: denies, ends } = denialsOf(language);
  let left = 0;
  return words.map(({ form, start }, at) => {
    const before = words[at - 1];
    if (before !== undefined && CLAUSE_END.test(text.slice(before.start + before.text.length, start))) left = 0;
    if (ends.has(form)) left = 0;
    if (denies.has(form)) {
      left = REACH;
      return false;
    }
    if (left === 0) return false;
    left -= 1;
    return true;
  });
}

/** Whether a word only denies others. */
export const denies = (language: Language, form: string): boolean => denialsOf(language).words.has(form);

/** The words that mean the opposite of a folded word. */
export const oppositesOf = (language: Language, form: string): readonly string[] => denialsOf(language).opposites.get(form) ?? [];
