/** How much each word of an utterance contributes to the best entry: its share of the positive evidence from both scorers. */
import { embeddingEvidence } from '../features/embedding';
import { VALUE_SCALE } from '../features/weights';
import type { Model } from './model';
import type { Query } from './query';
import { type Candidate, NEAREST_SHARE } from './score';

/** Shares per word that sum to 1 (all 0 when there is no evidence). */
export function wordWeights(model: Model, query: Query, best: Candidate | undefined): number[] {
  const shares = new Array<number>(query.words.length).fill(0);
  if (!best) return shares;
  const { vectors, linear } = model;
  const inPhrase = new Map<number, number>();
  for (let i = vectors.start[best.phrase]!; i < vectors.start[best.phrase + 1]!; i++) {
    inPhrase.set(vectors.feature[i]!, vectors.value[i]! / VALUE_SCALE);
  }
  for (let i = 0; i < query.feature.length; i++) {
    const f = query.feature[i]!;
    let evidence = NEAREST_SHARE * (inPhrase.get(f) ?? 0);
    for (let at = linear.start[f]!; at < linear.start[f + 1]!; at++) {
      if (linear.entry[at] === best.entry) evidence += linear.weight[at]! * linear.scale[best.entry]!;
    }
    if (evidence > 0) shares[query.word[i]!]! += evidence * query.value[i]!;
  }
  const { dimensions } = model.lexicon;
  const weight = linear.embedding.subarray(best.entry * dimensions, (best.entry + 1) * dimensions);
  for (const [k, evidence] of embeddingEvidence(model.lexicon, query.embedding, weight).entries()) {
    if (evidence > 0) shares[query.wordOf[query.embedding.parts[k]!.term]!]! += evidence;
  }
  const total = shares.reduce((sum, share) => sum + share, 0);
  return total > 0 ? shares.map((share) => share / total) : shares;
}
