/**
 * The second opinion: what an utterance means, by a sentence encoder, beside what its words say. It is asked only when the words
 * leave a doubt. The probabilities of both are multiplied for the order, and both count for the confidence (`evidence`).
 */
import { multiplyPlainly } from '../encoder/forward';
import type { Matrix } from '../encoder/weights';

/** A multinomial logistic regression on encodings. */
export interface Meaning {
  /** The encoder that it was trained with. */
  readonly encoder: string;
  /** Subtracted from an encoding, whose length is made 1 again afterwards. */
  readonly mean: Float32Array;
  /** One row per entry, and one for out of scope. */
  readonly weights: Matrix;
}

/** Weight of the meaning in the order, beside 1 for the words. */
const MEANING_SHARE = 0.7;

/** With more confidence than this by words alone, the meaning is not asked: it would take milliseconds, and seldom finds another. */
const SURE = 0.95;

/** Whether the words leave a doubt. */
export function isUnsure(confidences: readonly number[]): boolean {
  return confidences.length > 0 && Math.max(...confidences) < SURE;
}

/** Moves an encoding to where the regression expects it: around 0, with length 1. */
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

/** The probability of each entry, and that of out of scope at the end; they sum to 1. */
export function probabilities({ mean, weights }: Pick<Meaning, 'mean' | 'weights'>, encoding: Float32Array): Float32Array {
  const shares = multiplyPlainly(weights, { count: 1, width: mean.length, values: centre(encoding, mean) }).values;
  let largest = Number.NEGATIVE_INFINITY;
  for (const logit of shares) largest = Math.max(largest, logit);
  let total = 0;
  for (let e = 0; e < shares.length; e++) {
    shares[e] = Math.exp(shares[e]! - largest);
    total += shares[e]!;
  }
  for (let e = 0; e < shares.length; e++) shares[e]! /= total;
  return shares;
}

export interface Fused {
  /** The index of the candidate in the order of the words. */
  readonly index: number;
  readonly confidence: number;
}

/** The candidates by their words alone, best first. */
export function inOrder(words: readonly number[]): Fused[] {
  return words
    .map((confidence, index) => ({ index, confidence }))
    .sort((a, b) => b.confidence - a.confidence || a.index - b.index);
}

/**
 * The candidates in their new order, with their confidence, which never increases.
 * @param words the confidence of each candidate by its words
 * @param meaning the probability of each by the meaning
 * @param confidence the confidence of each by both
 */
export function fuse(words: readonly number[], meaning: readonly number[], confidence: readonly number[]): Fused[] {
  const score = words.map((word, i) => Math.log(Math.max(word, 1e-6)) + MEANING_SHARE * Math.log(Math.max(meaning[i]!, 1e-9)));
  const order = [...score.keys()].sort((a, b) => score[b]! - score[a]! || a - b);
  let ceiling = 1;
  return order.map((index) => {
    ceiling = Math.min(ceiling, confidence[index]!);
    return { index, confidence: ceiling };
  });
}
