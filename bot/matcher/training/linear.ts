/**
 * One linear SVM per entry against its hard negatives, and one for out of scope, with naive Bayes evidence added to the
 * learnt weights. Stored as an inverted index: feature -> the entries it counts for or against, in 8 bits.
 */

import { group } from '../arrays/group-rows';
import { GrowingList } from '../arrays/growing-list';
import { seededRandom } from '../arrays/seeded-random';
import type { Corpus } from '../features/corpus';
import type { Vectors } from '../features/weights';
import type { Linear } from '../scoring/model';
import { centroidsOf } from './centroids';
import { hardNegativeFinder } from './hard-negatives';
import { START_BIAS, svmTrainer } from './linear-svm';
import { naiveBayes } from './naive-bayes';

const { abs, max, round } = Math;

/** Weights below this share of an entry's largest are dropped. */
const SMALLEST_SHARE = 0.012;
const LARGEST_WEIGHT = 127;
/** Weight of the naive Bayes evidence beside the learnt weights. */
const EVIDENCE_SHARE = 0.03;
/**
 * Weight of the centroid beside the learnt embedding weights; half of it for an entry with this many phrases, which needs
 * it less.
 */
const CENTROID_SHARE = 0.4;
const CENTROID_PHRASES = 20;

/** Trains on the phrases in `used`; entries without any get a bias that never wins. Calls `onEntry` before each entry. */
export function trainLinear(
  corpus: Corpus,
  vectors: Vectors,
  embeddings: Float32Array,
  used: Uint32Array,
  onEntry: () => void = () => {},
): Linear {
  const { start, feature } = vectors;
  const entries = corpus.entryIds.length;
  const svms = corpus.entryStart[entries]! < corpus.phrases.length ? entries + 1 : entries;
  const own: number[][] = Array.from({ length: svms }, () => []);
  for (const p of used) own[corpus.entryOf[p]!]!.push(p);
  const hardNegatives = hardNegativeFinder(corpus, vectors, used);
  const evidence = naiveBayes(corpus, used);
  const { weight, dual, train } = svmTrainer(corpus, vectors, embeddings, used, seededRandom(entries));

  const dimensions = embeddings.length / Math.max(1, corpus.phrases.length);
  const centroid = centroidsOf(embeddings, dimensions, used, (p) => corpus.entryOf[p] === entries);
  const embedding = new Float32Array(svms * dimensions);
  const bias = new Float32Array(svms).fill(2 * START_BIAS);
  const scale = new Float32Array(svms);
  const kept = new WeightRows();
  for (let e = 0; e < svms; e++) {
    onEntry();
    if (own[e]!.length === 0) continue;
    const direction = embedding.subarray(e * dimensions, (e + 1) * dimensions);
    const svm = train(e, own[e]!, hardNegatives(e, own[e]!), direction);
    bias[e] = svm.bias;
    if (e < entries) {
      const share = (CENTROID_SHARE * CENTROID_PHRASES) / (CENTROID_PHRASES + own[e]!.length);
      for (const [d, part] of centroid(own[e]!).entries()) direction[d]! += share * part;
    }
    evidence.each(own[e]!, (f, itsEvidence) => {
      weight[f]! += EVIDENCE_SHARE * itsEvidence;
    });

    let largest = 0;
    const counts = (p: number) => corpus.entryOf[p] === e || dual[p]! > 0;
    for (const p of svm.seen) {
      if (!counts(p)) continue;
      for (let i = start[p]!; i < start[p + 1]!; i++) largest = max(largest, abs(weight[feature[i]!]!));
    }
    scale[e] = largest / LARGEST_WEIGHT;
    for (const p of svm.seen) {
      if (!counts(p)) continue;
      dual[p] = 0;
      for (let i = start[p]!; i < start[p + 1]!; i++) {
        const f = feature[i]!;
        const w = weight[f]!;
        weight[f] = 0;
        if (abs(w) > SMALLEST_SHARE * largest) kept.add(f, e, round(w / scale[e]!));
      }
    }
  }
  return { ...kept.byFeature(corpus.table.keys.length, entries), scale, bias, embedding };
}

/** Collects weights entry by entry. */
class WeightRows {
  private readonly feature = new GrowingList();
  private readonly entry = new GrowingList();
  private readonly weight = new GrowingList();

  add(feature: number, entry: number, weight: number): void {
    this.feature.push(feature);
    this.entry.push(entry);
    this.weight.push(weight);
  }

  byFeature(features: number, entries: number): Pick<Linear, 'start' | 'entry' | 'weight'> {
    const { start, order } = group(this.feature.all, features);
    const entry = entries < 65_536 ? new Uint16Array(order.length) : new Uint32Array(order.length);
    const weight = new Int8Array(order.length);
    const [entryOfRow, weightOfRow] = [this.entry.all, this.weight.all];
    for (let i = 0; i < order.length; i++) {
      entry[i] = entryOfRow[order[i]!]!;
      weight[i] = weightOfRow[order[i]!]!;
    }
    return { start, entry, weight };
  }
}
