/**
 * The naive Bayes evidence of a feature for an entry: the logarithm of how much more likely it is in the entry's phrases
 * than in all others (its ratio as a weight beside an SVM is from Wang and Manning 2012, "Baselines and Bigrams"). An SVM
 * stops changing a weight once its phrases are on the right side; this keeps counting, which separates a question in scope
 * from one that merely shares its words.
 */
import type { Corpus } from '../features/corpus';

/** Smoothing: the share of every feature that an entry counts as having seen, relative to its share of the phrases. */
const SMOOTHING_SHARE = 0.5;
const SMOOTHING = 0.01;
const LARGEST = 6;

export interface Evidence {
  /** Calls `visit` once for each feature that is more likely in the entry's phrases than in others, with its evidence. */
  each(own: readonly number[], visit: (feature: number, evidence: number) => void): void;
}

/** Counts the phrases in `used`. */
export function naiveBayes(corpus: Corpus, used: Uint32Array): Evidence {
  const { start, feature } = corpus;
  const everywhere = new Float32Array(corpus.table.keys.length);
  const here = new Float32Array(corpus.table.keys.length);
  for (const p of used) for (let i = start[p]!; i < start[p + 1]!; i++) everywhere[feature[i]!]! += 1;
  return {
    each(own, visit) {
      for (const p of own) for (let i = start[p]!; i < start[p + 1]!; i++) here[feature[i]!]! += 1;
      const smoothing = (SMOOTHING_SHARE * own.length) / used.length + SMOOTHING;
      for (const p of own) {
        for (let i = start[p]!; i < start[p + 1]!; i++) {
          const f = feature[i]!;
          const count = here[f]!;
          if (count === 0) continue;
          here[f] = 0;
          const inside = (count + smoothing) / (own.length + 2 * smoothing);
          const outOfScope = (everywhere[f]! - count + 0.5) / (used.length - own.length + 1);
          if (inside > outOfScope) visit(f, Math.min(LARGEST, Math.log(inside / outOfScope)));
        }
      }
    },
  };
}
