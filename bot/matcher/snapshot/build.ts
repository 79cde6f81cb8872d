/** Knowledge -> snapshot, when knowledge is published. */
import type { Language } from '../../model/language';
import type { Encoder } from '../encoder/port';
import { quantise } from '../encoder/quantise';
import type { Matrix } from '../encoder/weights';
import { type Corpus, readCorpus } from '../features/corpus';
import { embedPhrases } from '../features/embedding';
import { entryWordsOf } from '../features/entry-words';
import { type Lexicon, NO_LEXICON } from '../features/lexicon';
import { vectorise, weigh } from '../features/weights';
import { calibrate, DEFAULT_CALIBRATION } from '../scoring/calibration';
import type { Meaning } from '../scoring/meaning';
import type { Model } from '../scoring/model';
import { buildVocabulary } from '../text/vocabulary';
import { countFolds, crossValidate } from '../training/cross-validation';
import { trainLinear } from '../training/linear';
import { trainRegression } from '../training/regression';
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
  /** Tells what sentences in this language mean; without it, the matcher goes by words alone. */
  readonly encoder?: Encoder;
  readonly onProgress?: OnProgress;
}

/**
 * Builds the snapshot of one language's entries. Deterministic: the same entries in the same order give the same bytes.
 * Works with any number of entries and phrases, including none. `onProgress` is called at most once per hundredth.
 */
export function buildSnapshot(
  language: Language,
  entries: readonly MatchEntry[],
  { lexicon = NO_LEXICON, outOfScope = [], encoder, onProgress = () => {} }: BuildOptions = {},
): Uint8Array {
  const corpus = readCorpus(language, entries, outOfScope);
  const meant = entries.length > 0 ? encoder : undefined;
  const learnt = meant ? [...corpus.phrases.keys()].filter((p) => isMeant(corpus, p)) : [];
  const steps = (countFolds(corpus) + 1) * entries.length + learnt.length;
  let done = 0;
  const onStep = () => {
    if (Math.floor((100 * done) / steps) < Math.floor((100 * (done + 1)) / steps)) onProgress((done + 1) / steps);
    done += 1;
  };
  const outcomes = crossValidate(corpus, (used) => train(corpus, lexicon, used, onStep));
  const all = Uint32Array.from(corpus.phrases.keys());
  const meaning = meant && trainMeaning(corpus, learnt, meant, outcomes.length > 0, onStep);
  const model: Model = {
    ...train(corpus, lexicon, all, onStep),
    calibration: calibrate(outcomes),
    entryWords: entryWordsOf(corpus, lexicon),
    ...(meaning ? { meaning } : {}),
  };
  return writeSnapshot(model, corpus.entryIds, corpus.shown);
}

/** More sentences that are out of scope make training slower, and meaning hardly better. */
const MOST_OUT_OF_SCOPE = 400;

/** Whether the meaning is learnt from a phrase: keywords and answers are not what somebody asks. */
function isMeant({ askedEnd, entryOf, entryStart, phrases }: Corpus, p: number): boolean {
  const asked = askedEnd[entryOf[p]!];
  if (asked !== undefined) return p < asked;
  const first = entryStart.at(-1)!;
  const every = Math.ceil((phrases.length - first) / MOST_OUT_OF_SCOPE);
  return (p - first) % every === 0;
}

/** Each entry is a class, and out of scope is one. Calls `onPhrase` for each of the phrases `learnt`. */
function trainMeaning(
  corpus: Corpus,
  learnt: readonly number[],
  encoder: Encoder,
  isRehearsed: boolean,
  onPhrase: () => void,
): Meaning {
  const { dimensions, version } = encoder;
  const values = new Float32Array(learnt.length * dimensions);
  for (const [row, p] of learnt.entries()) {
    values.set(encoder.encode(corpus.phrases[p]!), row * dimensions);
    onPhrase();
  }
  const classOf = (row: number) => corpus.entryOf[learnt[row]!]!;
  const trained = trainRegression(quantise(values, learnt.length), classOf, corpus.entryIds.length + 1);
  return { encoder: version, ...trained, ...(isRehearsed ? {} : { questions: questionsOf(corpus, encoder) }) };
}

/** The encoding of the first phrase of each entry. */
function questionsOf({ entryStart, entryIds, phrases }: Corpus, { dimensions, encode }: Encoder): Matrix {
  const values = new Float32Array(entryIds.length * dimensions);
  for (const e of entryIds.keys()) values.set(encode(phrases[entryStart[e]!] ?? ''), e * dimensions);
  return quantise(values, entryIds.length);
}
