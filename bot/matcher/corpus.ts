/** The knowledge as the trainer reads it: every phrase as words and as counted feature numbers, made once for all folds. */
import { BLOCKS, extractFeatures, type Term } from './features';
import { splitWords } from './normalise';
import { stemmers } from './stem';
import { buildTable, type FeatureTable, findFeature } from './table';
import type { MatchEntry, MatchLanguage } from './types';

export interface Corpus {
  readonly language: MatchLanguage;
  readonly entryIds: readonly string[];
  /** What is learnt from: the phrases of every entry, and its keywords as one more. */
  readonly phrases: readonly string[];
  /** What is shown for each of them: itself, or the title in place of keywords. */
  readonly shown: readonly string[];
  /** Phrases of entry `e` are `entryStart[e]` up to `entryStart[e + 1]`. */
  readonly entryStart: Uint32Array;
  readonly entryOf: Uint32Array;
  readonly terms: readonly (readonly Term[])[];
  readonly table: FeatureTable;
  /** Block of each feature number. */
  readonly block: Uint8Array;
  /** Features of phrase `p` are `start[p]` up to `start[p + 1]`, ascending. */
  readonly start: Uint32Array;
  readonly feature: Uint32Array;
  readonly count: Uint8Array;
}

/** A text as words with stems, the way phrases and utterances alike are read. */
export function readTerms(language: MatchLanguage, text: string): Term[] {
  const stem = stemmers[language];
  return splitWords(text).words.map(({ form }) => ({ form, stem: stem(form) }));
}

/** Reads every entry; the order of entries and phrases is kept. */
export function readCorpus(language: MatchLanguage, entries: readonly MatchEntry[]): Corpus {
  const phrases: string[] = [];
  const shown: string[] = [];
  const entryStart = new Uint32Array(entries.length + 1);
  for (const [e, entry] of entries.entries()) {
    for (const phrase of entry.phrases) {
      phrases.push(phrase);
      shown.push(phrase);
    }
    const keywords = entry.keywords?.join(' ') ?? '';
    if (keywords !== '') {
      phrases.push(keywords);
      shown.push(entry.phrases[0] ?? keywords);
    }
    entryStart[e + 1] = phrases.length;
  }
  const entryOf = new Uint32Array(phrases.length);
  for (let e = 0; e < entries.length; e++) entryOf.fill(e, entryStart[e], entryStart[e + 1]);

  const terms = phrases.map((phrase) => readTerms(language, phrase));
  const lists = terms.map(extractFeatures);
  const total = lists.reduce((sum, list) => sum + list.hashes.length, 0);
  const hashes = new Uint32Array(total);
  let at = 0;
  for (const list of lists) for (const hash of list.hashes) hashes[at++] = hash;
  const table = buildTable(hashes);

  const block = new Uint8Array(table.keys.length);
  const start = new Uint32Array(phrases.length + 1);
  const feature = new Uint32Array(total);
  const count = new Uint8Array(total);
  let size = 0;
  for (const [p, list] of lists.entries()) {
    const ids = Uint32Array.from(list.hashes, (hash) => findFeature(table, hash));
    for (let i = 0; i < ids.length; i++) block[ids[i]!] = list.blocks[i]! % BLOCKS;
    ids.sort();
    for (let i = 0; i < ids.length; i++) {
      if (i > 0 && ids[i] === ids[i - 1]) {
        count[size - 1] = Math.min(255, count[size - 1]! + 1);
      } else {
        feature[size] = ids[i]!;
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
    entryOf,
    terms,
    table,
    block,
    start,
    feature: feature.slice(0, size),
    count: count.slice(0, size),
  };
}
