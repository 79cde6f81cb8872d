import { type Listener, type Reading, readInAll } from '../../../language/listening/listener';
import { longestOf, matchPhrases, type PhraseMatch } from '../../../language/listening/match';
import type { Word } from '../../../language/listening/words';
import { editDistance } from '../../../matcher/text/speller';

/** `crisis`: plainly said; `sign`: a word of it by itself ("suicide"), which an entry may be about. */
export type CrisisSign = 'crisis' | 'sign';

/** The kind of danger that a crisis is recorded as, beside those of `dangerKinds`. */
export const CRISIS = 'crisis';

const FAMILY = 'crisis';

/**
 * Whether a text says that somebody does not want to live. Checked in every language, whatever the language of the text, and in
 * spite of typing mistakes in the longer words of it. A word that belongs to a figure of speech in one language counts in none.
 */
export function crisisSign(text: string, listener: Listener): CrisisSign | undefined {
  const readings = readInAll(listener, text);
  const known = new Set(readings.flatMap(({ lexicon }) => [...(lexicon.near[FAMILY] ?? [])]));
  const said = new Set(longestOf(readings.flatMap((reading) => matchesIn(reading, known))).map(({ group }) => group.name));
  return (['crisis', 'sign'] as const).find((sign) => said.has(sign));
}

/** @param known words of any language that are no typing mistake: "suicida" is not "suicidal" */
function matchesIn(reading: Reading, known: ReadonlySet<string>): readonly PhraseMatch[] {
  const { lexicon, words } = reading;
  const near = [...(lexicon.near[FAMILY] ?? [])];
  const meant = words.map((word) => (known.has(word.plain) ? word : asMeant(word, near, lexicon.spelling)));
  const isAsTyped = meant.every((word, place) => word === words[place]);
  return isAsTyped ? reading.mayBeSaid(FAMILY) : matchPhrases(lexicon, meant).filter(({ group }) => group.family === FAMILY);
}

/** A word as one of those that are read in spite of a typing mistake; itself when it is none of them. */
function asMeant(word: Word, near: readonly string[], spelling: (plain: string) => string): Word {
  const meant = near.find((one) => isMistyped(word.plain, one));
  return meant === undefined ? word : { ...word, plain: meant, spelled: spelling(meant) };
}

/** From this length on, a letter in place of another is a typing mistake; in shorter words it often makes another word. */
const LONG = 8;

/** Whether a word is another one with one typing mistake: a letter too many or too few, two swapped, in long words a wrong one. */
function isMistyped(word: string, meant: string): boolean {
  if (Math.abs(word.length - meant.length) > 1 || editDistance(word, meant, 1) > 1) return false;
  return word.length !== meant.length || meant.length >= LONG || lettersOf(word) === lettersOf(meant);
}

const lettersOf = (word: string): string => [...word].sort().join('');

/** The first sentence that says it, as `crisisSign`; the whole message when only all of it does. */
export function readCrisis(
  [whole = '', ...sentences]: readonly string[],
  listener: Listener,
): { readonly sign: CrisisSign; readonly sentence: string } | undefined {
  const sign = crisisSign(whole, listener);
  if (sign === undefined) return undefined;
  return { sign, sentence: sentences.find((sentence) => crisisSign(sentence, listener) === sign) ?? whole };
}
