/** Removes case, accents and punctuation: two phrases are the same to a reader when the results are equal. */
export function foldPhrase(phrase: string): string {
  return phrase
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
