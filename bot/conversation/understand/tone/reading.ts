import { type Lexicon, readLexicon } from '../../../language/listening/lexicon';
import { parseWeights, type Weights } from '../../../language/listening/weights';
import { type Word, wordsOf } from '../../../language/listening/words';
import type { Language } from '../../../model/language';
import { detectLanguage } from '../language';
import { english } from './en';
import { learnt as learntEnglish } from './en/learnt';
import { spanish } from './es';
import { learnt as learntSpanish } from './es/learnt';

/** What is known of how people sound in a language. */
export interface Known {
  readonly lexicon: Lexicon;
  readonly weights: Weights;
}

/** A text as it reads in one language. */
export interface Reading {
  readonly known: Known;
  readonly words: readonly Word[];
}

/** Read when the first message in a language comes. */
const KNOWN: Readonly<Record<Language, () => Known>> = {
  es: once(() => ({ lexicon: readLexicon(spanish), weights: parseWeights(learntSpanish) })),
  en: once(() => ({ lexicon: readLexicon(english), weights: parseWeights(learntEnglish) })),
};

/** A text in its language, or in each when it does not say which. */
export function readingsOf(text: string): readonly Reading[] {
  const language = detectLanguage(text);
  const languages: readonly Language[] = language === undefined ? ['es', 'en'] : [language];
  return languages.map((spoken) => {
    const known = KNOWN[spoken]();
    return { known, words: wordsOf(text, known.lexicon.spelling) };
  });
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
