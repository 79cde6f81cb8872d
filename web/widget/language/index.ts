import type { Dictionary, Translate } from '../../shared/language/dictionary';
import type { texts as spanish } from './es';
import type { Language } from './launcher';

export { LANGUAGES, type Language } from './launcher';

export type TextKey = keyof typeof spanish;
export type Texts = Dictionary<TextKey>;
export type Say = Translate<TextKey>;

/** Addresses of the texts relative to this script, by language; the build inserts them. */
declare const TEXT_FILES: Readonly<Record<Language, string>>;

const loaded = new Map<Language, Texts>();

/** A language's texts, once they are loaded. */
export const textsOf = (language: Language): Texts | undefined => loaded.get(language);

/**
 * Loads a language's texts; a page needs one language only.
 * @throws when they cannot be loaded
 */
export async function loadTexts(language: Language): Promise<Texts> {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  // A browser may cache that a module failed to load: another attempt at the panel is one at another address of the texts, too.
  const { search } = new URL(import.meta.url);
  const { texts }: { readonly texts: Texts } = await import(String(new URL(TEXT_FILES[language] + search, import.meta.url)));
  loaded.set(language, texts);
  return texts;
}

/** Each language's own name. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { es: 'Español', en: 'English' };
