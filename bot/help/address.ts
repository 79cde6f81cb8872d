import type { EntryId } from '../model/entry';
import { HELP_PREFIX, MISSING_PAGE } from '../model/help';
import type { Language } from '../model/language';

/** Paths of the help pages, relative to the site's `/help/`. Ids and languages need no escaping: they are letters, digits, `-` and `_`. */
export const indexPath = (language: Language): string => `${language}/index.html`;
/** The first page of a topic has no number; no id has a `~`. The front page is called index. */
export const topicPath = (language: Language, topic: string, page = 1): string =>
  `${language}/${topic}${page === 1 && topic !== 'index' ? '' : `~${page}`}.html`;
export const entryPath = (language: Language, id: EntryId): string => `${language}/${id}.html`;
/** The same in Markdown. */
export const markdownPath = (language: Language, id: EntryId): string => `${language}/${id}.md`;
/** What is shown in place of a page that is not there; without a language, where the address names none. */
export const missingPath = (language?: string): string => `${language === undefined ? '' : `${language}/`}${MISSING_PAGE}`;
/** What search and suggestions look in; `web/shared/help/search.ts` reads it. */
export const searchPath = (language: Language): string => `search-${language}.json`;

/** A path as an address of the site: `/help/es/` for the front page of a language. */
export const addressOf = (path: string): string => `/${HELP_PREFIX}${path.replace(/(^|\/)index\.html$/, '$1')}`;
