import { factsOf } from '../language/facts';
import { helpPhrase } from '../language/phrases';
import type { EntryId } from '../model/entry';
import type { Language } from '../model/language';
import { addressOf, entryPath, indexPath, markdownPath } from './address';
import { html } from './html';
import type { Publisher } from './page';
import type { Shelf } from './shelf';

/** Ways of asking that are searched beside the title; more would make the file large and find no more. */
const SEARCHED_PHRASES = 12;

/** One row of the file that search and suggestions look in. */
export interface SearchRow {
  readonly id: EntryId;
  readonly title: string;
  /** Other ways of asking, and keywords. */
  readonly phrases: readonly string[];
}

/** Titles and phrases of a language. */
export function searchRows(shelf: Shelf, language: Language): readonly SearchRow[] {
  return shelf.topicsIn(language).flatMap(({ entries }) =>
    entries.map(({ id, question, also, keywords }) => ({
      id,
      title: question,
      phrases: [...also.slice(0, SEARCHED_PHRASES), ...keywords],
    })),
  );
}

/** The most that a sitemap may list (sitemaps.org). */
const SITEMAP_URLS = 50_000;

/** All pages for search engines, each with its versions in other languages. */
export function sitemap({ siteUrl }: Publisher, shelf: Shelf): string {
  const absolute = (path: string) => siteUrl + addressOf(path);
  const pages = shelf.languages.flatMap((language) => [
    { at: indexPath(language), versions: shelf.languages.map((one) => [one, indexPath(one)] as const) },
    ...shelf.topicsIn(language).flatMap(({ entries }) =>
      entries.map(({ id }) => ({
        at: entryPath(language, id),
        versions: shelf.languagesOf(id).map((one) => [one, entryPath(one, id)] as const),
      })),
    ),
  ]);
  const urls = pages.slice(0, SITEMAP_URLS).map(({ at, versions }) => {
    const alternates = versions.length < 2 ? [] : versions;
    return html`<url><loc>${absolute(at)}</loc>${alternates.map(
      ([language, path]) => html`<xhtml:link rel="alternate" hreflang="${language}" href="${absolute(path)}"/>`,
    )}</url>\n`;
  });
  return html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls}</urlset>
`.markup;
}

/** The pages for language models, in the form of llmstxt.org: every answer by its Markdown twin. */
export function llmsText({ service, siteUrl }: Publisher, shelf: Shelf): string {
  const { name } = service.organisation;
  const [first = 'en'] = shelf.languages;
  const parts = shelf.languages.flatMap((language) =>
    shelf.topicsIn(language).map(({ title, entries }) => {
      const heading = shelf.languages.length > 1 ? `${title} (${factsOf(language).name})` : title;
      const links = entries.map(
        ({ id, question }) => `- [${question.replace(/[[\]]/g, '')}](${siteUrl}${addressOf(markdownPath(language, id))})`,
      );
      return `## ${heading}\n\n${links.join('\n')}`;
    }),
  );
  return `${[`# ${name}`, `> ${helpPhrase(service, first, 'help.summary', { organisation: name })}`, ...parts].join('\n\n')}\n`;
}
