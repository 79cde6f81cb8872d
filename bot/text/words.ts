/** Text -> folded words, each with its position in the customer's text. */

import { foldLetters } from './fold';

/** The part of an utterance that is looked at; the rest is cut off first. */
export const MAX_UNITS = 2_000;
export const MAX_WORDS = 32;
/** The length at which words are cut. */
export const MAX_WORD_UNITS = 40;

export interface Word {
  /** As the customer wrote it. */
  readonly text: string;
  /** Offset in the utterance, in UTF-16 units. */
  readonly start: number;
  /** Folded: NFKD, no marks, lower case, letters and digits only. */
  readonly form: string;
}

/** How far into the text the first word is searched for. */
const MAX_LEAD_UNITS = 100_000;

const FIRST = /[\p{L}\p{N}]/u;
// Marks and invisible format characters (soft hyphen, joiners) belong to the word around them; so does an apostrophe
// between letters.
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*(?:['’ʼ`´][\p{L}\p{M}]+)*/gu;
const NOT_WORD = /[^\p{L}\p{N}]+/gu;

/** Folds one word: letters without case and accents, and digits; everything else is removed. May be empty. */
export function wordForm(word: string): string {
  // Decomposition can make a word longer (there is a ligature of eighteen letters), so it is cut again.
  return foldLetters(word.slice(0, MAX_WORD_UNITS)).replace(NOT_WORD, '').slice(0, MAX_WORD_UNITS);
}

/** Splits an utterance into at most `MAX_WORDS` words from its first `MAX_UNITS` units after the first letter or digit. */
export function splitWords(utterance: string): { readonly words: readonly Word[]; readonly truncated: boolean } {
  const from = Math.max(0, utterance.slice(0, MAX_LEAD_UNITS).search(FIRST));
  const seen = utterance.slice(from, from + MAX_UNITS);
  let truncated = from + MAX_UNITS < utterance.length;
  const words: Word[] = [];
  for (const found of seen.matchAll(WORD)) {
    const text = found[0];
    const form = wordForm(text);
    if (form === '') continue;
    if (words.length === MAX_WORDS) {
      truncated = true;
      break;
    }
    words.push({ text, start: from + found.index, form });
  }
  return { words, truncated };
}
