import { factsOf } from '../language/facts';
import { helpPhrase } from '../language/phrases';
import type { Language } from '../model/language';
import { MAX_HELP_SEARCH } from '../model/limits';
import type { Service } from '../model/service';
import { addressOf, indexPath, searchPath } from './address';
import { type Html, html } from './html';

/** Of whose help pages, and where they are. */
export interface Publisher {
  readonly service: Service;
  /** Public origin of the site, without a trailing slash. */
  readonly siteUrl: string;
}

export interface Page {
  readonly path: string;
  readonly language: Language;
  readonly title: string;
  readonly description?: string;
  /** The same page in each language that has it, with its own. */
  readonly versions: readonly (readonly [language: Language, path: string])[];
  /** The page that readers of any other language are shown. */
  readonly fallback?: string;
  /** The path that search engines are to list, unless it is the page's own. */
  readonly canonical?: string;
  readonly markdown?: string;
  /** No page of its own: search engines are to leave it out. */
  readonly isUnlisted?: true;
  readonly main: Html;
}

/** A whole page around its main part. Nothing inline: the policy of the pages forbids it. */
export function pageHtml({ service, siteUrl }: Publisher, page: Page): string {
  const { path, language, title, description, versions, fallback, canonical = path, markdown, isUnlisted, main } = page;
  const { name } = service.organisation;
  const say = (key: Parameters<typeof helpPhrase>[2], values = {}) => helpPhrase(service, language, key, values);
  const absolute = (other: string) => siteUrl + addressOf(other);
  const whole = say('help.of', { organisation: name });
  const alternates = versions.length > 1 && !isUnlisted ? versions : [];
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === whole ? title : `${title} · ${whole}`}</title>
${description === undefined ? undefined : html`<meta name="description" content="${description}">\n`}${isUnlisted ? html`<meta name="robots" content="noindex">` : html`<link rel="canonical" href="${absolute(canonical)}">`}
${alternates.map(([other, at]) => html`<link rel="alternate" hreflang="${other}" href="${absolute(at)}">\n`)}${
  fallback === undefined ? undefined : html`<link rel="alternate" hreflang="x-default" href="${absolute(fallback)}">\n`
}${markdown === undefined ? undefined : html`<link rel="alternate" type="text/markdown" href="${addressOf(markdown)}">\n`}<link rel="icon" href="data:,">
<link rel="stylesheet" href="/help-style.css">
<link rel="stylesheet" href="/help/theme.css">
<script type="module" src="/help.js"></script>
<script async src="/widget.js"></script>
</head>
<body>
<a class="skip" href="#main">${say('help.skip')}</a>
<header>
<a class="brand" href="${addressOf(indexPath(language))}">${whole}</a>
${languageSwitch(page, say('help.languages'))}
</header>
${searchForm(language, say)}
<main id="main" tabindex="-1">
${main}
</main>
</body>
</html>
`.markup;
}

function languageSwitch({ language, versions }: Page, label: string): Html | undefined {
  const others = versions.filter(([other]) => other !== language);
  if (others.length === 0) return undefined;
  return html`<nav aria-label="${label}">${others.map(
    ([other, at]) => html`<a href="${addressOf(at)}" hreflang="${other}" lang="${other}">${factsOf(other).name}</a>`,
  )}</nav>`;
}

/** Hidden until the script that it needs is there. The script takes its words from here. */
function searchForm(
  language: Language,
  say: (key: 'help.search' | 'help.one' | 'help.many' | 'help.none' | 'help.ask') => string,
): Html {
  return html`<form class="search" role="search" hidden data-index="${addressOf(searchPath(language))}" data-one="${say('help.one')}" data-many="${say('help.many')}" data-none="${say('help.none')}" data-ask="${say('help.ask')}">
<label for="question">${say('help.search')}</label>
<input id="question" type="search" maxlength="${MAX_HELP_SEARCH}" autocomplete="off" spellcheck="false" aria-describedby="count">
<p id="count" class="count" role="status"></p>
<ul class="found"></ul>
</form>`;
}

/** A page that only says where another one is. */
export function movedHtml({ service, siteUrl }: Publisher, language: Language, title: string, to: string): string {
  const address = addressOf(to);
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url=${address}">
<title>${helpPhrase(service, language, 'help.moved')}</title>
<link rel="canonical" href="${siteUrl}${address}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/help-style.css">
<link rel="stylesheet" href="/help/theme.css">
</head>
<body>
<main>
<h1>${helpPhrase(service, language, 'help.moved')}</h1>
<p>${helpPhrase(service, language, 'help.movedTo')} <a href="${address}">${title}</a></p>
</main>
</body>
</html>
`.markup;
}
