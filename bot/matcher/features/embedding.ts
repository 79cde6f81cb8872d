/**
 * What an utterance means: the sum of its words' vectors in the lexicon, those that are rare in the knowledge counting more (after
 * Arora et al. 2017, "A Simple but Tough-to-Beat Baseline for Sentence Embeddings"), scaled to one length.
 */
import type { Corpus } from './corpus';
import type { Term } from './features';
import { findTerm, type Lexicon } from './lexicon';
import type { FeatureTable } from './table';
import { rarity, type Weights } from './weights';

/** What meaning counts for beside the blocks of features. */
const MEANING_WEIGHT = 0.8;

export interface Embedding {
  /** The lexicon's number of dimensions; all 0 where it knows no word. */
  readonly direction: Float32Array;
  /** What the direction is the sum of. */
  readonly parts: readonly { readonly term: number; readonly word: number; readonly share: number }[];
}

interface Known {
  readonly lexicon: Lexicon;
  readonly table: FeatureTable;
  readonly weights: Weights;
}

/** Reads the meaning of a run of words. */
export function embed({ lexicon, table, weights }: Known, terms: readonly Term[]): Embedding {
  const { dimensions } = lexicon;
  const direction = new Float32Array(dimensions);
  if (dimensions === 0) return { direction, parts: [] };
  const parts: { term: number; word: number; share: number }[] = [];
  for (const [term, words] of terms.entries()) {
    const word = findTerm(lexicon, words);
    if (word < 0) continue;
    const share = rarity(table, weights, words.stem) * lexicon.length[word]!;
    parts.push({ term, word, share });
    for (let d = 0; d < dimensions; d++) direction[d]! += share * lexicon.direction[word * dimensions + d]!;
  }
  let squared = 0;
  for (let d = 0; d < dimensions; d++) squared += direction[d]! ** 2;
  const scale = squared > 0 ? MEANING_WEIGHT / Math.sqrt(squared) : 0;
  for (let d = 0; d < dimensions; d++) direction[d]! *= scale;
  for (const part of parts) part.share *= scale;
  return { direction, parts };
}

/** What the phrases in `used` mean, one after the other; all others stay 0. */
export function embedPhrases(corpus: Corpus, weights: Weights, lexicon: Lexicon, used: Uint32Array): Float32Array {
  const { dimensions } = lexicon;
  const meanings = new Float32Array(corpus.phrases.length * dimensions);
  if (dimensions === 0) return meanings;
  for (const p of used) {
    meanings.set(embed({ lexicon, table: corpus.table, weights }, corpus.terms[p]!).direction, p * dimensions);
  }
  return meanings;
}

/** How much each part of a meaning speaks for an entry, given the entry's weights for every dimension. */
export function embeddingEvidence(lexicon: Lexicon, { parts }: Embedding, weight: Float32Array): number[] {
  const { dimensions, direction } = lexicon;
  return parts.map(({ word, share }) => {
    let sum = 0;
    for (let d = 0; d < dimensions; d++) sum += weight[d]! * direction[word * dimensions + d]!;
    return share * sum;
  });
}
