import { stemEnglish } from './english';
import { stemSpanish } from './spanish';

/** How words lose their endings; a language pack names the one that it takes. */
export const STEMMERS = {
  english: stemEnglish,
  spanish: stemSpanish,
  /** For languages that nobody has written a stemmer for: each form of a word counts as a word of its own. */
  none: (word: string): string => word,
} as const;

export type StemmerName = keyof typeof STEMMERS;
export const STEMMER_NAMES = Object.keys(STEMMERS) as readonly StemmerName[];
