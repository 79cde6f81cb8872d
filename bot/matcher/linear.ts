/**
 * One linear support vector machine per entry against its rivals, and one for all that lies outside of them, squared hinge loss, trained by dual coordinate descent
 * with shrinking (Hsieh et al. 2008, "A Dual Coordinate Descent Method for Large-scale Linear SVM", algorithms 1 and 3).
 * Every machine starts from "no" (a bias of -1), so that phrases it never sees are on the right side already. Kept as an
 * inverted index: feature -> the entries it speaks for or against, in 8 bits.
 */
import type { Corpus } from './corpus';
import { countEvidence } from './evidence';
import { group } from './group';
import { Growing } from './growing';
import { rivalFinder } from './negatives';
import { seededRandom, shuffle } from './random';
import { VALUE_SCALE, type Vectors } from './weights';

const COST = 1;
const PASSES = 4;
/** A phrase this far beyond its margin is left alone for the rest of the training. */
const SHRINK_BEYOND = 0.1;
const SMALLEST_STEP = 0.02;
/** Weights below this share of an entry's largest are dropped. */
const SMALLEST_SHARE = 0.012;
const LARGEST_WEIGHT = 127;
const START_BIAS = -1;
/** What counted evidence adds to the weights learnt. */
const EVIDENCE_SHARE = 0.03;

export interface Linear {
  /** Weights of feature `f` are `start[f]` up to `start[f + 1]`. */
  readonly start: Uint32Array;
  readonly entry: Uint16Array | Uint32Array;
  readonly weight: Int8Array;
  /** Per entry: what its weights are to be multiplied with. */
  readonly scale: Float32Array;
  /** Per entry; one more for what lies outside. */
  readonly bias: Float32Array;
  /** Entry `e`'s weights for an utterance's meaning, the lexicon's `dimensions` from `e * dimensions` on. */
  readonly meaning: Float32Array;
}

/** Trains on the phrases in `used`; entries without any keep a bias that never wins. Calls `onEntry` before each entry. */
export function trainLinear(
  corpus: Corpus,
  vectors: Vectors,
  meanings: Float32Array,
  used: Uint32Array,
  onEntry: () => void = () => {},
): Linear {
  const entries = corpus.entryIds.length;
  const machines = corpus.entryStart[entries]! < corpus.phrases.length ? entries + 1 : entries;
  const features = corpus.table.keys.length;
  const { start, feature } = vectors;
  const { entryOf } = corpus;
  const value = new Float32Array(vectors.value.length);
  for (let i = 0; i < value.length; i++) value[i] = vectors.value[i]! / VALUE_SCALE;
  const rivals = rivalFinder(corpus, vectors, used);
  const evidence = countEvidence(corpus, used);
  const dimensions = meanings.length / Math.max(1, corpus.phrases.length);
  const meaning = new Float32Array(machines * dimensions);
  const random = seededRandom(entries);
  const squared = new Float32Array(corpus.phrases.length);
  const own: number[][] = Array.from({ length: machines }, () => []);
  for (const p of used) {
    let sum = 1;
    for (let i = start[p]!; i < start[p + 1]!; i++) sum += value[i]! * value[i]!;
    for (let d = p * dimensions; d < (p + 1) * dimensions; d++) sum += meanings[d]! * meanings[d]!;
    squared[p] = sum;
    own[entryOf[p]!]!.push(p);
  }

  const bias = new Float32Array(machines).fill(2 * START_BIAS);
  const scale = new Float32Array(machines);
  const weight = new Float32Array(features);
  const dual = new Float32Array(corpus.phrases.length);
  const keptFeature = new Growing();
  const keptEntry = new Growing();
  const keptWeight = new Growing();
  for (let e = 0; e < machines; e++) {
    onEntry();
    if (own[e]!.length === 0) continue;
    const others = rivals(e, own[e]!);
    const order = new Uint32Array(own[e]!.length + others.length);
    order.set(own[e]!);
    order.set(others, own[e]!.length);
    let b = START_BIAS;
    const direction = meaning.subarray(e * dimensions, (e + 1) * dimensions);
    let active = order.length;
    for (let pass = 0; pass < PASSES; pass++) {
      shuffle(order.subarray(0, active), random);
      for (let k = 0; k < active; k++) {
        const p = order[k]!;
        const from = start[p]!;
        const to = start[p + 1]!;
        const sign = entryOf[p] === e ? 1 : -1;
        let score = b;
        for (let i = from; i < to; i++) score += weight[feature[i]!]! * value[i]!;
        const at = p * dimensions;
        for (let d = 0; d < dimensions; d++) score += direction[d]! * meanings[at + d]!;
        const old = dual[p]!;
        const gradient = sign * score - 1 + old / (2 * COST);
        if (old === 0 && gradient >= 0) {
          if (gradient > SHRINK_BEYOND) {
            order[k--] = order[--active]!;
            order[active] = p;
          }
          continue;
        }
        const now = Math.max(0, old - gradient / (squared[p]! + 1 / (2 * COST)));
        const step = sign * (now - old);
        if (Math.abs(step) < SMALLEST_STEP) continue;
        dual[p] = now;
        b += step;
        for (let i = from; i < to; i++) weight[feature[i]!]! += step * value[i]!;
        for (let d = 0; d < dimensions; d++) direction[d]! += step * meanings[at + d]!;
      }
    }
    bias[e] = b;

    evidence.each(own[e]!, (f, itsEvidence) => {
      weight[f]! += EVIDENCE_SHARE * itsEvidence;
    });

    let largest = 0;
    const counts = (p: number) => entryOf[p] === e || dual[p]! > 0;
    for (const p of order) {
      if (!counts(p)) continue;
      for (let i = start[p]!; i < start[p + 1]!; i++) largest = Math.max(largest, Math.abs(weight[feature[i]!]!));
    }
    scale[e] = largest / LARGEST_WEIGHT;
    for (const p of order) {
      if (!counts(p)) continue;
      dual[p] = 0;
      for (let i = start[p]!; i < start[p + 1]!; i++) {
        const f = feature[i]!;
        const w = weight[f]!;
        weight[f] = 0;
        if (Math.abs(w) <= SMALLEST_SHARE * largest) continue;
        keptFeature.push(f);
        keptEntry.push(e);
        keptWeight.push(Math.round(w / scale[e]!));
      }
    }
  }
  const grouped = group(keptFeature.all, features);
  const entry = entries < 65_536 ? new Uint16Array(keptEntry.size) : new Uint32Array(keptEntry.size);
  const weights = new Int8Array(keptEntry.size);
  const entryOfRow = keptEntry.all;
  const weightOfRow = keptWeight.all;
  for (let i = 0; i < entry.length; i++) {
    entry[i] = entryOfRow[grouped.order[i]!]!;
    weights[i] = weightOfRow[grouped.order[i]!]!;
  }
  return { start: grouped.start, entry, weight: weights, scale, bias, meaning };
}
