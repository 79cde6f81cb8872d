/** Stemmers by language: a new language is one file and one row. */
import type { MatchLanguage } from '../types';
import { stemEnglish } from './english';
import { stemSpanish } from './spanish';

export const stemmers: Readonly<Record<MatchLanguage, (word: string) => string>> = { en: stemEnglish, es: stemSpanish };
