/** The content of a snapshot as typed arrays: everything needed to score an utterance. */
import type { Language } from '../../model/language';
import type { EntryWords } from '../features/entry-words';
import type { Lexicon } from '../features/lexicon';
import type { FeatureTable } from '../features/table';
import type { Vectors, Weights } from '../features/weights';

import type { Vocabulary } from '../text/vocabulary';
import type { Calibration } from './calibration';
import type { Meaning } from './meaning';

/** One-vs-rest weights as an inverted index: feature -> the entries it counts for or against, in 8 bits. */
export interface Linear {
  /** The weights of feature `f` are `start[f]` up to `start[f + 1]`. */
  readonly start: Uint32Array;
  readonly entry: Uint16Array | Uint32Array;
  readonly weight: Int8Array;
  /** Per entry: the factor of its weights. */
  readonly scale: Float32Array;
  /** Per entry, and one more for out of scope. */
  readonly bias: Float32Array;
  /** The weights of entry `e` for an utterance's embedding: the lexicon's `dimensions` numbers from `e * dimensions` on. */
  readonly embedding: Float32Array;
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
  /** Absent in snapshots of earlier versions: then every entry explains every word. */
  readonly entryWords?: EntryWords;
  /** What a sentence encoder adds, if one was there when the snapshot was built. */
  readonly meaning?: Meaning;
}
