/** What a snapshot holds, as typed arrays: enough to score an utterance. */
import type { Language } from '../model/language';
import type { Calibration } from './calibration';
import type { Lexicon } from './lexicon';
import type { Linear } from './linear';
import type { FeatureTable } from './table';

import type { Vocabulary } from './vocabulary';
import type { Vectors, Weights } from './weights';

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
