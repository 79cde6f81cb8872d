/** Case, accents and punctuation folded away: what two phrases have in common when they are the same to a reader. */
export function foldPhrase(phrase: string): string {
  return phrase
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
