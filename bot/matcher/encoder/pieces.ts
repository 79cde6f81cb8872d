/**
 * Text -> word pieces: of all ways to write a text as pieces of a fixed vocabulary, the most likely one (Kudo 2018, "Subword
 * Regularization", section 3.2; found with Viterbi's algorithm). Ties and letters that no piece has are treated as the
 * published model does, because its weights were trained with that.
 */

/** Stands for the space before a word. */
const SPACE = '▁';
/** The number of the piece for letters without any. */
const UNKNOWN = 0;

export interface Pieces {
  readonly texts: readonly string[];
  /** The logarithm of each piece's probability. */
  readonly scores: Float32Array;
}

/** Splits a text into the numbers of its pieces; unknown letters are left out. */
export type Tokenizer = (text: string) => number[];

/** @param reserved number of pieces at the start that stand for no text */
export function makeTokenizer({ texts, scores }: Pieces, reserved: number): Tokenizer {
  const numbers = new Map<string, number>();
  let longest = 1;
  for (let i = reserved; i < texts.length; i++) {
    numbers.set(texts[i]!, i);
    longest = Math.max(longest, texts[i]!.length);
  }

  return (text) => {
    const normalised = text.normalize('NFKC');
    if (normalised === '') return [];
    const letters = [...(SPACE + normalised.replaceAll(' ', SPACE))];
    // The best way to write the first `end` letters: its score, and its last piece with where that begins.
    const best = new Float64Array(letters.length + 1);
    const last = new Int32Array(letters.length + 1).fill(UNKNOWN);
    const from = Int32Array.from(last.keys(), (end) => end - 1);
    const extend = (start: number, end: number, piece: number, score: number) => {
      const total = best[start]! + score;
      if (best[end] !== 0 && total < best[end]!) return;
      best[end] = total;
      last[end] = piece;
      from[end] = start;
    };
    for (let start = 0; start < letters.length; start++) {
      let found = false;
      let piece = '';
      for (let end = start + 1; end <= letters.length && piece.length < longest; end++) {
        piece += letters[end - 1]!;
        const number = numbers.get(piece);
        if (number === undefined) continue;
        extend(start, end, number, scores[number]!);
        found = true;
      }
      if (!found) extend(start, start + 1, UNKNOWN, 0);
    }
    const pieces: number[] = [];
    for (let end = letters.length; end > 0; end = from[end]!) if (last[end] !== UNKNOWN) pieces.push(last[end]!);
    return pieces.reverse();
  };
}
