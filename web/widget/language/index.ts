import type { Dictionary, Translate } from '../../shared/language/dictionary';
import { en } from './en';
import { es } from './es';

export type TextKey = keyof typeof es;
export type Texts = Dictionary<TextKey>;
export type Say = Translate<TextKey>;

/** The first is the default. */
export const LANGUAGES = ['es', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const TEXTS: Readonly<Record<Language, Texts>> = { es, en };

/** Each in its own words. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { es: 'Español', en: 'English' };
