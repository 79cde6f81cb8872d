/**
 * A query -> entries with a combined score: the linear scorer rates every entry, the best of them also by their nearest
 * phrase.
 */
import { type Calibration, logistic, probability, type Signals } from './calibration';
import type { Model } from './model';
import { nearestPhrase } from './nearest';
import type { Query } from './query';

/** Weight of the nearest phrase beside the linear scorer's margin of 1. */
export const NEAREST_SHARE = 0.3;
/** Turns a margin into a number in [0, 1] for people to read. */
const STEEPNESS = 2.5;
/** Number of entries that the linear scorer passes on. */
const SHORTLIST = 10;
/** The first few are compared with nearly all of their phrases; the others, which seldom win, with some. */
const FRONT_RUNNERS = 4;
const MAX_PHRASES = 256;
const FEWER_PHRASES = 24;

export interface Candidate {
  readonly entry: number;
  readonly phrase: number;
  /** The margin of the linear scorer, which was trained to give 1. */
  readonly margin: number;
  /** In [0, 1]. */
  readonly nearest: number;
  readonly raw: number;
  /** The margin of the out-of-scope class, the same for every candidate. */
  readonly outOfScope: number;
}

/** Working memory, one per matcher, so that an utterance allocates little. Reset after each use. */
export interface Scratch {
  readonly margin: Float32Array;
  readonly dense: Float32Array;
}

export function createScratch(model: Model): Scratch {
  return { margin: new Float32Array(model.linear.bias.length), dense: new Float32Array(model.table.keys.length) };
}

/** The shortlist, best first; empty when the query shares no feature with the model. */
export function scoreQuery(model: Model, scratch: Scratch, query: Query): Candidate[] {
  if (query.feature.length === 0) return [];
  const { margin, dense } = scratch;
  const { start, entry, weight, scale, bias, embedding } = model.linear;
  margin.fill(0);
  for (let i = 0; i < query.feature.length; i++) {
    const f = query.feature[i]!;
    const v = query.value[i]!;
    dense[f] = v;
    const end = start[f + 1]!;
    for (let at = start[f]!; at < end; at++) margin[entry[at]!]! += weight[at]! * v;
  }
  const { direction } = query.embedding;
  const dimensions = direction.length;
  for (let e = 0; e < margin.length; e++) {
    margin[e] = margin[e]! * scale[e]! + bias[e]! + product(embedding, e * dimensions, direction);
  }
  const outOfScope = margin[model.entries] ?? LOWEST;
  const candidates = shortlist(margin.subarray(0, model.entries), SHORTLIST).map((e, rank): Candidate => {
    const most = rank < FRONT_RUNNERS ? MAX_PHRASES : FEWER_PHRASES;
    const { phrase, similarity } = nearestPhrase(model.vectors, dense, model.entryStart[e]!, model.entryStart[e + 1]!, most);
    return {
      entry: e,
      phrase,
      margin: margin[e]!,
      nearest: similarity,
      raw: margin[e]! + NEAREST_SHARE * similarity,
      outOfScope,
    };
  });
  for (let i = 0; i < query.feature.length; i++) dense[query.feature[i]!] = 0;
  return candidates.filter(({ nearest }) => nearest > 0).sort((a, b) => b.raw - a.raw || a.entry - b.entry);
}

/** The inner product of `b` and equally many numbers of `a` from `from` on; four independent sums run faster than one. */
function product(a: Float32Array, from: number, b: Float32Array): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let d = 0;
  for (; d + 3 < b.length; d += 4) {
    s0 += a[from + d]! * b[d]!;
    s1 += a[from + d + 1]! * b[d + 1]!;
    s2 += a[from + d + 2]! * b[d + 2]!;
    s3 += a[from + d + 3]! * b[d + 3]!;
  }
  for (; d < b.length; d++) s0 += a[from + d]! * b[d]!;
  return s0 + s1 + s2 + s3;
}

/** The calibration's inputs for the candidate at `rank`. */
export function signalsOf(candidates: readonly Candidate[], rank: number): Signals {
  const { raw, nearest, outOfScope } = candidates[rank]!;
  const other = Math.max(outOfScope, candidates[rank === 0 ? 1 : 0]?.raw ?? LOWEST);
  return [1, raw, Math.min(raw - other, LARGEST_LEAD), nearest];
}

/** The similarity of a phrase to itself, except for rounding. */
const SAME_PHRASE = 0.999;

/** In the order of the raw scores; no confidence exceeds the one before it, however near the entry's phrase is. */
export function confidencesOf(calibration: Calibration, candidates: readonly Candidate[]): number[] {
  // When several entries contain exactly this phrase, only one of them can be meant.
  let ceiling = 1 / Math.max(1, candidates.filter(({ nearest }) => nearest > SAME_PHRASE).length);
  return candidates.map((_, rank) => {
    ceiling = Math.min(ceiling, probability(calibration, signalsOf(candidates, rank)));
    return ceiling;
  });
}

const LOWEST = -1;
const LARGEST_LEAD = 2;

/** A raw score or margin as a number in [0, 1]. */
export function readable(raw: number): number {
  return logistic(STEEPNESS * raw);
}

/** The indexes of the largest values, by insertion, since few are kept of many. */
export function shortlist(values: Float32Array, size: number): number[] {
  const places: number[] = [];
  for (let i = 0; i < values.length; i++) {
    if (places.length === size && values[i]! <= values[places[size - 1]!]!) continue;
    let at = places.length === size ? size - 1 : places.length;
    while (at > 0 && values[places[at - 1]!]! < values[i]!) {
      places[at] = places[at - 1]!;
      at--;
    }
    places[at] = i;
  }
  return places;
}
