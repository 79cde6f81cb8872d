/**
 * One linear support vector machine per entry against all others, squared hinge loss, trained by dual coordinate descent
 * (Hsieh et al. 2008, "A Dual Coordinate Descent Method for Large-scale Linear SVM", algorithm 1). Kept as an inverted
 * index: feature -> the entries it speaks for or against.
 */
import type { Corpus } from './corpus';
import { seededRandom, shuffle } from './random';
import type { Vectors } from './weights';

const COST = 1;
const PASSES = 6;
const BIAS_VALUE = 1;
const SMALLEST = 0.004;

export interface Linear {
  /** Weights of feature `f` are `start[f]` up to `start[f + 1]`. */
  readonly start: Uint32Array;
  readonly entry: Uint32Array;
  readonly weight: Float32Array;
  /** Per entry. */
  readonly bias: Float32Array;
}

/** Trains on the phrases in `used`; entries without any keep a bias that never wins. */
export function trainLinear(corpus: Corpus, vectors: Vectors, used: Uint32Array): Linear {
  const entries = corpus.entryIds.length;
  const features = corpus.table.keys.length;
  const { start, feature, value } = vectors;
  const random = seededRandom(entries);
  const order = used.slice();
  const squared = new Float64Array(corpus.phrases.length);
  for (const p of used) {
    let sum = BIAS_VALUE * BIAS_VALUE;
    for (let i = start[p]!; i < start[p + 1]!; i++) sum += value[i]! * value[i]!;
    squared[p] = sum;
  }
  const present = new Uint8Array(entries);
  for (const p of used) present[corpus.entryOf[p]!] = 1;

  const bias = new Float32Array(entries).fill(-2);
  const kept: { feature: number[]; entry: number[]; weight: number[] } = { feature: [], entry: [], weight: [] };
  const weight = new Float64Array(features);
  const dual = new Float64Array(corpus.phrases.length);
  for (let e = 0; e < entries; e++) {
    if (present[e] === 0) continue;
    weight.fill(0);
    dual.fill(0);
    let b = 0;
    for (let pass = 0; pass < PASSES; pass++) {
      shuffle(order, random);
      for (const p of order) {
        const sign = corpus.entryOf[p] === e ? 1 : -1;
        const from = start[p]!;
        const to = start[p + 1]!;
        let score = b;
        for (let i = from; i < to; i++) score += weight[feature[i]!]! * value[i]!;
        const old = dual[p]!;
        const gradient = sign * score - 1 + old / (2 * COST);
        if (old === 0 && gradient >= 0) continue;
        const now = Math.max(0, old - gradient / (squared[p]! + 1 / (2 * COST)));
        dual[p] = now;
        const step = sign * (now - old);
        if (step === 0) continue;
        for (let i = from; i < to; i++) weight[feature[i]!]! += step * value[i]!;
        b += step * BIAS_VALUE;
      }
    }
    bias[e] = b;
    for (let f = 0; f < features; f++) {
      if (Math.abs(weight[f]!) < SMALLEST) continue;
      kept.feature.push(f);
      kept.entry.push(e);
      kept.weight.push(weight[f]!);
    }
  }
  return { ...invert(kept, features), bias };
}

function invert(
  kept: { feature: number[]; entry: number[]; weight: number[] },
  features: number,
): Pick<Linear, 'start' | 'entry' | 'weight'> {
  const start = new Uint32Array(features + 1);
  for (const f of kept.feature) start[f + 1]! += 1;
  for (let f = 0; f < features; f++) start[f + 1]! += start[f]!;
  const next = start.slice();
  const entry = new Uint32Array(kept.entry.length);
  const weight = new Float32Array(kept.entry.length);
  for (let i = 0; i < kept.feature.length; i++) {
    const at = next[kept.feature[i]!]!++;
    entry[at] = kept.entry[i]!;
    weight[at] = kept.weight[i]!;
  }
  return { start, entry, weight };
}
