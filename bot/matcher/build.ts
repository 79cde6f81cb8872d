/** Knowledge -> snapshot, when it is published. */
import { calibrate, USUAL_CALIBRATION } from './calibration';
import { type Corpus, readCorpus } from './corpus';
import { trainLinear } from './linear';
import type { Model } from './model';
import { rehearse } from './rehearsal';
import { writeSnapshot } from './snapshot';
import type { MatchEntry, MatchLanguage } from './types';
import { buildVocabulary } from './vocabulary';
import { vectorise, weigh } from './weights';

function train(corpus: Corpus, used: Uint32Array): Model {
  const weights = weigh(corpus, used);
  const vectors = vectorise(corpus, weights, used);
  return {
    language: corpus.language,
    entries: corpus.entryIds.length,
    entryStart: corpus.entryStart,
    table: corpus.table,
    weights,
    vectors,
    linear: trainLinear(corpus, vectors, used),
    vocabulary: buildVocabulary(corpus, used),
    calibration: USUAL_CALIBRATION,
  };
}

/**
 * Builds the snapshot of one language's entries. Deterministic: the same entries in the same order give the same bytes.
 * Works with any number of entries and phrases, none included.
 */
export function buildSnapshot(language: MatchLanguage, entries: readonly MatchEntry[]): Uint8Array {
  const corpus = readCorpus(language, entries);
  const outcomes = rehearse(corpus, (used) => train(corpus, used));
  const all = Uint32Array.from(corpus.phrases.keys());
  const model: Model = { ...train(corpus, all), calibration: calibrate(outcomes) };
  return writeSnapshot(model, corpus.entryIds, corpus.shown);
}
