/** Text -> words, folded, each with its place in the customer's own text. */

/** What is looked at of one utterance: the rest is cut before anything is done with it. */
export const MAX_UNITS = 2_000;
export const MAX_WORDS = 32;
/** Units of a word that count. */
export const MAX_WORD_UNITS = 40;

export interface Word {
  /** As the customer wrote it. */
  readonly text: string;
  /** Offset in the utterance, in UTF-16 units. */
  readonly start: number;
  /** Folded: NFKD, no marks, lower case, letters and digits only. */
  readonly form: string;
}

/** How far in the first word is looked for. */
const MAX_LEAD_UNITS = 100_000;

const FIRST = /[\p{L}\p{N}]/u;
// Marks and invisible format characters (soft hyphen, joiners) belong to the word around them, and so does an apostrophe
// between letters.
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\p{Cf}]*(?:['’ʼ`´][\p{L}\p{M}]+)*/gu;
const NOT_WORD = /[^\p{L}\p{N}]+/gu;
const PLAIN = /^[a-z0-9]+$/;

/**
 * Folds one word: compatibility decomposition (Unicode Standard Annex #15, NFKD), lower case, then everything that is
 * neither letter nor digit goes, which takes accents with it. May be empty.
 */
export function fold(word: string): string {
  const cut = word.length > MAX_WORD_UNITS ? word.slice(0, MAX_WORD_UNITS) : word;
  const lower = cut.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  // Decomposition can make a word longer (a ligature of eighteen letters exists), so it is cut once more.
  return lower.normalize('NFKD').toLowerCase().replace(NOT_WORD, '').slice(0, MAX_WORD_UNITS);
}

/** Splits an utterance into at most `MAX_WORDS` words of its first `MAX_UNITS` units from the first letter or digit on. */
export function splitWords(utterance: string): { readonly words: readonly Word[]; readonly truncated: boolean } {
  const from = Math.max(0, utterance.slice(0, MAX_LEAD_UNITS).search(FIRST));
  const seen = utterance.slice(from, from + MAX_UNITS);
  let truncated = from + MAX_UNITS < utterance.length;
  const words: Word[] = [];
  for (const found of seen.matchAll(WORD)) {
    const text = found[0];
    const form = fold(text);
    if (form === '') continue;
    if (words.length === MAX_WORDS) {
      truncated = true;
      break;
    }
    words.push({ text, start: from + found.index, form });
  }
  return { words, truncated };
}
