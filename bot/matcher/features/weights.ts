/**
 * Feature weights: term frequency times inverse document frequency (Spärck Jones 1972), the latter damped by a power, and
 * each block scaled to one length. Features that no phrase contains still count towards an utterance's length, which lowers
 * the score of questions the knowledge does not cover.
 */

import { MAX_WORD_UNITS, MAX_WORDS } from '../../text/words';
import type { Corpus } from './corpus';
import { BLOCKS, hashStem } from './features';
import { type FeatureTable, findFeature } from './table';

/** Weight of each block in the vector: stems, pairs, n-grams, skip-grams. */
const BLOCK_WEIGHT: readonly number[] = [1, 0.6, 0.8, 0.4];
const IDF_POWER = 0.6;

/** The squared length of a vector with features in every block. */
export const FULL_LENGTH = BLOCK_WEIGHT.reduce((sum, weight) => sum + weight * weight, 0);

/** Maximum number of features of a phrase: as many words as allowed, each of maximum length. */
const LONGEST_ROW = MAX_WORDS * (3 * (MAX_WORD_UNITS + 2) + 5);

export interface Weights {
  /** Per feature; 0 for a feature that no phrase of this model contains. */
  readonly idf: Float32Array;
  /** The weight of a feature that no phrase contains. */
  readonly unknownIdf: number;
}

/** Phrases as sparse vectors, in the layout of the corpus. */
export interface Vectors {
  readonly start: Uint32Array;
  readonly feature: Uint32Array;
  /** In units of 1 / `VALUE_SCALE`. */
  readonly value: Uint16Array;
}

/** The stored form of the value 1. */
export const VALUE_SCALE = 65_535;

/** Counts how many of the phrases in `used` contain each feature. */
export function weigh(corpus: Corpus, used: Uint32Array): Weights {
  const idf = new Float32Array(corpus.table.keys.length);
  for (const p of used) {
    for (let i = corpus.start[p]!; i < corpus.start[p + 1]!; i++) idf[corpus.feature[i]!]! += 1;
  }
  const total = used.length;
  for (let f = 0; f < idf.length; f++) if (idf[f]! > 0) idf[f] = Math.log(1 + (total + 1) / (idf[f]! + 0.5)) ** IDF_POWER;
  return { idf, unknownIdf: Math.log(1 + (total + 1) / 0.5) ** IDF_POWER };
}

/** How rare a stem is, undamped; a stem that no phrase contains is the rarest. */
export function rarity(table: FeatureTable, { idf, unknownIdf }: Weights, stem: string): number {
  const f = findFeature(table, hashStem(stem));
  return (f >= 0 && idf[f]! > 0 ? idf[f]! : unknownIdf) ** (1 / IDF_POWER);
}

/** Scales values to unit length per block, times the block's weight; `extra` is what unknown features add per block. */
export function scaleBlocks(values: Float32Array, blocks: ArrayLike<number>, size: number, extra: readonly number[]): void {
  const length = [...extra];
  for (let i = 0; i < size; i++) length[blocks[i]!]! += values[i]! * values[i]!;
  for (let b = 0; b < BLOCKS; b++) length[b] = length[b]! > 0 ? BLOCK_WEIGHT[b]! / Math.sqrt(length[b]!) : 0;
  for (let i = 0; i < size; i++) values[i]! *= length[blocks[i]!]!;
}

/** The phrases in `used` as vectors; those of other phrases stay 0. */
export function vectorise(corpus: Corpus, { idf }: Weights, used: Uint32Array): Vectors {
  const { start, feature, count } = corpus;
  const value = new Uint16Array(feature.length);
  const none = new Array<number>(BLOCKS).fill(0);
  const row = new Float32Array(LONGEST_ROW);
  const blocks = new Uint8Array(LONGEST_ROW);
  for (const p of used) {
    const from = start[p]!;
    const size = start[p + 1]! - from;
    for (let i = 0; i < size; i++) {
      row[i] = (1 + Math.log(count[from + i]!)) * idf[feature[from + i]!]!;
      blocks[i] = corpus.block[feature[from + i]!]!;
    }
    scaleBlocks(row, blocks, size, none);
    for (let i = 0; i < size; i++) value[from + i] = Math.round(row[i]! * VALUE_SCALE);
  }
  return { start, feature, value };
}
