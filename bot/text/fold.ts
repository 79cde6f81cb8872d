/**
 * Texts folded, so that those compare equal which are the same to a reader. What is folded is compared, searched and hashed;
 * what people read is the text as it was written.
 */

const ASCII = /^[\0-\x7f]*$/;

/**
 * Case and accents folded away, and compatibility forms with them ("ﬁ", full width): decomposed (Unicode Standard Annex #15,
 * NFKD), without marks, in lower case. Everything else stays where it is.
 */
export function foldLetters(text: string): string {
  return ASCII.test(text) ? text.toLowerCase() : text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** The words of a text, folded, with one space between them: case, accents and punctuation do not count. */
export function foldPhrase(text: string): string {
  return foldLetters(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The folded words of a text, in their order. */
export function foldedWords(text: string): readonly string[] {
  const folded = foldPhrase(text);
  return folded === '' ? [] : folded.split(' ');
}

/** Only case and width folded away (NFKC): for names and addresses, in which an accent makes another one. */
export function foldCase(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
