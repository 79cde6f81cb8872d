import type { Dictionary, Translate } from '../../shared/language/dictionary';
import { en } from './en';
import { es } from './es';
import type { Language } from './launcher';

export { LANGUAGES, type Language } from './launcher';

export type TextKey = keyof typeof es;
export type Texts = Dictionary<TextKey>;
export type Say = Translate<TextKey>;

export const TEXTS: Readonly<Record<Language, Texts>> = { es, en };

/** Each language's own name. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { es: 'Español', en: 'English' };
