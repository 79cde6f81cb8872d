/** What a snapshot holds, as typed arrays: enough to score an utterance. */
import type { Language } from '../../model/language';
import type { Lexicon } from '../features/lexicon';
import type { FeatureTable } from '../features/table';
import type { Vectors, Weights } from '../features/weights';

import type { Vocabulary } from '../text/vocabulary';
import type { Calibration } from './calibration';

/** One-vs-rest weights as an inverted index: feature -> the entries it speaks for or against, in 8 bits. */
export interface Linear {
  /** Weights of feature `f` are `start[f]` up to `start[f + 1]`. */
  readonly start: Uint32Array;
  readonly entry: Uint16Array | Uint32Array;
  readonly weight: Int8Array;
  /** Per entry: what its weights are to be multiplied with. */
  readonly scale: Float32Array;
  /** Per entry; one more for what lies outside. */
  readonly bias: Float32Array;
  /** Entry `e`'s weights for an utterance's meaning, the lexicon's `dimensions` from `e * dimensions` on. */
  readonly meaning: Float32Array;
}

export interface Model {
  readonly language: Language;
  readonly entries: number;
  readonly entryStart: Uint32Array;
  readonly table: FeatureTable;
  readonly lexicon: Lexicon;
  readonly weights: Weights;
  readonly vectors: Vectors;
  readonly linear: Linear;
  readonly vocabulary: Vocabulary;
  readonly calibration: Calibration;
}
