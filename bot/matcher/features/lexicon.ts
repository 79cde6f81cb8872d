/**
 * What words mean, as vectors: words that are used alike point the same way, and what says little is short ("the"), so that a
 * question may be asked in words that no phrase holds. A language without a lexicon goes without. How those that ship were made
 * is told beside them, in `data/`.
 */
import { readContainer, writeContainer } from '../arrays/container';
import { HASH_SEED, hashEnd, hashText, hashUnit } from '../arrays/hash';
import type { Term } from './features';
import { buildTable, type FeatureTable, findFeature } from './table';

export interface Lexicon {
  /** Folded words, and stems for the forms that are missing, as hashes. */
  readonly words: FeatureTable;
  /** Numbers a word; 0 when there is no lexicon. */
  readonly dimensions: number;
  /** Word `w`'s direction is `dimensions` numbers from `w * dimensions` on, in parts of 127; of length 1, or 0. */
  readonly direction: Int8Array;
  /** How long each word's vector is. */
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

/** Makes a lexicon of vectors by folded word, and by stem for the forms of words that are not among them; all of as many numbers. */
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

/** The parts of a lexicon as a snapshot keeps them. */
export function lexiconSections({ words, dimensions, direction, length }: Lexicon): ArrayBufferView[] {
  return [Float64Array.of(dimensions), words.keys, words.jump, direction, length];
}

/** The bytes of a lexicon's own file. */
export function writeLexicon(lexicon: Lexicon): Uint8Array {
  return writeContainer(lexiconSections(lexicon));
}

/** Reads a lexicon's own file. Throws `SnapshotError`. */
export function readLexicon(bytes: Uint8Array): Lexicon {
  const [dimensions, keys, jump, direction, length] = readContainer(bytes).map(
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

/** The number of a word in the lexicon, or -1. */
export function findWord({ words }: Lexicon, form: string): number {
  return findFeature(words, hashWord(form));
}

/** The number of a word in the lexicon, or of its stem where the form is not there, or -1. */
export function findTerm(lexicon: Lexicon, { form, stem }: Term): number {
  const word = findWord(lexicon, form);
  return word >= 0 ? word : findFeature(lexicon.words, hashStem(stem));
}
