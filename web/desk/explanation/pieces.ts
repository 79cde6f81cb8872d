import type { Explanation } from '../api/types';

export type Word = Explanation['words'][number];

/**
 * Splits the customer's text at its words; the text between them stays as it is. A word that is not at its stated position
 * is skipped, so the pieces always add up to the text.
 */
export function pieces(sentence: string, found: readonly Word[]): readonly (string | Word)[] {
  const cut: (string | Word)[] = [];
  let at = 0;
  for (const word of [...found].sort((a, b) => a.start - b.start)) {
    const fits = word.text !== '' && word.start >= at && sentence.startsWith(word.text, word.start);
    if (!fits) continue;
    if (word.start > at) cut.push(sentence.slice(at, word.start));
    cut.push(word);
    at = word.start + word.text.length;
  }
  if (at < sentence.length) cut.push(sentence.slice(at));
  return cut;
}
