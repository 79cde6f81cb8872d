import type { Dictionary, Translate } from '../../shared/language/dictionary';
import type { texts as spanish } from './es';
import { EDITIONS, type Edition, type Language } from './launcher';

export { type Edition, LANGUAGES, type Language } from './launcher';

export type TextKey = keyof typeof spanish;
export type Texts = Dictionary<TextKey>;
export type Say = Translate<TextKey>;

/** Addresses of the texts relative to this script, by edition; the build inserts them. */
declare const TEXT_FILES: Readonly<Record<Edition, string>>;

const loaded = new Map<Edition, Texts>();

/** A language in the way in which the organisation addresses its customers, where there are texts for it. */
export const editionOf = (language: Language, register: string | undefined): Edition =>
  EDITIONS.find((edition) => edition === `${language}.${register}`) ?? language;

/** The texts, once they are loaded. */
export const textsOf = (edition: Edition): Texts | undefined => loaded.get(edition);

/**
 * Loads texts; a page needs those of one language only.
 * @throws when they cannot be loaded
 */
export async function loadTexts(edition: Edition): Promise<Texts> {
  const known = loaded.get(edition);
  if (known !== undefined) return known;
  // A browser may cache that a module failed to load: another attempt at the panel is one at another address of the texts, too.
  const { search } = new URL(import.meta.url);
  const { texts }: { readonly texts: Texts } = await import(String(new URL(TEXT_FILES[edition] + search, import.meta.url)));
  loaded.set(edition, texts);
  return texts;
}

/** Each language's own name. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { es: 'Español', en: 'English' };
