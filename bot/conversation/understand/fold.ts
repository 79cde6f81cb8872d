/** Case, accents and stretched letters folded ("NOOOO" → "noo"), so that patterns can be written plainly. */
export function fold(text: string): string {
  return text
    .slice(0, 2_000)
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/([a-z])\1{2,}/g, '$1$1')
    .replace(/[\s\p{P}\p{Cf}\p{Cc}]+/gu, ' ')
    .trim();
}
