import { helpPhrase } from '../language/phrases';
import type { Entry } from '../model/entry';
import type { Language } from '../model/language';
import { addressOf, entryPath, indexPath, missingPath, topicPath } from './address';
import { type Html, html } from './html';
import { type Publisher, pageHtml } from './page';
import type { Shelf, ShelvedTopic } from './shelf';

/** Entries of a topic on the front page; the page of the topic has them all. */
const SHOWN_OF_TOPIC = 6;
const ENTRIES_PER_PAGE = 100;

/** The front page of a language. */
export function indexHtml(publisher: Publisher, shelf: Shelf, language: Language, path = indexPath(language)): string {
  const { service } = publisher;
  const [first = language] = shelf.languages;
  const title = helpPhrase(service, language, 'help.of', { organisation: service.organisation.name });
  const lead = helpPhrase(service, language, 'help.lead');
  return pageHtml(publisher, {
    path,
    canonical: indexPath(language),
    language,
    title,
    description: lead,
    versions: shelf.languages.map((one) => [one, indexPath(one)] as const),
    fallback: indexPath(first),
    main: html`<h1>${title}</h1>
<p class="lead">${lead}</p>
<div class="topics">
${shelf.topicsIn(language).map((topic) => topicCard(publisher, language, topic))}
</div>`,
  });
}

function topicCard({ service }: Publisher, language: Language, { id, title, entries }: ShelvedTopic): Html {
  const address = addressOf(topicPath(language, id));
  return html`<section>
<h2><a href="${address}">${title}</a></h2>
${entryList(entries.slice(0, SHOWN_OF_TOPIC))}
${
  entries.length > SHOWN_OF_TOPIC
    ? html`<p><a href="${address}">${helpPhrase(service, language, 'help.all', { count: String(entries.length) })}<span class="unseen">: ${title}</span></a></p>`
    : undefined
}
</section>
`;
}

function entryList(entries: readonly Entry[]): Html {
  return html`<ul>
${entries.map(({ id, language, question }) => html`<li><a href="${addressOf(entryPath(language, id))}">${question}</a></li>\n`)}</ul>`;
}

/** What is shown in place of a page that is not there: the way to those that are. */
export function missingHtml(publisher: Publisher, shelf: Shelf, language: Language): string {
  const say = (key: Parameters<typeof helpPhrase>[2]) => helpPhrase(publisher.service, language, key);
  return pageHtml(publisher, {
    path: missingPath(language),
    language,
    title: say('help.missingPage'),
    versions: shelf.languages.map((one) => [one, indexPath(one)] as const),
    isUnlisted: true,
    main: html`<h1>${say('help.missingPage')}</h1>
<p>${say('help.missingPageTopics')}</p>
<ul>
${shelf.topicsIn(language).map(
  ({ id, title }) => html`<li><a href="${addressOf(topicPath(language, id))}">${title}</a></li>
`,
)}</ul>
<p><a href="${addressOf(indexPath(language))}">${say('help.title')}</a></p>`,
  });
}

/** All entries of a topic, on as many pages as they need. */
export function topicPages(
  publisher: Publisher,
  shelf: Shelf,
  language: Language,
  topic: ShelvedTopic,
): readonly (readonly [path: string, body: string])[] {
  const { service } = publisher;
  const count = Math.ceil(topic.entries.length / ENTRIES_PER_PAGE);
  const inOthers = shelf.languages.filter((one) => shelf.topicsIn(one).some(({ id }) => id === topic.id));
  return Array.from({ length: count }, (_, place) => {
    const page = place + 1;
    const path = topicPath(language, topic.id, page);
    const linkTo = (other: number, key: 'help.earlier' | 'help.further', rel: string) =>
      other < 1 || other > count
        ? undefined
        : html`<a rel="${rel}" href="${addressOf(topicPath(language, topic.id, other))}">${helpPhrase(service, language, key)}</a> `;
    const main = html`<nav class="path" aria-label="${helpPhrase(service, language, 'help.path')}"><a href="${addressOf(indexPath(language))}">${helpPhrase(service, language, 'help.title')}</a></nav>
<h1>${topic.title}</h1>
${entryList(topic.entries.slice(place * ENTRIES_PER_PAGE, page * ENTRIES_PER_PAGE))}
${count > 1 ? html`<p class="pages">${linkTo(page - 1, 'help.earlier', 'prev')}${linkTo(page + 1, 'help.further', 'next')}</p>` : undefined}`;
    const title = count > 1 ? `${topic.title} (${page}/${count})` : topic.title;
    // The later pages of two languages hold different entries.
    const versions = page === 1 ? inOthers.map((one) => [one, topicPath(one, topic.id)] as const) : [];
    return [path, pageHtml(publisher, { path, language, title, versions, main })] as const;
  });
}
