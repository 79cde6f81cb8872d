/**
 * Words -> features, as hashes. There are four blocks, each normalised on its own later: stems; pairs of stems with marks
 * for the start and the end; character n-grams within words, which survive typos and inflections that a stemmer leaves
 * (after Cavnar and Trenkle 1994; in-word n-grams with boundary marks as in Bojanowski et al. 2017); and pairs of stems
 * with one or two words between them (skip-grams, Guthrie et al. 2006).
 */
import { HASH_SEED, hashEnd, hashText, hashUnit } from '../arrays/hash';

export const BLOCKS = 4;
export const STEMS = 0;
export const PAIRS = 1;
export const NGRAMS = 2;
export const SKIPS = 3;

const SHORTEST_NGRAM = 2;
const LONGEST_NGRAM = 4;
const BOUNDARY = 0x5f;

const LONGEST_SKIP = 3;

/** A word with its stem. */
export interface Term {
  readonly form: string;
  readonly stem: string;
}

/** Receives features in the order in which they are found; the same feature may come more than once. */
export interface FeatureSink {
  /** `word` is the index of the word that a feature comes from; a pair belongs to its first word. */
  add(hash: number, block: number, word: number): void;
}

const stemSeed = hashUnit(HASH_SEED, 1);
const pairSeed = hashUnit(HASH_SEED, 2);
const ngramSeed = hashUnit(HASH_SEED, 3);
const skipSeed = hashUnit(HASH_SEED, 4);

/** The hash of a stem feature. */
export function hashStem(stem: string): number {
  return hashEnd(hashText(stemSeed, stem));
}

/** The hash of two neighbouring stems; '' stands for the start or the end of the utterance. */
export function hashPair(left: string, right: string): number {
  return hashEnd(hashText(hashUnit(hashText(pairSeed, left), BOUNDARY), right));
}

function hashSkip(left: string, right: string): number {
  return hashEnd(hashText(hashUnit(hashText(skipSeed, left), BOUNDARY), right));
}

function addNgrams(form: string, word: number, sink: FeatureSink): void {
  const last = form.length + 1;
  const unit = (at: number) => (at === 0 || at === last ? BOUNDARY : form.charCodeAt(at - 1));
  for (let from = 0; from <= last; from++) {
    let hash = ngramSeed;
    for (let at = from; at <= last && at < from + LONGEST_NGRAM; at++) {
      hash = hashUnit(hash, unit(at));
      if (at - from + 1 >= SHORTEST_NGRAM) sink.add(hashEnd(hash), NGRAMS, word);
    }
  }
}

/** Extracts every feature of some words. */
export function extractFeatures(terms: readonly Term[], sink: FeatureSink): void {
  let previous = '';
  for (let i = 0; i < terms.length; i++) {
    const { form, stem } = terms[i]!;
    sink.add(hashStem(stem), STEMS, i);
    sink.add(hashPair(previous, stem), PAIRS, Math.max(0, i - 1));
    addNgrams(form, i, sink);
    for (let j = Math.max(0, i - LONGEST_SKIP); j < i - 1; j++) sink.add(hashSkip(terms[j]!.stem, stem), SKIPS, j);
    previous = stem;
  }
  if (terms.length > 0) sink.add(hashPair(previous, ''), PAIRS, terms.length - 1);
}
