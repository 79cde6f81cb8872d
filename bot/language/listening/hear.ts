import { LANGUAGES, type Language } from '../../model/language';
import { spellingOf } from '../../text/spelling';
import { listens } from '../compiled/listens';
import { ALL_GROUPS } from './groups';
import type { Heard, HeardGroup, Span } from './heard';
import { matchFrom, mayBegin, newTrie, type Trie } from './trie';
import { respelled, type Word, wordsOf } from './words';

/** Number of cached texts: those of one turn, with their parts. */
const REMEMBERED = 64;

interface Ear {
  readonly language: Language;
  readonly spelling: (plain: string) => string;
  readonly trie: Trie;
}

let ears: readonly Ear[] | undefined;
const remembered = new Map<string, Heard>();

/**
 * Finds intents, questions and joints in a text, in every language of the bot, whatever the text's language. Independent of
 * the organisation. Recent texts are cached.
 */
export function hear(text: string): Heard {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  ears ??= LANGUAGES.map((language) => {
    const { spelling, phrases, classes } = listens[language];
    const { algorithm, shortenings } = spelling;
    return { language, spelling: spellingOf(algorithm, shortenings), trie: newTrie(phrases.clause, classes) };
  });
  const words = wordsOf(text, (plain) => plain);
  const spans: Span[] = [];
  for (const ear of ears) {
    const spelled = respelled(words, ear.spelling);
    for (const start of words.keys()) addSpans(spans, ear, spelled, start);
  }
  const heard: Heard = { text, words, spans: spans.sort((a, b) => a.from - b.from) };
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(text, heard);
  return heard;
}

/** Adds the phrases that begin at a word: each group once per end. */
function addSpans(spans: Span[], { language, trie }: Ear, words: readonly Word[], start: number): void {
  const word = words[start];
  if (word === undefined || !mayBegin(trie, word)) return;
  const before = spans.length;
  const onMatch = (place: number, places: readonly number[]): void => {
    const [from, to, length] = [start, (places.at(-1) ?? start) + 1, places.length];
    const group = ALL_GROUPS[place]?.name as HeardGroup | undefined;
    for (let at = before; at < spans.length; at += 1) {
      const span = spans[at];
      if (span?.group === group && span?.to === to && span.length >= length) return;
    }
    if (group !== undefined) spans.push({ group, language, from, to, length });
  };
  matchFrom(trie, words, start, onMatch, 'clause');
}
