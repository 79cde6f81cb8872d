/**
 * What a feature says about an entry by counting alone: the logarithm of how much likelier it is in the entry's phrases than
 * in all others (Naive Bayes; its ratio as a weight beside a support vector machine is from Wang and Manning 2012, "Baselines
 * and Bigrams"). A machine stops adding to a weight once its phrases are on the right side; this goes on counting, which is
 * what tells a question in scope from one that merely shares its words.
 */
import type { Corpus } from '../features/corpus';

/** Smoothing: what an entry is taken to have seen of every feature, as a share of its share of the phrases. */
const SMOOTHING_SHARE = 0.5;
const SMOOTHING = 0.01;
const LARGEST = 6;

export interface Evidence {
  /** Calls `visit` once with every feature that the entry's phrases hold more often than others do, and its evidence. */
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
