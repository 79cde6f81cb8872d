/**
 * How much a feature says: term frequency times inverse document frequency (Spärck Jones 1972), the latter damped by a
 * power, each block scaled to one length. What no phrase holds still counts in an utterance's length: that is what makes "I
 * do not know" possible.
 */

import { MAX_WORD_UNITS, MAX_WORDS } from '../text/normalise';
import type { Corpus } from './corpus';
import { BLOCKS, hashStem } from './features';
import { type FeatureTable, findFeature } from './table';

/** Weight of each block in the vector: stems, pairs, n-grams, skipping pairs. */
const BLOCK_WEIGHT: readonly number[] = [1, 0.6, 0.8, 0.4];
const IDF_POWER = 0.6;

/** The squared length of a vector in which every block has something. */
export const FULL_LENGTH = BLOCK_WEIGHT.reduce((sum, weight) => sum + weight * weight, 0);

/** Features that the longest phrase can have: words up to the cap, each at its longest. */
const LONGEST_ROW = MAX_WORDS * (3 * (MAX_WORD_UNITS + 2) + 5);

export interface Weights {
  /** Per feature; 0 for a feature that no phrase of this model holds. */
  readonly idf: Float32Array;
  /** The weight of a feature that no phrase holds. */
  readonly unknownIdf: number;
}

/** Phrases as sparse vectors, in the corpus's own layout. */
export interface Vectors {
  readonly start: Uint32Array;
  readonly feature: Uint32Array;
  /** In parts of `VALUE_SCALE`. */
  readonly value: Uint16Array;
}

/** What the value 1 is kept as. */
export const VALUE_SCALE = 65_535;

/** Counts the phrases that hold each feature, among those used. */
export function weigh(corpus: Corpus, used: Uint32Array): Weights {
  const idf = new Float32Array(corpus.table.keys.length);
  for (const p of used) {
    for (let i = corpus.start[p]!; i < corpus.start[p + 1]!; i++) idf[corpus.feature[i]!]! += 1;
  }
  const total = used.length;
  for (let f = 0; f < idf.length; f++) if (idf[f]! > 0) idf[f] = Math.log(1 + (total + 1) / (idf[f]! + 0.5)) ** IDF_POWER;
  return { idf, unknownIdf: Math.log(1 + (total + 1) / 0.5) ** IDF_POWER };
}

/** How rare a stem is, undamped; one that no phrase holds is the rarest. */
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

/** The phrases in `used` as vectors; all others stay 0. */
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
