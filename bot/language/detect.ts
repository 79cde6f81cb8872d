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
}

let markers: readonly Markers[] | undefined;

/**
 * The language of a text, or undefined when it is unclear (a name, a number, "ok"). Counts marker words and endings, and
 * letters that only one language has: `listens/markers.yaml` of each.
 */
export function detectLanguage(text: string): Language | undefined {
  markers ??= LANGUAGES.map(markersOf);
  const words =
    text
      .slice(0, MAX_UNITS)
      .toLowerCase()
      .match(/[\p{L}\p{N}']+/gu)
      ?.slice(0, MAX_WORDS) ?? [];
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

function countIn({ words: known, endings, letters }: Markers, text: string, words: readonly string[]): number {
  const isMarked = (word: string) => known.has(word) || endings.some((ending) => word.endsWith(ending));
  return words.filter(isMarked).length + (letters.some((letter) => text.includes(letter)) ? LETTER : 0);
}

function markersOf(language: Language): Markers {
  const { words, endings, letters } = listens[language].markers;
  const list = (written: string) => written.split(' ').filter((one) => one !== '');
  return { language, words: new Set(list(words)), endings: list(endings), letters: list(letters) };
}
