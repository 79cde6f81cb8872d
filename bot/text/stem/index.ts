import { stemEnglish } from './english';
import { stemSpanish } from './spanish';

/** Stemmers by the name that a language pack uses. */
export const STEMMERS = {
  english: stemEnglish,
  spanish: stemSpanish,
  /** For languages without a stemmer: each form of a word counts as a word of its own. */
  none: (word: string): string => word,
} as const;

export type StemmerName = keyof typeof STEMMERS;
export const STEMMER_NAMES = Object.keys(STEMMERS) as readonly StemmerName[];
