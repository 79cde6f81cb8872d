/**
 * One linear machine per entry against its rivals, and one for all that lies outside of them, with counted evidence added to
 * what it learnt. Kept as an inverted index: feature -> the entries it speaks for or against, in 8 bits.
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

/** Weights below this share of an entry's largest are dropped. */
const SMALLEST_SHARE = 0.012;
const LARGEST_WEIGHT = 127;
/** What counted evidence adds to the weights learnt. */
const EVIDENCE_SHARE = 0.03;
/** What the middle of an entry's phrases adds to its weights for meaning: half of it where there are so many phrases, for they need it less. */
const CENTRE_SHARE = 0.4;
const CENTRE_PHRASES = 20;

/** Trains on the phrases in `used`; entries without any keep a bias that never wins. Calls `onEntry` before each entry. */
export function trainLinear(
  corpus: Corpus,
  vectors: Vectors,
  meanings: Float32Array,
  used: Uint32Array,
  onEntry: () => void = () => {},
): Linear {
  const { start, feature } = vectors;
  const entries = corpus.entryIds.length;
  const machines = corpus.entryStart[entries]! < corpus.phrases.length ? entries + 1 : entries;
  const own: number[][] = Array.from({ length: machines }, () => []);
  for (const p of used) own[corpus.entryOf[p]!]!.push(p);
  const rivals = hardNegativeFinder(corpus, vectors, used);
  const evidence = naiveBayes(corpus, used);
  const { weight, dual, train } = svmTrainer(corpus, vectors, meanings, used, seededRandom(entries));

  const dimensions = meanings.length / Math.max(1, corpus.phrases.length);
  const centre = centroidsOf(meanings, dimensions, used, (p) => corpus.entryOf[p] === entries);
  const meaning = new Float32Array(machines * dimensions);
  const bias = new Float32Array(machines).fill(2 * START_BIAS);
  const scale = new Float32Array(machines);
  const kept = new WeightRows();
  for (let e = 0; e < machines; e++) {
    onEntry();
    if (own[e]!.length === 0) continue;
    const direction = meaning.subarray(e * dimensions, (e + 1) * dimensions);
    const machine = train(e, own[e]!, rivals(e, own[e]!), direction);
    bias[e] = machine.bias;
    if (e < entries) {
      const share = (CENTRE_SHARE * CENTRE_PHRASES) / (CENTRE_PHRASES + own[e]!.length);
      for (const [d, part] of centre(own[e]!).entries()) direction[d]! += share * part;
    }
    evidence.each(own[e]!, (f, itsEvidence) => {
      weight[f]! += EVIDENCE_SHARE * itsEvidence;
    });

    let largest = 0;
    const counts = (p: number) => corpus.entryOf[p] === e || dual[p]! > 0;
    for (const p of machine.seen) {
      if (!counts(p)) continue;
      for (let i = start[p]!; i < start[p + 1]!; i++) largest = Math.max(largest, Math.abs(weight[feature[i]!]!));
    }
    scale[e] = largest / LARGEST_WEIGHT;
    for (const p of machine.seen) {
      if (!counts(p)) continue;
      dual[p] = 0;
      for (let i = start[p]!; i < start[p + 1]!; i++) {
        const f = feature[i]!;
        const w = weight[f]!;
        weight[f] = 0;
        if (Math.abs(w) > SMALLEST_SHARE * largest) kept.add(f, e, Math.round(w / scale[e]!));
      }
    }
  }
  return { ...kept.byFeature(corpus.table.keys.length, entries), scale, bias, meaning };
}

/** Weights as they are found, entry by entry. */
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
