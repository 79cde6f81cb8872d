/** Knowledge -> snapshot, when knowledge is published. */
import type { Language } from '../../model/language';
import { type Corpus, readCorpus } from '../features/corpus';
import { embedPhrases } from '../features/embedding';
import { type Lexicon, NO_LEXICON } from '../features/lexicon';
import { vectorise, weigh } from '../features/weights';
import { calibrate, DEFAULT_CALIBRATION } from '../scoring/calibration';
import type { Model } from '../scoring/model';
import { buildVocabulary } from '../text/vocabulary';
import { countFolds, crossValidate } from '../training/cross-validation';
import { trainLinear } from '../training/linear';
import type { MatchEntry } from '../types';
import { writeSnapshot } from './snapshot';

/** Called now and then with the share of a build that is done, in [0, 1], never decreasing. */
export type OnProgress = (share: number) => void;

function train(corpus: Corpus, lexicon: Lexicon, used: Uint32Array, onEntry: () => void): Model {
  const weights = weigh(corpus, used);
  const vectors = vectorise(corpus, weights, used);
  return {
    language: corpus.language,
    entries: corpus.entryIds.length,
    entryStart: corpus.entryStart,
    table: corpus.table,
    lexicon,
    weights,
    vectors,
    linear: trainLinear(corpus, vectors, embedPhrases(corpus, weights, lexicon, used), used, onEntry),
    vocabulary: buildVocabulary(corpus.terms, used),
    calibration: DEFAULT_CALIBRATION,
  };
}

export interface BuildOptions {
  /** The word vectors of the language. */
  readonly lexicon?: Lexicon;
  /** Sentences in this language that no support desk is about: they teach the matcher what it does not know. */
  readonly outOfScope?: readonly string[];
  readonly onProgress?: OnProgress;
}

/**
 * Builds the snapshot of one language's entries. Deterministic: the same entries in the same order give the same bytes.
 * Works with any number of entries and phrases, including none. `onProgress` is called at most once per hundredth.
 */
export function buildSnapshot(
  language: Language,
  entries: readonly MatchEntry[],
  { lexicon = NO_LEXICON, outOfScope = [], onProgress = () => {} }: BuildOptions = {},
): Uint8Array {
  const corpus = readCorpus(language, entries, outOfScope);
  const steps = (countFolds(corpus) + 1) * entries.length;
  let done = 0;
  const onEntry = () => {
    if (Math.floor((100 * done) / steps) < Math.floor((100 * (done + 1)) / steps)) onProgress((done + 1) / steps);
    done += 1;
  };
  const outcomes = crossValidate(corpus, (used) => train(corpus, lexicon, used, onEntry));
  const all = Uint32Array.from(corpus.phrases.keys());
  const model: Model = { ...train(corpus, lexicon, all, onEntry), calibration: calibrate(outcomes) };
  return writeSnapshot(model, corpus.entryIds, corpus.shown);
}
