/** Learns a bridge (`bot/matcher/features/bridge.ts`) by ridge regression (Hoerl and Kennard 1970) on encoded pairs of sentences. */
import { quantise } from '../../../bot/matcher/encoder/quantise';
import type { Bridge } from '../../../bot/matcher/features/bridge';
import { makeLexicon } from '../../../bot/matcher/features/lexicon';
import { principalComponents } from '../lexicon/principal-components';

/** A sentence: the encoding of its glosses, that of its translation, and its words. */
export interface Pair {
  readonly glossed: Float32Array;
  readonly meant: Float32Array;
  readonly words: readonly string[];
}

/** Words in fewer sentences say nothing beyond their gloss. */
const FEWEST = 3;
const WORD_DIMENSIONS = 64;
const [PENALTY, WORD_PENALTY] = [10, 0.5];
const STEPS = 25;
/** So much of the glosses' encoding stays as it is: of what the sentences do not speak of, the map has learnt to say nothing. */
const SHARE_OF_GLOSSES = 0.5;

/** A table of numbers, one row after the other. */
interface Table {
  readonly width: number;
  readonly rows: readonly Float32Array[];
}

/**
 * First the map from the glosses, then what the words say of the rest, in few dimensions; then the map from both.
 * @param stem of a word, for forms that no sentence contains
 */
export function learnBridge(pairs: readonly Pair[], stem: (word: string) => string): Bridge {
  const mean = meanOf(pairs.map(({ glossed }) => glossed));
  const meanMeant = meanOf(pairs.map(({ meant }) => meant));
  const glossed = tableOf(pairs.map((pair) => unit(pair.glossed, mean)));
  const meant = tableOf(pairs.map((pair) => unit(pair.meant, meanMeant)));
  const first = ridge(glossed, meant);
  const rest = tableOf(glossed.rows.map((row, i) => minus(meant.rows[i]!, mapped(first, row))));
  const components = principalComponents(product(rest, rest), WORD_DIMENSIONS);
  const aims = tableOf(rest.rows.map((row) => Float32Array.from(components, (component) => dot(component, row))));

  const number = numbersOf(pairs);
  const sentences = pairs.map(({ words }) => words.flatMap((word) => number.get(word) ?? []));
  const vectors = ofWords(sentences, aims, number.size);
  const both = tableOf(glossed.rows.map((row, i) => Float32Array.of(...row, ...sumOf(sentences[i]!, vectors, WORD_DIMENSIONS))));
  const map = ridge(both, meant);
  for (let d = 0; d < glossed.width; d++) map[d]![d]! += SHARE_OF_GLOSSES;
  const words = new Map([...number].map(([word, w]) => [word, vectors[w]!]));
  return { words: makeLexicon(words, stemsOf(words, stem)), mean, map: quantise(turned(map), meant.width) };
}

const tableOf = (rows: readonly Float32Array[]): Table => ({ rows, width: rows[0]?.length ?? 0 });

function meanOf(rows: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(rows[0]?.length ?? 0);
  for (const row of rows) for (let d = 0; d < mean.length; d++) mean[d]! += row[d]! / rows.length;
  return mean;
}

function unit(row: Float32Array, mean: Float32Array): Float32Array {
  const centred = minus(row, mean);
  const length = Math.sqrt(dot(centred, centred)) || 1;
  return centred.map((part) => part / length);
}

const minus = (a: Float32Array, b: Float32Array): Float32Array => a.map((part, d) => part - b[d]!);

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let d = 0; d < a.length; d++) sum += a[d]! * b[d]!;
  return sum;
}

/** One table, turned, times the other. */
function product(a: Table, b: Table): Float64Array[] {
  const out = Array.from({ length: a.width }, () => new Float64Array(b.width));
  for (const [i, row] of a.rows.entries()) {
    const other = b.rows[i]!;
    for (let r = 0; r < a.width; r++) {
      const [part, line] = [row[r]!, out[r]!];
      for (let c = 0; c < b.width; c++) line[c]! += part * other[c]!;
    }
  }
  return out;
}

/** The linear map from one table to the other with the least squared error: a row per number that goes in. */
function ridge(from: Table, to: Table): Float64Array[] {
  const left = product(from, from);
  for (const [d, row] of left.entries()) row[d]! += PENALTY;
  const right = product(from, to);
  // Gauss's elimination; the matrix is positive definite, so that no rows need be swapped.
  for (let k = 0; k < left.length; k++) {
    for (let r = 0; r < left.length; r++) {
      if (r === k) continue;
      const factor = left[r]![k]! / left[k]![k]!;
      if (factor === 0) continue;
      for (let c = k; c < left.length; c++) left[r]![c]! -= factor * left[k]![c]!;
      for (let c = 0; c < to.width; c++) right[r]![c]! -= factor * right[k]![c]!;
    }
  }
  return right.map((row, k) => row.map((part) => part / left[k]![k]!));
}

function mapped(map: readonly Float64Array[], row: Float32Array): Float32Array {
  const out = new Float32Array(map[0]!.length);
  for (const [r, line] of map.entries()) for (let c = 0; c < out.length; c++) out[c]! += row[r]! * line[c]!;
  return out;
}

/** The map with a row per number that comes out. */
function turned(map: readonly Float64Array[]): Float32Array {
  const [inputs, outputs] = [map.length, map[0]!.length];
  return Float32Array.from({ length: inputs * outputs }, (_, i) => map[i % inputs]![Math.floor(i / inputs)]!);
}

/** The words that are learnt, the most common first, numbered. */
function numbersOf(pairs: readonly Pair[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { words } of pairs) for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const known = [...counts].filter(([, count]) => count >= FEWEST).sort(([, a], [, b]) => b - a);
  return new Map(known.map(([word], w) => [word, w]));
}

/** The sum of the vectors of a sentence's words, divided by the root of their number. */
function sumOf(words: readonly number[], vectors: readonly Float32Array[], width: number): Float32Array {
  const sum = new Float32Array(width);
  for (const word of words) for (let d = 0; d < width; d++) sum[d]! += vectors[word]![d]! / Math.sqrt(words.length);
  return sum;
}

/** The vector of each word, such that `sumOf` a sentence is its aim: by conjugate gradients (Hestenes and Stiefel 1952). */
function ofWords(sentences: readonly (readonly number[])[], { rows: aims, width }: Table, count: number): Float32Array[] {
  const zeros = () => Array.from({ length: count }, () => new Float32Array(width));
  const gather = (rows: readonly Float32Array[]) => {
    const out = zeros();
    for (const [i, words] of sentences.entries()) {
      const share = 1 / Math.sqrt(words.length || 1);
      for (const word of words) for (let d = 0; d < width; d++) out[word]![d]! += share * rows[i]![d]!;
    }
    return out;
  };
  const squares = (rows: readonly Float32Array[]) => {
    const sum = new Float64Array(width);
    for (const row of rows) for (let d = 0; d < width; d++) sum[d]! += row[d]! * row[d]!;
    return sum;
  };
  const found = zeros();
  const rest = gather(aims);
  const way = rest.map((row) => row.slice());
  let left = squares(rest);
  for (let step = 0; step < STEPS; step++) {
    const seen = gather(sentences.map((words) => sumOf(words, way, width)));
    const along = new Float64Array(width);
    for (const [w, row] of way.entries()) {
      for (let d = 0; d < width; d++) {
        seen[w]![d]! += WORD_PENALTY * row[d]!;
        along[d]! += row[d]! * seen[w]![d]!;
      }
    }
    for (const [w, row] of way.entries()) {
      for (let d = 0; d < width; d++) {
        const size = left[d]! / (along[d]! || 1);
        found[w]![d]! += size * row[d]!;
        rest[w]![d]! -= size * seen[w]![d]!;
      }
    }
    const next = squares(rest);
    for (const [w, row] of way.entries()) {
      for (let d = 0; d < width; d++) row[d] = rest[w]![d]! + (next[d]! / (left[d]! || 1)) * row[d]!;
    }
    left = next;
  }
  return found;
}

/** The mean of the vectors of the words with a stem. */
function stemsOf(words: ReadonlyMap<string, Float32Array>, stem: (word: string) => string): Map<string, Float32Array> {
  const own = new Map<string, Float32Array[]>();
  for (const [word, vector] of words) own.set(stem(word), [...(own.get(stem(word)) ?? []), vector]);
  return new Map([...own].map(([name, vectors]) => [name, meanOf(vectors)]));
}
