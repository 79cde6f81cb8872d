/** The phrase most similar to an utterance: cosine of the same vectors, computed only for the entries in question. */
import type { Vectors } from '../features/weights';
import { FULL_LENGTH, VALUE_SCALE } from '../features/weights';

export interface Nearest {
  readonly phrase: number;
  /** In [0, 1]. */
  readonly similarity: number;
}

/**
 * The nearest of the phrases `from` up to `to`, of which at most about `most` are compared, evenly spread; `dense` holds
 * the utterance's weight per feature.
 */
export function nearestPhrase(vectors: Vectors, dense: Float32Array, from: number, to: number, most: number): Nearest {
  const { start, feature, value } = vectors;
  const step = Math.max(1, Math.ceil((to - from) / most));
  let phrase = from;
  let best = -1;
  for (let p = from; p < to; p += step) {
    let sum = 0;
    for (let i = start[p]!; i < start[p + 1]!; i++) sum += dense[feature[i]!]! * value[i]!;
    if (sum > best) {
      best = sum;
      phrase = p;
    }
  }
  return { phrase, similarity: Math.min(1, Math.max(0, best / (FULL_LENGTH * VALUE_SCALE))) };
}
