/** Where a sentence ends: after its mark, at a line break, or at a semicolon. */
const ENDS = /(?<=[.!?…])\s+|\n+|;\s+/u;

/**
 * The sentences of a text, trimmed, without empty ones. Independent of the language.
 * @param openings offsets at which another sentence begins although no mark ends the one before: "…, by the way …"
 */
export function splitSentences(text: string, openings: readonly number[] = []): readonly string[] {
  const cuts = [...new Set([0, ...openings, text.length])].sort((a, b) => a - b);
  return cuts.slice(1).flatMap((end, index) => {
    const piece = text.slice(cuts[index], end);
    return trimmed((end === text.length ? piece : piece.replace(/,?\s+$/, '')).split(ENDS));
  });
}

/** The parts of a sentence between its commas. */
export const splitAtCommas = (sentence: string): readonly string[] => trimmed(sentence.split(/,\s+/));

const trimmed = (parts: readonly string[]): readonly string[] => parts.map((part) => part.trim()).filter((part) => part !== '');
