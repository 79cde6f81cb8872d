import { helpPhrase } from '../language/phrases';
import { parseMarkdown, plainText, safeUrl } from '../markdown';
import type { Entry } from '../model/entry';
import { MAX_HELP_COMMENT } from '../model/limits';
import { addressOf, entryPath, indexPath, markdownPath, topicPath } from './address';
import { blocksHtml, type Html, html, outsideLink } from './html';
import { movedHtml, type Publisher, pageHtml } from './page';
import type { Shelf, ShelvedTopic } from './shelf';

/** About as much as a search engine shows. */
const DESCRIPTION_LENGTH = 155;

/** The page of an entry. */
export function entryHtml(publisher: Publisher, shelf: Shelf, topic: ShelvedTopic, entry: Entry): string {
  const { id, language, question, answer } = entry;
  const say = (key: Parameters<typeof helpPhrase>[2], values = {}) => helpPhrase(publisher.service, language, key, values);
  const versions = shelf.languagesOf(id).map((one) => [one, entryPath(one, id)] as const);
  return pageHtml(publisher, {
    path: entryPath(language, id),
    language,
    title: question,
    description: summary(answer),
    versions,
    markdown: markdownPath(language, id),
    main: html`<nav class="path" aria-label="${say('help.path')}"><a href="${addressOf(indexPath(language))}">${say('help.title')}</a> <a href="${addressOf(topicPath(language, topic.id))}">${topic.title}</a></nav>
<article>
<h1>${question}</h1>
${blocksHtml(parseMarkdown(answer))}
${sourceOf(entry, say('help.source'))}
</article>
${feedbackForm(entry, say)}
${relatedTo(shelf, entry, say('help.related'))}`,
  });
}

/** The pages at the addresses that an entry had before. */
export function movedPages(
  publisher: Publisher,
  { id, language, question, formerly = [] }: Entry,
): readonly (readonly [path: string, body: string])[] {
  return formerly.map(
    (old) => [entryPath(language, old), movedHtml(publisher, language, question, entryPath(language, id))] as const,
  );
}

/** The twin of a page for programs: the answer as it was written, with its links. */
export function entryMarkdown(
  { siteUrl }: Publisher,
  shelf: Shelf,
  { id, language, question, answer, source, related }: Entry,
): string {
  const also = related.flatMap((one) => shelf.find(one, language) ?? []);
  return [
    `# ${question}`,
    answer,
    ...(source === undefined || safeUrl(source.url) === undefined ? [] : [`[${source.title}](${source.url})`]),
    ...(also.length === 0
      ? []
      : [also.map((one) => `- [${one.question}](${siteUrl}${addressOf(markdownPath(language, one.id))})`).join('\n')]),
    `<${siteUrl}${addressOf(entryPath(language, id))}>`,
  ].join('\n\n');
}

function summary(answer: string): string {
  const text = plainText(answer).replace(/\s+/g, ' ').trim();
  return text.length <= DESCRIPTION_LENGTH ? text : `${text.slice(0, DESCRIPTION_LENGTH).replace(/\s\S*$/, '')}…`;
}

function sourceOf({ source }: Entry, label: string): Html | undefined {
  const url = source && safeUrl(source.url);
  return source && url ? html`<p class="source">${label}: ${outsideLink(url, source.title)}</p>` : undefined;
}

/** Hidden until the script that sends it is there. */
function feedbackForm(
  { id, language }: Entry,
  say: (key: Parameters<typeof helpPhrase>[2], values?: Readonly<Record<string, string>>) => string,
): Html {
  return html`<section class="feedback" hidden aria-labelledby="helped" data-entry="${id}" data-language="${language}" data-thanks="${say('help.thanks')}" data-failed="${say('help.failed')}">
<h2 id="helped">${say('help.helped')}</h2>
<div class="thumbs"><button type="button" value="yes">${say('help.yes')}</button> <button type="button" value="no">${say('help.no')}</button></div>
<form hidden>
<label for="missing">${say('help.missing')}</label>
<p id="hint" class="hint">${say('help.missingHint', { max: String(MAX_HELP_COMMENT) })}</p>
<textarea id="missing" rows="3" maxlength="${MAX_HELP_COMMENT}" aria-describedby="hint"></textarea>
<button type="submit">${say('help.send')}</button>
</form>
<p role="status"></p>
</section>`;
}

function relatedTo(shelf: Shelf, { related, language }: Entry, label: string): Html | undefined {
  const found = related.flatMap((id) => shelf.find(id, language) ?? []);
  if (found.length === 0) return undefined;
  return html`<section aria-labelledby="related">
<h2 id="related">${label}</h2>
<ul>${found.map(({ id, question }) => html`<li><a href="${addressOf(entryPath(language, id))}">${question}</a></li>`)}</ul>
</section>`;
}
