/** The knowledge as the trainer reads it: every phrase as words and as counted feature numbers, computed once for all folds. */

import { stemmerOf } from '../../language/facts';
import type { Language } from '../../model/language';
import { splitWords } from '../../text/words';
import { GrowingList } from '../arrays/growing-list';
import type { MatchEntry } from '../types';
import { extractFeatures, STEMS, type Term } from './features';
import { buildTable, type FeatureTable, findFeature } from './table';

export interface Corpus {
  readonly language: Language;
  readonly entryIds: readonly string[];
  /**
   * The training texts: the phrases of every entry, its keywords and the sentences of its answer; then the out-of-scope
   * texts.
   */
  readonly phrases: readonly string[];
  /** What results show for each of them: the phrase itself, or the entry's title for texts that nobody asks. */
  readonly shown: readonly string[];
  /** The phrases of entry `e` are `entryStart[e]` up to `entryStart[e + 1]`; those from the last value on are out of scope. */
  readonly entryStart: Uint32Array;
  /** The phrases of entry `e` before this index are ways of asking; the others are evidence only. */
  readonly askedEnd: Uint32Array;
  /** For each phrase, its entry; the number of entries for an out-of-scope phrase. */
  readonly entryOf: Uint32Array;
  readonly terms: readonly (readonly Term[])[];
  readonly table: FeatureTable;
  /** The block of each feature. */
  readonly block: Uint8Array;
  /** The features of phrase `p` are `start[p]` up to `start[p + 1]`, ascending. */
  readonly start: Uint32Array;
  readonly feature: Uint32Array;
  readonly count: Uint8Array;
}

/** Larger knowledge drops n-grams and pairs that occur only once: half of the features, hardly any evidence. */
const RARE_UP_TO = 30_000;

/** An answer states its topic in its first sentences. */
const ANSWER_SENTENCES = 3;
const SENTENCE_END = /(?<=[.!?])\s+|\n+/;

/** Keeps stems, and everything else that occurs at least twice. */
function withoutRare(hashes: Uint32Array, blocks: Uint32Array): Uint32Array {
  const sorted = hashes.slice().sort();
  let kept = 0;
  for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1]) sorted[kept++] = sorted[i]!;
  const stems = hashes.filter((_, i) => blocks[i] === STEMS);
  const all = new Uint32Array(kept + stems.length);
  all.set(sorted.subarray(0, kept));
  all.set(stems, kept);
  return all;
}

/** A text as words with stems; phrases and utterances are read in the same way. */
export function readTerms(language: Language, text: string): Term[] {
  const stem = stemmerOf(language);
  return splitWords(text).words.map(({ form }) => ({ form, stem: stem(form) }));
}

/** Texts that are evidence for an entry but not ways of asking for it. */
function evidenceTexts({ keywords = [], answer = '' }: MatchEntry): string[] {
  const sentences = answer.split(SENTENCE_END).slice(0, ANSWER_SENTENCES);
  return [keywords.join(' '), ...sentences].filter((text) => text.trim() !== '');
}

/** Reads all entries and the out-of-scope texts, in their order. */
export function readCorpus(language: Language, entries: readonly MatchEntry[], outOfScope: readonly string[] = []): Corpus {
  const phrases: string[] = [];
  const shown: string[] = [];
  const entryStart = new Uint32Array(entries.length + 1);
  const askedEnd = new Uint32Array(entries.length);
  for (const [e, entry] of entries.entries()) {
    for (const phrase of entry.phrases) {
      phrases.push(phrase);
      shown.push(phrase);
    }
    askedEnd[e] = phrases.length;
    for (const evidence of evidenceTexts(entry)) {
      phrases.push(evidence);
      shown.push(entry.phrases[0] ?? evidence);
    }
    entryStart[e + 1] = phrases.length;
  }
  phrases.push(...outOfScope);
  const entryOf = new Uint32Array(phrases.length).fill(entries.length);
  for (let e = 0; e < entries.length; e++) entryOf.fill(e, entryStart[e], entryStart[e + 1]);

  const terms = phrases.map((phrase) => readTerms(language, phrase));
  const foundHashes = new GrowingList();
  const foundBlocks = new GrowingList();
  const foundStart = new Uint32Array(phrases.length + 1);
  for (const [p, words] of terms.entries()) {
    extractFeatures(words, {
      add(hash, itsBlock) {
        foundHashes.push(hash);
        foundBlocks.push(itsBlock);
      },
    });
    foundStart[p + 1] = foundHashes.size;
  }
  const hashes = foundHashes.all;
  const blocks = foundBlocks.all;
  const table = buildTable(phrases.length > RARE_UP_TO ? withoutRare(hashes, blocks) : hashes);

  const block = new Uint8Array(table.keys.length);
  const start = new Uint32Array(phrases.length + 1);
  const feature = new Uint32Array(hashes.length);
  const count = new Uint8Array(hashes.length);
  let size = 0;
  for (let p = 0; p < phrases.length; p++) {
    const ids = new Uint32Array(foundStart[p + 1]! - foundStart[p]!);
    let kept = 0;
    for (let i = foundStart[p]!; i < foundStart[p + 1]!; i++) {
      const f = findFeature(table, hashes[i]!);
      if (f < 0) continue;
      block[f] = blocks[i]!;
      ids[kept++] = f;
    }
    const sorted = ids.subarray(0, kept).sort();
    for (let i = 0; i < kept; i++) {
      if (i > 0 && sorted[i] === sorted[i - 1]) {
        count[size - 1] = Math.min(255, count[size - 1]! + 1);
      } else {
        feature[size] = sorted[i]!;
        count[size++] = 1;
      }
    }
    start[p + 1] = size;
  }
  const entryIds = entries.map(({ id }) => id);
  return {
    language,
    entryIds,
    phrases,
    shown,
    entryStart,
    askedEnd,
    entryOf,
    terms,
    table,
    block,
    start,
    feature: feature.slice(0, size),
    count: count.slice(0, size),
  };
}
