/** More are not looked at: what matters is said early, and time is bounded. */
const MAX_SENTENCES = 6;
const MIN_LETTERS = 3;

/** Where a sentence ends, or goes on with something else. */
const BETWEEN =
  /(?<=[.!?…])\s+|\n+|;\s+|,?\s+(?=(?:y\s+)?(?:además|ademas|por cierto)\b)|,?\s+(?=(?:and\s+)?by the way\b|and also\b)/iu;

/**
 * The parts of a message that are matched: the whole, and each of its sentences when it has several.
 * The first is always the whole, trimmed.
 */
export function sentencesOf(text: string): readonly string[] {
  const whole = text.trim();
  const sentences = whole
    .split(BETWEEN)
    .map((part) => part.trim())
    .filter((part) => (part.match(/\p{L}/gu)?.length ?? 0) >= MIN_LETTERS);
  return sentences.length < 2 ? [whole] : [whole, ...sentences.slice(0, MAX_SENTENCES)];
}
