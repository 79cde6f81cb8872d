/**
 * The second opinion: what an utterance means, by a sentence encoder, beside what its words say. It is asked only when the words
 * leave a doubt. The probabilities of both are multiplied for the order, and both count for the confidence (`evidence`).
 */
import { multiplyPlainly } from '../encoder/forward';
import { centre } from '../encoder/port';
import type { Matrix } from '../encoder/weights';

/** A multinomial logistic regression on encodings. */
export interface Meaning {
  /** The encoder that it was trained with. */
  readonly encoder: string;
  /** Subtracted from an encoding, whose length is made 1 again afterwards. */
  readonly mean: Float32Array;
  /** One row per entry, and one for out of scope. */
  readonly weights: Matrix;
  /** The encoding of each entry's question, a row per entry, where entries have one each; see `confidenceByLead`. */
  readonly questions?: Matrix;
}

/** How near an encoding is to that of an entry's question, in [-1, 1]. */
export function nearnessOf(questions: Matrix, entry: number, encoding: Float32Array): number {
  const { columns, value, scale } = questions;
  let sum = 0;
  for (let d = 0; d < columns; d++) sum += value[entry * columns + d]! * encoding[d]!;
  return sum * scale[entry]!;
}

/** Weight of the meaning in the order, beside 1 for the words. */
const MEANING_SHARE = 0.7;

/** With more confidence than this by words alone, the meaning is not asked: it would take milliseconds, and seldom finds another. */
const SURE = 0.95;

/** Whether the words leave a doubt. */
export function isUnsure(confidences: readonly number[]): boolean {
  return confidences.length > 0 && Math.max(...confidences) < SURE;
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
 * The evidence for each candidate, by its words and by the meaning.
 * @param words the confidence of each candidate by its words
 * @param meaning the probability of each by the meaning
 */
export const scoresOf = (words: readonly number[], meaning: readonly number[]): readonly number[] =>
  words.map((word, i) => Math.log(Math.max(word, 1e-6)) + MEANING_SHARE * Math.log(Math.max(meaning[i]!, 1e-9)));

/** Each candidate's share of the evidence; they sum to 1. */
export function sharesOf(scores: readonly number[]): readonly number[] {
  const most = Math.max(...scores);
  const parts = scores.map((score) => Math.exp(score - most));
  const total = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / total);
}

/**
 * The candidates in the order of their scores, with their confidence, which never increases.
 * @param score the evidence for each candidate
 * @param confidence the confidence of each
 */
export function fuse(score: readonly number[], confidence: readonly number[]): Fused[] {
  const order = [...score.keys()].sort((a, b) => score[b]! - score[a]! || a - b);
  let ceiling = 1;
  return order.map((index) => {
    ceiling = Math.min(ceiling, confidence[index]!);
    return { index, confidence: ceiling };
  });
}
