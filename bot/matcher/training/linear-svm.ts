/**
 * A linear support vector machine with squared hinge loss, trained by dual coordinate descent with shrinking (Hsieh et al.
 * 2008, "A Dual Coordinate Descent Method for Large-scale Linear SVM", algorithms 1 and 3). It starts from "no" (a bias of
 * -1), so that phrases it never sees are on the right side from the start.
 */

import { shuffle } from '../arrays/seeded-random';
import type { Corpus } from '../features/corpus';
import { VALUE_SCALE, type Vectors } from '../features/weights';

const COST = 1;
const PASSES = 4;
/** A phrase this far beyond its margin is skipped for the rest of the training. */
const SHRINK_BEYOND = 0.1;
const SMALLEST_STEP = 0.02;
export const START_BIAS = -1;

export interface LinearSvm {
  readonly bias: number;
  /** The phrases used in training, in no particular order. */
  readonly seen: Uint32Array;
}

/** Trains one SVM after the other in the same memory. */
export interface SvmTrainer {
  /** Weight per feature of the SVM trained last; the caller must reset it to 0 before the next. */
  readonly weight: Float32Array;
  /** Dual variable per phrase, which is how much the phrase supports the margin; must be reset too. */
  readonly dual: Float32Array;
  /** Separates the phrases of `entry` from `others`; `direction` (all 0) becomes its weights for a phrase's embedding. */
  train(entry: number, own: readonly number[], others: Uint32Array, direction: Float32Array): LinearSvm;
}

export function svmTrainer(
  corpus: Corpus,
  { start, feature, value: packed }: Vectors,
  embeddings: Float32Array,
  used: Uint32Array,
  random: () => number,
): SvmTrainer {
  const { entryOf } = corpus;
  const value = new Float32Array(packed.length);
  for (let i = 0; i < value.length; i++) value[i] = packed[i]! / VALUE_SCALE;
  const dimensions = embeddings.length / Math.max(1, corpus.phrases.length);
  const squared = new Float32Array(corpus.phrases.length);
  for (const p of used) {
    let sum = 1;
    for (let i = start[p]!; i < start[p + 1]!; i++) sum += value[i]! * value[i]!;
    for (let d = p * dimensions; d < (p + 1) * dimensions; d++) sum += embeddings[d]! * embeddings[d]!;
    squared[p] = sum;
  }
  const weight = new Float32Array(corpus.table.keys.length);
  const dual = new Float32Array(corpus.phrases.length);

  function train(entry: number, own: readonly number[], others: Uint32Array, direction: Float32Array): LinearSvm {
    const order = new Uint32Array(own.length + others.length);
    order.set(own);
    order.set(others, own.length);
    let bias = START_BIAS;
    let active = order.length;
    for (let pass = 0; pass < PASSES; pass++) {
      shuffle(order.subarray(0, active), random);
      for (let k = 0; k < active; k++) {
        const p = order[k]!;
        const from = start[p]!;
        const to = start[p + 1]!;
        const at = p * dimensions;
        const sign = entryOf[p] === entry ? 1 : -1;
        let score = bias;
        for (let i = from; i < to; i++) score += weight[feature[i]!]! * value[i]!;
        for (let d = 0; d < dimensions; d++) score += direction[d]! * embeddings[at + d]!;
        const old = dual[p]!;
        const gradient = sign * score - 1 + old / (2 * COST);
        if (old === 0 && gradient >= 0) {
          if (gradient > SHRINK_BEYOND) {
            order[k--] = order[--active]!;
            order[active] = p;
          }
          continue;
        }
        const now = Math.max(0, old - gradient / (squared[p]! + 1 / (2 * COST)));
        const step = sign * (now - old);
        if (Math.abs(step) < SMALLEST_STEP) continue;
        dual[p] = now;
        bias += step;
        for (let i = from; i < to; i++) weight[feature[i]!]! += step * value[i]!;
        for (let d = 0; d < dimensions; d++) direction[d]! += step * embeddings[at + d]!;
      }
    }
    return { bias, seen: order };
  }

  return { weight, dual, train };
}
