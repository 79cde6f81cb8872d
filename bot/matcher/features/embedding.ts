/**
 * The sentence embedding of an utterance: the sum of its words' vectors in the lexicon, in which words that are rare in the
 * knowledge count more (after Arora et al. 2017, "A Simple but Tough-to-Beat Baseline for Sentence Embeddings"), scaled to
 * one length.
 */
import type { Corpus } from './corpus';
import type { Term } from './features';
import { findTerm, type Lexicon } from './lexicon';
import type { FeatureTable } from './table';
import { rarity, type Weights } from './weights';

/** Weight of the embedding relative to the feature blocks. */
const EMBEDDING_WEIGHT = 0.8;

export interface Embedding {
  /** As many numbers as the lexicon has dimensions; all 0 when it knows none of the words. */
  readonly direction: Float32Array;
  /** The words that the direction is the sum of. */
  readonly parts: readonly { readonly term: number; readonly word: number; readonly share: number }[];
}

interface Known {
  readonly lexicon: Lexicon;
  readonly table: FeatureTable;
  readonly weights: Weights;
}

/** Computes the embedding of some words. */
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
  const scale = squared > 0 ? EMBEDDING_WEIGHT / Math.sqrt(squared) : 0;
  for (let d = 0; d < dimensions; d++) direction[d]! *= scale;
  for (const part of parts) part.share *= scale;
  return { direction, parts };
}

/** The embeddings of the phrases in `used`, one after the other; those of other phrases stay 0. */
export function embedPhrases(corpus: Corpus, weights: Weights, lexicon: Lexicon, used: Uint32Array): Float32Array {
  const { dimensions } = lexicon;
  const embeddings = new Float32Array(corpus.phrases.length * dimensions);
  if (dimensions === 0) return embeddings;
  for (const p of used) {
    embeddings.set(embed({ lexicon, table: corpus.table, weights }, corpus.terms[p]!).direction, p * dimensions);
  }
  return embeddings;
}

/** The evidence of each word of an embedding for an entry, given the entry's weight of every dimension. */
export function embeddingEvidence(lexicon: Lexicon, { parts }: Embedding, weight: Float32Array): number[] {
  const { dimensions, direction } = lexicon;
  return parts.map(({ word, share }) => {
    let sum = 0;
    for (let d = 0; d < dimensions; d++) sum += weight[d]! * direction[word * dimensions + d]!;
    return share * sum;
  });
}
