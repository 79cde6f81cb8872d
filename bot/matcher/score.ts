/** A query -> entries with a fused score: every entry by the linear scorer, the best of them by their nearest phrase too. */
import { logistic } from './calibration';
import type { Model } from './model';
import { nearestPhrase } from './nearest';
import type { Query } from './query';

const LINEAR_SHARE = 0.7;
const LINEAR_STEEPNESS = 2.5;
/** Entries that the linear scorer hands on; the right one is among them in over 99 of 100 cases. */
const SHORTLIST = 24;

export interface Candidate {
  readonly entry: number;
  readonly phrase: number;
  readonly linear: number;
  readonly nearest: number;
  readonly score: number;
}

/** Room to work in, one per matcher, so that an utterance allocates little. Left clean after each use. */
export interface Scratch {
  readonly margin: Float32Array;
  readonly dense: Float32Array;
}

export function createScratch(model: Model): Scratch {
  return { margin: new Float32Array(model.entries), dense: new Float32Array(model.table.keys.length) };
}

/** The shortlist, best first; empty when the query shares no feature with the model. */
export function scoreQuery(model: Model, scratch: Scratch, query: Query): Candidate[] {
  if (query.feature.length === 0) return [];
  const { margin, dense } = scratch;
  const { start, entry, weight, bias } = model.linear;
  margin.set(bias);
  for (let i = 0; i < query.feature.length; i++) {
    const f = query.feature[i]!;
    const v = query.value[i]!;
    dense[f] = v;
    for (let at = start[f]!; at < start[f + 1]!; at++) margin[entry[at]!]! += weight[at]! * v;
  }
  const candidates = shortlist(margin, SHORTLIST).map((e): Candidate => {
    const linear = logistic(LINEAR_STEEPNESS * margin[e]!);
    const { phrase, similarity } = nearestPhrase(model.vectors, dense, model.entryStart[e]!, model.entryStart[e + 1]!);
    return {
      entry: e,
      phrase,
      linear,
      nearest: similarity,
      score: LINEAR_SHARE * linear + (1 - LINEAR_SHARE) * similarity,
    };
  });
  for (let i = 0; i < query.feature.length; i++) dense[query.feature[i]!] = 0;
  return candidates.filter(({ nearest }) => nearest > 0).sort((a, b) => b.score - a.score || a.entry - b.entry);
}

/** The places of the largest values, by insertion: few are kept of many. */
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
