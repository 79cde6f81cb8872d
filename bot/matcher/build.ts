/** Knowledge -> snapshot, when it is published. */
import { calibrate, USUAL_CALIBRATION } from './calibration';
import { type Corpus, readCorpus } from './corpus';
import { trainLinear } from './linear';
import type { Model } from './model';
import { countRehearsals, rehearse } from './rehearsal';
import { writeSnapshot } from './snapshot';
import type { MatchEntry, MatchLanguage } from './types';
import { buildVocabulary } from './vocabulary';
import { vectorise, weigh } from './weights';

/** Told now and then what share of a build is done, in [0, 1], never falling. */
export type OnProgress = (share: number) => void;

function train(corpus: Corpus, used: Uint32Array, onEntry: () => void): Model {
  const weights = weigh(corpus, used);
  const vectors = vectorise(corpus, weights, used);
  return {
    language: corpus.language,
    entries: corpus.entryIds.length,
    entryStart: corpus.entryStart,
    table: corpus.table,
    weights,
    vectors,
    linear: trainLinear(corpus, vectors, used, onEntry),
    vocabulary: buildVocabulary(corpus, used),
    calibration: USUAL_CALIBRATION,
  };
}

/**
 * Builds the snapshot of one language's entries. Deterministic: the same entries in the same order give the same bytes.
 * Works with any number of entries and phrases, none included. `onProgress` is called at most once a hundredth.
 */
export function buildSnapshot(
  language: MatchLanguage,
  entries: readonly MatchEntry[],
  onProgress: OnProgress = () => {},
): Uint8Array {
  const corpus = readCorpus(language, entries);
  const steps = (countRehearsals(corpus) + 1) * entries.length;
  let done = 0;
  const onEntry = () => {
    if (Math.floor((100 * done) / steps) < Math.floor((100 * (done + 1)) / steps)) onProgress((done + 1) / steps);
    done += 1;
  };
  const outcomes = rehearse(corpus, (used) => train(corpus, used, onEntry));
  const all = Uint32Array.from(corpus.phrases.keys());
  const model: Model = { ...train(corpus, all, onEntry), calibration: calibrate(outcomes) };
  return writeSnapshot(model, corpus.entryIds, corpus.shown);
}
