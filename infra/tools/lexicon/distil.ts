/**
 * Distils a sentence encoder into word vectors: learns one vector per word such that the sum of a sentence's words points
 * in the direction of the sentence's encoding. Words that say little ("the") become short by themselves. (Distillation:
 * Hinton et al. 2015; of a sentence encoder into static vectors: Tulkens and van Dongen 2024, "Model2Vec".) Steps after
 * Kingma and Ba 2015 ("Adam").
 */
import { seededRandom, shuffle } from '../../../bot/matcher/arrays/seeded-random';

const PASSES = 10;
const BATCH = 2_048;
const FIRST_STEP = 0.01;
const STEP_DECAY = 0.85;
const [MOMENTUM, SPREAD] = [0.9, 0.999];

/** A training text: the indexes of its words, and its target, a vector of length 1. */
export interface Lesson {
  readonly words: readonly number[];
  readonly target: Float32Array;
}

/**
 * @param vectors initial vectors, one per word; they are changed
 * @param onPass receives the mean cosine between the sums and their targets
 */
export function distil(vectors: readonly Float32Array[], lessons: readonly Lesson[], onPass: (nearness: number) => void): void {
  const dimensions = vectors[0]!.length;
  const slope = vectors.map(() => new Float32Array(dimensions));
  const first = vectors.map(() => new Float32Array(dimensions));
  const second = vectors.map(() => new Float32Array(dimensions));
  const order = Uint32Array.from(lessons.keys());
  const random = seededRandom(1);
  let size = FIRST_STEP;
  let step = 0;

  function look({ words, target }: Lesson, share: number): number {
    const sum = new Float32Array(dimensions);
    for (const w of words) for (let d = 0; d < dimensions; d++) sum[d]! += vectors[w]![d]!;
    const length = Math.hypot(...sum) + 1e-6;
    let cosine = 0;
    for (let d = 0; d < dimensions; d++) cosine += (sum[d]! / length) * target[d]!;
    for (let d = 0; d < dimensions; d++) {
      const pull = ((cosine * sum[d]!) / length - target[d]!) * (share / length);
      for (const w of words) slope[w]![d]! += pull;
    }
    return cosine;
  }

  function walk(): void {
    step += 1;
    const [bias1, bias2] = [1 - MOMENTUM ** step, 1 - SPREAD ** step];
    for (const [w, vector] of vectors.entries()) {
      const [g, m, v] = [slope[w]!, first[w]!, second[w]!];
      for (let d = 0; d < dimensions; d++) {
        m[d] = MOMENTUM * m[d]! + (1 - MOMENTUM) * g[d]!;
        v[d] = SPREAD * v[d]! + (1 - SPREAD) * g[d]! * g[d]!;
        vector[d]! -= (size * (m[d]! / bias1)) / (Math.sqrt(v[d]! / bias2) + 1e-8);
        g[d] = 0;
      }
    }
  }

  for (let pass = 0; pass < PASSES; pass++) {
    shuffle(order, random);
    let nearness = 0;
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = order.subarray(from, from + BATCH);
      for (const lesson of batch) nearness += look(lessons[lesson]!, 1 / batch.length);
      walk();
    }
    size *= STEP_DECAY;
    onPass(nearness / lessons.length);
  }
}
