/** The words of the knowledge, indexed by letter pairs; the speller takes its candidates from here. */
import { group } from '../arrays/group-rows';
import { GrowingList } from '../arrays/growing-list';
import { HASH_SEED, hashEnd, hashUnit } from '../arrays/hash';

const BUCKETS = 4096;
const BOUNDARY = 0x5f;

export interface Vocabulary {
  readonly size: number;
  readonly word: (index: number) => string;
  /** The number of phrases of this model that contain the word. */
  readonly frequency: Uint32Array;
  readonly length: Uint8Array;
  /** The words with a letter pair of bucket `b` are `gramStart[b]` up to `gramStart[b + 1]`. */
  readonly gramStart: Uint32Array;
  readonly gramWord: Uint32Array;
  /** Working memory for counting, one number per word, 0 between uses. */
  readonly shared: Uint8Array;
}

/** The buckets of a word's letter pairs, including marks for both ends. */
export function gramBuckets(form: string): number[] {
  const buckets: number[] = [];
  let previous = BOUNDARY;
  for (let i = 0; i <= form.length; i++) {
    const unit = i < form.length ? form.charCodeAt(i) : BOUNDARY;
    buckets.push(hashEnd(hashUnit(hashUnit(HASH_SEED, previous), unit)) % BUCKETS);
    previous = unit;
  }
  return buckets;
}

/**
 * The vocabulary of the phrases in `used`, sorted by code unit.
 * @param phrases each as its words
 */
export function buildVocabulary(phrases: readonly (readonly { readonly form: string }[])[], used: Uint32Array): Vocabulary {
  const counts = new Map<string, number>();
  for (const p of used) for (const { form } of phrases[p]!) counts.set(form, (counts.get(form) ?? 0) + 1);
  const words = [...counts.keys()].sort();
  const rowBucket = new GrowingList();
  const rowWord = new GrowingList();
  for (const [w, word] of words.entries()) {
    for (const bucket of new Set(gramBuckets(word))) {
      rowBucket.push(bucket);
      rowWord.push(w);
    }
  }
  const grams = group(rowBucket.all, BUCKETS);
  const wordOfRow = rowWord.all;
  return {
    size: words.length,
    word: (index) => words[index] ?? '',
    frequency: Uint32Array.from(words, (word) => counts.get(word)!),
    length: Uint8Array.from(words, (word) => word.length),
    gramStart: grams.start,
    gramWord: grams.order.map((row) => wordOfRow[row]!),
    shared: new Uint8Array(words.length),
  };
}

/** The index of a word in the vocabulary, or -1. */
export function findWord(vocabulary: Vocabulary, form: string): number {
  let low = 0;
  let high = vocabulary.size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (vocabulary.word(middle) < form) low = middle + 1;
    else high = middle;
  }
  return low < vocabulary.size && vocabulary.word(low) === form ? low : -1;
}
