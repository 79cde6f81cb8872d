/** An utterance -> words as the model knows them: stemmed, and corrected where they are unknown. */
import { hashPair, hashStem, type Term } from './features';
import type { Model } from './model';
import { splitWords, type Word } from './normalise';
import { correct, correctKnown, type Surroundings } from './speller';
import { stemmers } from './stem';
import { findFeature } from './table';

export interface ReadWord extends Word {
  readonly corrected: string | undefined;
  readonly known: boolean;
}

export interface Reading {
  readonly words: readonly ReadWord[];
  /** What features are made from; a word whose space was missing has become two. */
  readonly terms: readonly Term[];
  /** Per term, the index of its word. */
  readonly wordOf: readonly number[];
  readonly truncated: boolean;
}

/** Reads the words of an utterance. */
export function readWords(model: Model, utterance: string): Reading {
  const stem = stemmers[model.language];
  const holds = (hash: number) => {
    const feature = findFeature(model.table, hash);
    return feature >= 0 && model.weights.idf[feature]! > 0;
  };
  const together = (left: string, right: string) => holds(hashPair(stem(left), stem(right)));
  const split = splitWords(utterance);
  const isKnown = split.words.map(({ form }) => holds(hashStem(stem(form))));

  const forms: string[] = [];
  const wordOf: number[] = [];
  const words = split.words.map((word, i): ReadWord => {
    const around: Surroundings = { before: forms[forms.length - 1] ?? '', after: split.words[i + 1]?.form ?? '', together };
    const known = isKnown[i]!;
    const corrected = (known ? correctKnown : correct)(word.form, model.vocabulary, around);
    for (const form of corrected?.split(' ') ?? [word.form]) {
      forms.push(form);
      wordOf.push(i);
    }
    return { ...word, corrected, known: known || corrected !== undefined };
  });
  return { words, terms: forms.map((form) => ({ form, stem: stem(form) })), wordOf, truncated: split.truncated };
}
