/** An utterance -> words as the model knows them: stemmed, and corrected when they are unknown. */

import { soundOf, stemmerOf } from '../../language/facts';
import { splitWords, type Word } from '../../text/words';
import { hashPair, hashStem, type Term } from '../features/features';
import { findWord } from '../features/lexicon';
import { nearWord } from '../features/near-word';
import { findFeature } from '../features/table';
import { correct, correctBetween, type Neighbours } from '../text/speller';
import type { Model } from './model';

export interface ReadWord extends Word {
  readonly corrected: string | undefined;
  readonly known: boolean;
}

export interface WordsRead {
  readonly words: readonly ReadWord[];
  /** The words that features are made from; a word with a missing space becomes two. */
  readonly terms: readonly Term[];
  /** Per term, the index of its word. */
  readonly wordOf: readonly number[];
  readonly truncated: boolean;
}

/** Reads the words of an utterance. */
export function readWords(model: Model, utterance: string): WordsRead {
  const stemmer = stemmerOf(model.language);
  const stemmed = new Map<string, string>([['', '']]);
  const stem = (form: string) => {
    const known = stemmed.get(form);
    if (known !== undefined) return known;
    const found = stemmer(form);
    stemmed.set(form, found);
    return found;
  };
  const holds = (hash: number) => {
    const feature = findFeature(model.table, hash);
    return feature >= 0 && model.weights.idf[feature]! > 0;
  };
  const together = (left: string, right: string) => holds(hashPair(stem(left), stem(right)));
  const sound = soundOf(model.language);
  const split = splitWords(utterance);

  const forms: string[] = [];
  const wordOf: number[] = [];
  const words = split.words.map((word, i): ReadWord => {
    const known = holds(hashStem(stem(word.form)));
    const around: Neighbours = {
      before: forms[forms.length - 1] ?? '',
      after: split.words[i + 1]?.form ?? '',
      together,
      sound,
    };
    const corrected = known ? undefined : intendedWord(model, word.form, around);
    for (const form of corrected?.split(' ') ?? [word.form]) {
      forms.push(form);
      wordOf.push(i);
    }
    return { ...word, corrected, known: known || corrected !== undefined };
  });
  return { words, terms: forms.map((form) => ({ form, stem: stem(form) })), wordOf, truncated: split.truncated };
}

/** A word that the lexicon knows is not a typo, only a word that no phrase contains, unless its neighbours suggest another. */
function intendedWord({ lexicon, vocabulary }: Model, form: string, around: Neighbours): string | undefined {
  if (findWord(lexicon, form) >= 0) return correctBetween(form, vocabulary, around);
  return correct(form, vocabulary, around) ?? nearWord(lexicon, form);
}
