/**
 * Word vectors: words used in similar ways point in the same direction, and words that say little ("the") have short
 * vectors. They let a question match although it shares no word with any phrase. A language may have no lexicon. `data/`
 * describes how the shipped ones were made.
 */
import { readContainer, writeContainer } from '../arrays/container';
import { HASH_SEED, hashEnd, hashText, hashUnit } from '../arrays/hash';
import type { Term } from './features';
import { buildTable, type FeatureTable, findFeature } from './table';

export interface Lexicon {
  /** Hashes of folded words, and of stems for inflected forms that are missing. */
  readonly words: FeatureTable;
  /** Numbers per word; 0 without a lexicon. */
  readonly dimensions: number;
  /** The direction of word `w` is `dimensions` numbers from `w * dimensions` on, scaled to 127; of length 1, or 0. */
  readonly direction: Int8Array;
  /** The length of each word's vector. */
  readonly length: Float32Array;
}

export const NO_LEXICON: Lexicon = {
  words: buildTable(new Uint32Array()),
  dimensions: 0,
  direction: new Int8Array(),
  length: new Float32Array(),
};

const wordSeed = hashUnit(HASH_SEED, 5);
const stemSeed = hashUnit(HASH_SEED, 6);

function hashWord(form: string): number {
  return hashEnd(hashText(wordSeed, form));
}

function hashStem(stem: string): number {
  return hashEnd(hashText(stemSeed, stem));
}

/** Makes a lexicon from vectors by folded word, and by stem for forms that are missing; all vectors have the same length. */
export function makeLexicon(
  words: ReadonlyMap<string, Float32Array>,
  stems: ReadonlyMap<string, Float32Array> = new Map(),
): Lexicon {
  const rows = new Map<number, Float32Array>();
  for (const [form, vector] of words) rows.set(hashWord(form), vector);
  for (const [stem, vector] of stems) rows.set(hashStem(stem), vector);
  const table = buildTable(Uint32Array.from(rows.keys()));
  const dimensions = words.values().next().value?.length ?? 0;
  const direction = new Int8Array(table.keys.length * dimensions);
  const length = new Float32Array(table.keys.length);
  for (const [hash, vector] of rows) {
    const w = findFeature(table, hash);
    length[w] = Math.hypot(...vector);
    for (let d = 0; d < dimensions; d++) direction[w * dimensions + d] = Math.round((127 * vector[d]!) / (length[w]! || 1));
  }
  return { words: table, dimensions, direction, length };
}

/** The sections of a lexicon within a snapshot. */
export function lexiconSections({ words, dimensions, direction, length }: Lexicon): ArrayBufferView[] {
  return [Float64Array.of(dimensions), words.keys, words.jump, direction, length];
}

/** The content of a lexicon file. */
export function writeLexicon(lexicon: Lexicon): Uint8Array {
  return writeContainer(lexiconSections(lexicon));
}

/**
 * Reads a lexicon file.
 * @throws SnapshotError
 */
export function readLexicon(bytes: Uint8Array): Lexicon {
  return lexiconFrom(readContainer(bytes));
}

/** A lexicon from its sections. */
export function lexiconFrom(sections: readonly Uint8Array[]): Lexicon {
  const [dimensions, keys, jump, direction, length] = sections.map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  );
  const u32 = (view: Uint8Array) => new Uint32Array(view.buffer, view.byteOffset, view.byteLength / 4);
  return {
    dimensions: new Float64Array(dimensions!.buffer, dimensions!.byteOffset, 1)[0]!,
    words: { keys: u32(keys!), jump: u32(jump!) },
    direction: new Int8Array(direction!.buffer, direction!.byteOffset, direction!.byteLength),
    length: new Float32Array(length!.buffer, length!.byteOffset, length!.byteLength / 4),
  };
}

/** The index of a word in the lexicon, or -1. */
export function findWord({ words }: Lexicon, form: string): number {
  return findFeature(words, hashWord(form));
}

/** The index of a word in the lexicon, or of its stem when the form is missing, or -1. */
export function findTerm(lexicon: Lexicon, { form, stem }: Term): number {
  const word = findWord(lexicon, form);
  return word >= 0 ? word : findFeature(lexicon.words, hashStem(stem));
}
