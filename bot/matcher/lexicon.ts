/**
 * What words mean, as directions: words that are used alike point the same way, so that a question may be asked in words that no
 * phrase holds. A language without a lexicon goes without. How the one that ships was made is told beside it, in `data/`.
 */
import { readContainer, writeContainer } from './container';
import { HASH_SEED, hashEnd, hashText, hashUnit } from './hash';
import { buildTable, type FeatureTable, findFeature } from './table';

export interface Lexicon {
  /** Folded words, as hashes. */
  readonly words: FeatureTable;
  /** Numbers a word; 0 when there is no lexicon. */
  readonly dimensions: number;
  /** Word `w`'s direction is `dimensions` numbers from `w * dimensions` on, in parts of 127. */
  readonly vector: Int8Array;
}

export const NO_LEXICON: Lexicon = { words: buildTable(new Uint32Array()), dimensions: 0, vector: new Int8Array() };

const wordSeed = hashUnit(HASH_SEED, 5);

function hashWord(form: string): number {
  return hashEnd(hashText(wordSeed, form));
}

/** Makes a lexicon of folded words and their directions of length 1, all of the same number of dimensions. */
export function makeLexicon(words: ReadonlyMap<string, Float32Array>): Lexicon {
  const table = buildTable(Uint32Array.from(words.keys(), hashWord));
  const dimensions = words.values().next().value?.length ?? 0;
  const vector = new Int8Array(table.keys.length * dimensions);
  for (const [form, direction] of words) {
    const at = findFeature(table, hashWord(form)) * dimensions;
    for (let d = 0; d < dimensions; d++) vector[at + d] = Math.round(127 * direction[d]!);
  }
  return { words: table, dimensions, vector };
}

/** The parts of a lexicon as a snapshot keeps them. */
export function lexiconSections({ words, dimensions, vector }: Lexicon): ArrayBufferView[] {
  return [Float64Array.of(dimensions), words.keys, words.jump, vector];
}

/** The bytes of a lexicon's own file. */
export function writeLexicon(lexicon: Lexicon): Uint8Array {
  return writeContainer(lexiconSections(lexicon));
}

/** Reads a lexicon's own file. Throws `SnapshotError`. */
export function readLexicon(bytes: Uint8Array): Lexicon {
  const [dimensions, keys, jump, vector] = readContainer(bytes).map(
    ({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength),
  );
  const u32 = (view: Uint8Array) => new Uint32Array(view.buffer, view.byteOffset, view.byteLength / 4);
  return {
    dimensions: new Float64Array(dimensions!.buffer, dimensions!.byteOffset, 1)[0]!,
    words: { keys: u32(keys!), jump: u32(jump!) },
    vector: new Int8Array(vector!.buffer, vector!.byteOffset, vector!.byteLength),
  };
}

/** The number of a word in the lexicon, or -1. */
export function findWord({ words }: Lexicon, form: string): number {
  return findFeature(words, hashWord(form));
}
