/**
 * Which phrases an entry has to be told apart from: those of other entries that share most with it. Training against all
 * others costs entries times phrases; the ones far away lie beyond the margin from the start and would teach nothing (the
 * observation behind shrinking in Hsieh et al. 2008, section 3.2).
 */
import type { Corpus } from './corpus';
import { PAIRS } from './features';
import { VALUE_SCALE, type Vectors } from './weights';

/** Phrases that rival one of an entry's own, and how many there are at least. */
const RIVALS_PER_PHRASE = 24;
const FEWEST_RIVALS = 800;
/** In large knowledge, features that more phrases share than this do not help to find rivals. */
const MOST_SHARED = 4_000;

export interface RivalFinder {
  /** The rivals of the entry, in a fixed order. */
  rivalsOf(entry: number): Uint32Array;
}

/** Finds rivals by an inverted index of stems and pairs over the phrases in `used`. */
export function rivalFinder(corpus: Corpus, vectors: Vectors, used: Uint32Array): RivalFinder {
  const { start, feature, value } = vectors;
  const { block, entryOf, entryStart } = corpus;
  const inverted = invert(corpus, vectors, used);
  const centroid = new Float32Array(block.length);
  const likeness = new Float32Array(corpus.phrases.length);
  const touched = new Uint32Array(corpus.phrases.length);
  const ranked = new Float32Array(corpus.phrases.length);
  const isUsed = new Uint8Array(corpus.phrases.length);
  for (const p of used) isUsed[p] = 1;

  return {
    rivalsOf(entry) {
      const from = entryStart[entry]!;
      const to = entryStart[entry + 1]!;
      const features: number[] = [];
      for (let i = start[from]!; i < start[to]!; i++) {
        const f = feature[i]!;
        if (block[f]! > PAIRS || value[i] === 0) continue;
        if (centroid[f] === 0) features.push(f);
        centroid[f]! += value[i]! / VALUE_SCALE;
      }
      const others = used.length - count(isUsed, from, to);
      const wanted = Math.min(others, Math.max(FEWEST_RIVALS, RIVALS_PER_PHRASE * (to - from)));
      if (wanted === others) {
        for (const f of features) centroid[f] = 0;
        return used.filter((p) => entryOf[p] !== entry);
      }
      let size = 0;
      for (const f of features) {
        const weight = centroid[f]!;
        centroid[f] = 0;
        const end = inverted.start[f + 1]!;
        if (end - inverted.start[f]! > MOST_SHARED) continue;
        for (let i = inverted.start[f]!; i < end; i++) {
          const p = inverted.phrase[i]!;
          if (likeness[p] === 0) touched[size++] = p;
          likeness[p]! += weight * inverted.value[i]!;
        }
      }
      let rivals = 0;
      for (let i = 0; i < size; i++) if (entryOf[touched[i]!] !== entry) ranked[rivals++] = likeness[touched[i]!]!;
      ranked.subarray(0, rivals).sort();
      const least = rivals > wanted ? ranked[rivals - wanted]! : 0;
      const kept = touched.subarray(0, size).filter((p) => entryOf[p] !== entry && likeness[p]! >= least);
      for (let i = 0; i < size; i++) likeness[touched[i]!] = 0;
      return kept;
    },
  };
}

function count(flags: Uint8Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += flags[i]!;
  return sum;
}

interface Inverted {
  readonly start: Uint32Array;
  readonly phrase: Uint32Array;
  readonly value: Float32Array;
}

function invert(corpus: Corpus, vectors: Vectors, used: Uint32Array): Inverted {
  const { start, feature, value } = vectors;
  const first = new Uint32Array(corpus.block.length + 1);
  const each = (visit: (f: number, p: number, v: number) => void) => {
    for (const p of used) {
      for (let i = start[p]!; i < start[p + 1]!; i++) {
        if (corpus.block[feature[i]!]! <= PAIRS) visit(feature[i]!, p, value[i]! / VALUE_SCALE);
      }
    }
  };
  each((f) => {
    first[f + 1]! += 1;
  });
  for (let f = 1; f < first.length; f++) first[f]! += first[f - 1]!;
  const next = first.slice();
  const size = first[first.length - 1]!;
  const phrase = new Uint32Array(size);
  const values = new Float32Array(size);
  each((f, p, v) => {
    phrase[next[f]!] = p;
    values[next[f]!++] = v;
  });
  return { start: first, phrase, value: values };
}
