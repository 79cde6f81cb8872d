import { LANGUAGES, type Language } from '../model/language';
import { listens } from './compiled/listens';

/** The part of a text that is looked at; bounds the time. */
const MAX_UNITS = 1_000;
const MAX_WORDS = 64;
/** A letter that only one language has counts as this many marker words. */
const LETTER = 2;

interface Markers {
  readonly language: Language;
  readonly words: ReadonlySet<string>;
  readonly endings: readonly string[];
  readonly letters: readonly string[];
  /** Those of them that are no letters of a word: "¿". */
  readonly signs: readonly string[];
  /** Words with a capital that begin no name. */
  readonly capitals: ReadonlySet<string>;
}

const WORDS = /[\p{L}\p{N}']+/gu;

/** The words of a text as they are written, each with its apostrophes; no more than the beginning is read. */
export const writtenWords = (text: string): readonly string[] => text.slice(0, MAX_UNITS).match(WORDS)?.slice(0, MAX_WORDS) ?? [];

let markers: readonly Markers[] | undefined;

/** By so much the evidence for another language must be the stronger. */
const MARGIN = 2;
/** In fewer words, a single one tells. */
const FEW_WORDS = 2;

/**
 * The language that a message is in, by all of it and by the conversation's: another language needs clearly more evidence than
 * the present one, of which one word or a name ("an", "ya", "La Coruña") is none.
 */
export function languageIn(text: string, current: Language): Language | undefined {
  markers ??= LANGUAGES.map(markersOf);
  const written = text.slice(0, MAX_UNITS);
  const all = writtenWords(text);
  // A capital inside a sentence begins a name, unless everything is in capitals.
  const isShout = written === written.toUpperCase();
  const isNoName = (word: string) => !/^\p{Lu}/u.test(word) || markers?.some(({ capitals }) => capitals.has(word)) === true;
  const words = all.filter((word, at) => at === 0 || isShout || isNoName(word));
  const said = words.map((word) => word.toLowerCase());
  const counts = markers.map((one) => ({
    language: one.language,
    count: countIn(one, [...words, ...one.signs.filter((sign) => written.includes(sign))].join(' '), said, 1),
  }));
  const own = counts.find(({ language }) => language === current)?.count ?? 0;
  const [best, second] = counts.sort((a, b) => b.count - a.count);
  if (best === undefined || best.count === 0 || best.count === second?.count) return undefined;
  if (best.language === current) return current;
  const needed = said.length <= FEW_WORDS || (own === 0 && best.count * 2 >= said.length) ? 1 : MARGIN;
  return best.count - own >= needed ? best.language : undefined;
}

/**
 * The language of a text, or undefined when it is unclear (a name, a number, "ok"). Counts marker words and endings, and
 * letters that only one language has: `listens/markers.yaml` of each.
 */
export function detectLanguage(text: string): Language | undefined {
  markers ??= LANGUAGES.map(markersOf);
  const words = writtenWords(text.toLowerCase());
  let best: Language | undefined;
  let most = 0;
  for (const one of markers) {
    const count = countIn(one, text, words);
    if (count > most) best = one.language;
    else if (count === most) best = undefined;
    most = Math.max(most, count);
  }
  return best;
}

function countIn({ words: known, endings, letters }: Markers, text: string, words: readonly string[], ofLetter = LETTER): number {
  const isMarked = (word: string) => known.has(word) || endings.some((ending) => word.endsWith(ending));
  return words.filter(isMarked).length + (letters.some((letter) => text.includes(letter)) ? ofLetter : 0);
}

function markersOf(language: Language): Markers {
  const { words, capitals, endings, letters } = listens[language].markers;
  const list = (written: string) => written.split(' ').filter((one) => one !== '');
  return {
    language,
    words: new Set(list(words)),
    capitals: new Set(list(capitals)),
    endings: list(endings),
    letters: list(letters),
    signs: list(letters).filter((letter) => !/\p{L}/u.test(letter)),
  };
}
