/** Stemmers by language: a new language is one file and one row. */

import type { Language } from '../../model/language';
import { stemEnglish } from './english';
import { stemSpanish } from './spanish';

export const stemmers: Readonly<Record<Language, (word: string) => string>> = { en: stemEnglish, es: stemSpanish };
