import { pickLanguage } from '../../shared/language/dictionary';
import { LANGUAGES, type Language } from '../language/launcher';

/** The page's options: the attributes of its script element. */
export interface Options {
  /** Origin (and path, if any) of the API, without a trailing slash. */
  readonly api: string;
  readonly language: Language;
  readonly position: 'start' | 'end';
  readonly theme: 'light' | 'dark' | 'auto';
  /** A CSS colour. */
  readonly accent: string | undefined;
  /** Values of the topics to offer, in order; undefined means all, an empty list none. */
  readonly topics: readonly string[] | undefined;
}

/** @param wishes languages of the page and the browser, used after the attribute */
export function readOptions(
  attributes: Readonly<Record<string, string | undefined>>,
  script: string,
  wishes: readonly (string | undefined)[],
): Options {
  const { api, lang, position, theme, accent, topics } = attributes;
  return {
    api: (api || originOf(script)).replace(/\/+$/, ''),
    language: pickLanguage([lang, ...wishes], LANGUAGES, LANGUAGES[0]),
    position: position === 'start' || position === 'left' ? 'start' : 'end',
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    accent: accent || undefined,
    topics: topics === undefined ? undefined : topics.split(/[\s,]+/).filter((topic) => topic !== '' && topic !== 'none'),
  };
}

/** The API is at the script's origin, unless the page says otherwise. */
function originOf(script: string): string {
  try {
    return new URL(script).origin;
  } catch {
    return '';
  }
}
