import type { KnowledgeBase } from '../model/knowledge-base';
import { entryPath, indexPath, markdownPath, missingPath, searchPath } from './address';
import { entryHtml, entryMarkdown, movedPages } from './entry-page';
import { indexHtml, missingHtml, topicPages } from './list-pages';
import { llmsText, searchRows, sitemap } from './listings';
import type { Publisher } from './page';
import { shelve } from './shelf';
import { themeCss } from './theme';

/** A path below `/help/`, and its content. */
export type HelpFile = readonly [path: string, body: string];

export interface HelpSiteOptions {
  /** Public origin of the site, without a trailing slash. */
  readonly siteUrl: string;
  /** `YYYY-MM-DD` in the organisation's time zone. */
  readonly today: string;
}

/** The help pages of a knowledge version: static files, the same for the same version, day and address. */
export function* helpSite(base: KnowledgeBase, { siteUrl, today }: HelpSiteOptions): Generator<HelpFile, void, undefined> {
  const publisher: Publisher = { service: base.service, siteUrl };
  const shelf = shelve(base, today);
  for (const language of shelf.languages) {
    yield [indexPath(language), indexHtml(publisher, shelf, language)];
    yield [missingPath(language), missingHtml(publisher, shelf, language)];
    yield [searchPath(language), JSON.stringify(searchRows(shelf, language))];
    for (const topic of shelf.topicsIn(language)) {
      yield* topicPages(publisher, shelf, language, topic);
      for (const entry of topic.entries) {
        yield [entryPath(language, entry.id), entryHtml(publisher, shelf, topic, entry)];
        yield [markdownPath(language, entry.id), entryMarkdown(publisher, shelf, entry)];
        yield* movedPages(publisher, entry);
      }
    }
  }
  yield ['index.html', indexHtml(publisher, shelf, base.service.languages[0], 'index.html')];
  yield [missingPath(), missingHtml(publisher, shelf, base.service.languages[0])];
  yield ['theme.css', themeCss(base.service.help?.theme)];
  yield ['sitemap.xml', sitemap(publisher, shelf)];
  yield ['llms.txt', llmsText(publisher, shelf)];
}
