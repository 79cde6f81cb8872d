/** Turns a sentence into numbers that say what it means: sentences that mean the same point in the same direction. */
export interface Encoder {
  /** Names the model and its version; encodings of different versions must never be compared. */
  readonly version: string;
  /** Numbers per sentence: a multiple of 8, 2,048 at most. */
  readonly dimensions: number;
  /**
   * The encoding of a sentence in the language that the encoder was given for, of length 1; all 0 for a text in which the encoder knows nothing. Deterministic, and
   * takes bounded time for any text.
   */
  encode(text: string): Float32Array;
  /** The one that earlier snapshots of the language were built with. */
  readonly earlier?: Encoder;
}

/** Moves an encoding to where others expect it: around 0, with length 1. */
export function centre(encoding: Float32Array, mean: Float32Array): Float32Array {
  const centred = new Float32Array(encoding.length);
  let squared = 0;
  for (let d = 0; d < centred.length; d++) {
    centred[d] = encoding[d]! - mean[d]!;
    squared += centred[d]! * centred[d]!;
  }
  const factor = squared > 0 ? 1 / Math.sqrt(squared) : 0;
  for (let d = 0; d < centred.length; d++) centred[d]! *= factor;
  return centred;
}
