/** An utterance -> a sparse vector in the model's own features, its unknown words corrected where that is possible. */
import { BLOCKS, extractFeatures, hashStem, type Term } from './features';
import type { Model } from './model';
import { splitWords, type Word } from './normalise';
import { correct } from './speller';
import { stemmers } from './stem';
import { findFeature } from './table';
import { scaleBlocks } from './weights';

export interface QueryWord extends Word {
  readonly corrected: string | undefined;
  readonly known: boolean;
}

export interface Query {
  readonly words: readonly QueryWord[];
  readonly truncated: boolean;
  /** Known features, each once, with their weights and the words they came from. */
  readonly feature: Uint32Array;
  readonly value: Float32Array;
  readonly word: Uint8Array;
}

function isKnown(model: Model, stem: string): boolean {
  const feature = findFeature(model.table, hashStem(stem));
  return feature >= 0 && model.weights.idf[feature]! > 0;
}

/** Reads an utterance; works with any text, also with none. */
export function readQuery(model: Model, utterance: string): Query {
  const stem = stemmers[model.language];
  const { words, truncated } = splitWords(utterance);
  const terms: Term[] = [];
  const queryWords = words.map((word) => {
    let term = { form: word.form, stem: stem(word.form) };
    let known = isKnown(model, term.stem);
    const corrected = known ? undefined : correct(word.form, model.vocabulary);
    if (corrected !== undefined) {
      term = { form: corrected, stem: stem(corrected) };
      known = true;
    }
    terms.push(term);
    return { ...word, corrected, known };
  });

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
      word.push(itsWord);
    },
  });
  const value = Float32Array.from(feature, (f, i) => (1 + Math.log(count[i]!)) * idf[f]!);
  scaleBlocks(value, block, value.length, unknown);
  return { words: queryWords, truncated, feature: Uint32Array.from(feature), value, word: Uint8Array.from(word) };
}
