/**
 * Words -> features, as hashes. Three blocks, each normalised on its own later: stems, pairs of stems with marks for the
 * start and the end, and character n-grams inside words, which survive typos and inflections that a stemmer leaves (after
 * Cavnar and Trenkle 1994; in-word n-grams with boundary marks as in Bojanowski et al. 2017).
 */
import { HASH_SEED, hashEnd, hashText, hashUnit } from './hash';

export const BLOCKS = 3;
export const STEMS = 0;
export const PAIRS = 1;
export const NGRAMS = 2;

const SHORTEST_NGRAM = 2;
const LONGEST_NGRAM = 4;
const BOUNDARY = 0x5f;

/** A word as features see it. */
export interface Term {
  readonly form: string;
  readonly stem: string;
}

/** Features in the order they were found; the same feature may come more than once. */
export interface FeatureList {
  readonly hashes: number[];
  readonly blocks: number[];
  /** Index of the word a feature came from; a pair counts for its first word. */
  readonly words: number[];
}

const stemSeed = hashUnit(HASH_SEED, 1);
const pairSeed = hashUnit(HASH_SEED, 2);
const ngramSeed = hashUnit(HASH_SEED, 3);

/** The hash of a stem's own feature. */
export function hashStem(stem: string): number {
  return hashEnd(hashText(stemSeed, stem));
}

/** The hash of two neighbouring stems; '' stands for the start or the end of the utterance. */
export function hashPair(left: string, right: string): number {
  return hashEnd(hashText(hashUnit(hashText(pairSeed, left), BOUNDARY), right));
}

function pushNgrams(form: string, word: number, list: FeatureList): void {
  const last = form.length + 1;
  const unit = (at: number) => (at === 0 || at === last ? BOUNDARY : form.charCodeAt(at - 1));
  for (let from = 0; from <= last; from++) {
    let hash = ngramSeed;
    for (let at = from; at <= last && at < from + LONGEST_NGRAM; at++) {
      hash = hashUnit(hash, unit(at));
      if (at - from + 1 < SHORTEST_NGRAM) continue;
      list.hashes.push(hashEnd(hash));
      list.blocks.push(NGRAMS);
      list.words.push(word);
    }
  }
}

/** Every feature of a run of words. */
export function extractFeatures(terms: readonly Term[]): FeatureList {
  const list: FeatureList = { hashes: [], blocks: [], words: [] };
  let previous = '';
  for (let i = 0; i < terms.length; i++) {
    const { form, stem } = terms[i]!;
    list.hashes.push(hashStem(stem), hashPair(previous, stem));
    list.blocks.push(STEMS, PAIRS);
    list.words.push(i, Math.max(0, i - 1));
    pushNgrams(form, i, list);
    previous = stem;
  }
  if (terms.length > 0) {
    list.hashes.push(hashPair(previous, ''));
    list.blocks.push(PAIRS);
    list.words.push(terms.length - 1);
  }
  return list;
}
