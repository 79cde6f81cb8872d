import { LANGUAGES, type Language } from '../../model/language';
import { listens } from '../compiled/listens';
import type { Family } from './groups';
import { type Lexicon, readLexicon } from './lexicon';
import { longestOf, matchPhrases, type PhraseMatch } from './match';
import { hasWords, type Vocabulary } from './vocabulary';
import { type Word, wordsOf } from './words';

/** A text read in one language. */
export interface Reading {
  readonly language: Language;
  readonly lexicon: Lexicon;
  readonly words: readonly Word[];
  /** The matches of a family; no word counts twice. */
  said(family: Family): readonly PhraseMatch[];
  /** All possible matches of a family: a word may count for several groups. */
  mayBeSaid(family: Family): readonly PhraseMatch[];
}

/** Reads a text in a language; recent texts are cached. */
export type Listener = (text: string, language: Language) => Reading;

/** Number of cached texts: those of one turn, with their sentences. */
const REMEMBERED = 64;

function newListener(vocabulary: Vocabulary): Listener {
  const lexicons = new Map<Language, Lexicon>();
  const readings = new Map<string, Reading>();
  return (text, language) => {
    const key = `${language} ${text}`;
    const known = readings.get(key);
    if (known !== undefined) return known;
    const lexicon = lexicons.get(language) ?? readLexicon(listens[language], language, vocabulary);
    lexicons.set(language, lexicon);
    if (readings.size >= REMEMBERED) readings.clear();
    const reading = read(text, language, lexicon);
    readings.set(key, reading);
    return reading;
  };
}

const GENERAL = newListener({});
const OWN = new WeakMap<Vocabulary, Listener>();

/** Listens for general words, and for the organisation's own words in its settings. */
export function listenerFor(service: Vocabulary): Listener {
  if (!hasWords(service)) return GENERAL;
  const listener = OWN.get(service) ?? newListener(service);
  OWN.set(service, listener);
  return listener;
}

/** Reads a text in every language of the bot, whatever the text's language. */
export const readInAll = (listener: Listener, text: string): readonly Reading[] =>
  LANGUAGES.map((language) => listener(text, language));

function read(text: string, language: Language, lexicon: Lexicon): Reading {
  const words = wordsOf(text, lexicon.spelling);
  const matches = matchPhrases(lexicon, words);
  const said = new Map<Family, readonly PhraseMatch[]>();
  const mayBeSaid = (family: Family) => matches.filter(({ group }) => group.family === family);
  return {
    language,
    lexicon,
    words,
    mayBeSaid,
    said: (family) => {
      const known = said.get(family) ?? longestOf(mayBeSaid(family));
      said.set(family, known);
      return known;
    },
  };
}
