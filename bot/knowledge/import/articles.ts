import * as z from 'zod';
import { LANGUAGES } from '../../model/language';
import { type Draft, type Drafts, type ImportFile, oneLine, placeOf, problemAt } from './draft';
import { htmlToMarkdown } from './html-to-markdown';
import { readJson } from './json';

/** What the help centres of Zendesk (`articles`) and Chatwoot (`payload`) have in common. */
const article = z.looseObject({
  title: z.string(),
  /** Zendesk: HTML. */
  body: z.string().nullish(),
  /** Chatwoot: Markdown. */
  content: z.string().nullish(),
  draft: z.boolean().nullish(),
  status: z.unknown().optional(),
  locale: z.string().nullish(),
  html_url: z.string().nullish(),
  section: z.looseObject({ name: z.string() }).nullish(),
  category: z.looseObject({ name: z.string().nullish(), locale: z.string().nullish() }).nullish(),
  label_names: z.array(z.string()).nullish(),
});
const document = z.union([
  z.looseObject({ articles: z.array(z.unknown()) }).transform(({ articles }) => articles),
  z.looseObject({ payload: z.array(z.unknown()) }).transform(({ payload }) => payload),
  z.array(z.unknown()),
]);

/** Chatwoot writes the state as a word or as a number: 0 is a draft, 2 is archived. */
const UNPUBLISHED: ReadonlySet<unknown> = new Set(['draft', 'archived', 0, 2]);

/** Reads articles of a help centre as its API gives them: Zendesk or Chatwoot. */
export function readArticles(file: ImportFile): Drafts {
  const json = readJson(file);
  if ('problem' in json) return { drafts: [], problems: [json.problem] };
  const parsed = document.safeParse(json.value);
  if (!parsed.success) {
    const message =
      'Save what the API of the help centre gives: there is no list `articles` (Zendesk) or `payload` (Chatwoot) in this file.';
    return { drafts: [], problems: [problemAt({ file: file.name, line: 1, column: 1 }, message)] };
  }
  const drafts: Draft[] = [];
  const problems: Drafts['problems'][number][] = [];
  let from = 0;
  for (const [index, raw] of parsed.data.entries()) {
    const one = article.safeParse(raw);
    if (!one.success) {
      problems.push(
        problemAt({ file: file.name, line: 1, column: 1 }, `Article ${index + 1} has no \`title\`: add one, or take it out.`),
      );
      continue;
    }
    const written = file.text.indexOf(JSON.stringify(one.data.title), from);
    if (written >= 0) from = written + 1;
    const at = placeOf(file.name, file.text, Math.max(written, 0));
    if (one.data.draft === true || UNPUBLISHED.has(one.data.status)) {
      problems.push(problemAt(at, `“${one.data.title}” is left out: it is not published.`, 'warning'));
    } else drafts.push({ at, ...entryOf(one.data) });
  }
  return { drafts, problems };
}

function entryOf({
  title,
  body,
  content,
  locale,
  html_url,
  section,
  category,
  label_names,
}: z.infer<typeof article>): Pick<Draft, 'entry' | 'lost'> {
  const { markdown, lost } = body ? htmlToMarkdown(body) : { markdown: content ?? '', lost: [] };
  const topic = section?.name ?? category?.name ?? undefined;
  const written = (locale ?? category?.locale ?? '').toLowerCase();
  const language = LANGUAGES.find((name) => written === name || written.startsWith(`${name}-`));
  const question = oneLine(title);
  return {
    lost:
      written !== '' && language === undefined
        ? [...lost, `the language “${written}”, which the assistant does not speak`]
        : lost,
    entry: {
      question,
      answer: markdown.trim(),
      ...(topic === undefined || topic === null ? {} : { topic }),
      ...(language === undefined ? {} : { language }),
      ...(html_url?.startsWith('https://') ? { source: { title: question, url: html_url } } : {}),
      ...(label_names && label_names.length > 0 ? { keywords: label_names.map(oneLine) } : {}),
    },
  };
}
