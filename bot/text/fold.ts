/**
 * Folding: texts that look the same to a reader become equal. Folded text is compared, searched and hashed; people always
 * read the text as it was written.
 */

const ASCII = /^[\0-\x7f]*$/;

/**
 * Removes case, accents and compatibility forms ("ﬁ", full width): decomposed (Unicode Standard Annex #15, NFKD), without
 * marks, in lower case. Everything else stays.
 */
export function foldLetters(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words of a text, folded and separated by one space: case, accents and punctuation do not count. */
export function foldPhrase(text: string): string {
  return foldLetters(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The folded words of a text, in order. */
export function foldedWords(text: string): readonly string[] {
  const folded = foldPhrase(text);
  return folded === '' ? [] : folded.split(' ');
}

/** Removes only case and width (NFKC): for names and addresses, in which an accent makes a difference. */
export function foldCase(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
