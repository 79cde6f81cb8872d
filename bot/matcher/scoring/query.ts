/** An utterance -> a sparse vector of the model's features. */

import { type Embedding, embed } from '../features/embedding';
import { BLOCKS, extractFeatures, type Term } from '../features/features';
import { findFeature } from '../features/table';
import { scaleBlocks } from '../features/weights';
import type { Model } from './model';
import { type ReadWord, readWords } from './read-words';

export interface Query {
  readonly words: readonly ReadWord[];
  readonly terms: readonly Term[];
  readonly truncated: boolean;
  /** Known features, without duplicates, with their weights and the words they come from. */
  readonly feature: Uint32Array;
  readonly value: Float32Array;
  readonly word: Uint8Array;
  readonly embedding: Embedding;
  /** Per term, the index of its word. */
  readonly wordOf: readonly number[];
}

/** Reads an utterance; works with any text, including none. */
export function readQuery(model: Model, utterance: string): Query {
  const { words, terms, wordOf, truncated } = readWords(model, utterance);
  const { idf, unknownIdf } = model.weights;
  const unknown = new Array<number>(BLOCKS).fill(0);
  const place = new Map<number, number>();
  const feature: number[] = [];
  const count: number[] = [];
  const block: number[] = [];
  const word: number[] = [];
  extractFeatures(terms, {
    add(hash, itsBlock, itsWord) {
      const f = findFeature(model.table, hash);
      if (f < 0 || idf[f] === 0) {
        unknown[itsBlock]! += unknownIdf * unknownIdf;
        return;
      }
      const at = place.get(f);
      if (at !== undefined) {
        count[at]! += 1;
        return;
      }
      place.set(f, feature.length);
      feature.push(f);
      count.push(1);
      block.push(itsBlock);
      word.push(wordOf[itsWord]!);
    },
  });
  const value = Float32Array.from(feature, (f, i) => (1 + Math.log(count[i]!)) * idf[f]!);
  scaleBlocks(value, block, value.length, unknown);
  const embedding = embed(model, terms);
  return { words, terms, truncated, embedding, wordOf, feature: Uint32Array.from(feature), value, word: Uint8Array.from(word) };
}
