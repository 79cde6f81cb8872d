import * as z from 'zod';
import { LANGUAGES } from '../../model/language';
import { type Draft, type Drafts, type ImportFile, oneLine, placeOf, problemAt } from './draft';
import { htmlToMarkdown } from './html-to-markdown';
import { readJson } from './json';

/** https://docs.aws.amazon.com/solutions/latest/qnabot-on-aws: an export holds items of several types. */
const item = z.looseObject({
  qid: z.string(),
  type: z.string().default('qna'),
  q: z.array(z.string()).default([]),
  a: z.string().default(''),
  alt: z.looseObject({ markdown: z.string().optional(), ssml: z.string().optional() }).optional(),
  t: z.string().optional(),
});
const document = z.looseObject({ qna: z.array(z.unknown()) });

/** Fields that change an answer while it is given, and have no counterpart. */
const LOST: Readonly<Record<string, string>> = {
  l: 'a Lambda hook',
  next: 'the next document of a guided navigation',
  conditionalChaining: 'a chaining rule',
  elicitResponse: 'a response bot',
  r: 'a response card',
  kendraRedirectQueryText: 'a query for Kendra',
  botRouting: 'a route to another bot',
  clientFilterValues: 'filter values of clients',
  sa: 'session attributes',
};

/** Reads an export of QnABot on AWS. */
export function readQnaBot(file: ImportFile): Drafts {
  const json = readJson(file);
  if ('problem' in json) return { drafts: [], problems: [json.problem] };
  const parsed = document.safeParse(Array.isArray(json.value) ? { qna: json.value } : json.value);
  if (!parsed.success) {
    const message = 'Export the questions of QnABot once more: there is no list `qna` in this file.';
    return { drafts: [], problems: [problemAt({ file: file.name, line: 1, column: 1 }, message)] };
  }
  const drafts: Draft[] = [];
  const problems: Drafts['problems'][number][] = [];
  let from = 0;
  for (const [index, raw] of parsed.data.qna.entries()) {
    const one = item.safeParse(raw);
    const start = { file: file.name, line: 1, column: 1 };
    if (!one.success) {
      problems.push(problemAt(start, `Item ${index + 1} has no \`qid\`, or \`q\` is not a list: correct it, or take it out.`));
      continue;
    }
    const written = file.text.indexOf(JSON.stringify(one.data.qid), from);
    if (written >= 0) from = written + 1;
    const at = placeOf(file.name, file.text, Math.max(written, 0));
    if (one.data.type === 'qna') drafts.push({ at, ...entryOf(one.data) });
    else
      problems.push(
        problemAt(
          at,
          `\`${one.data.qid}\` is left out: it is of the type ${one.data.type}, which has no counterpart.`,
          'warning',
        ),
      );
  }
  return { drafts, problems };
}

function entryOf({ qid, q, a, alt, t, ...rest }: z.infer<typeof item>): Pick<Draft, 'entry' | 'lost'> {
  const lost = Object.entries(LOST).flatMap(([key, what]) => (isSaid(rest[key]) ? [what] : []));
  if (isSaid(alt?.ssml)) lost.push('the spoken answer (SSML)');
  const markdown = alt?.markdown?.trim() || a;
  const html = /<(p|br|a|b|strong|ul|ol|table|div|span|img)[\s/>]/i.test(markdown) ? htmlToMarkdown(markdown) : undefined;
  lost.push(...(html?.lost ?? []));
  const { text: answer, found } = withoutHandlebars(html?.markdown ?? markdown);
  if (found.length > 0) lost.push(`Handlebars: ${found.join(' ')}`);
  const [question = '', ...also] = q.map(oneLine).filter((phrase) => phrase !== '');
  const language = LANGUAGES.find((name) => rest.language === name);
  return {
    lost,
    entry: {
      question,
      answer: answer.trim(),
      ...(also.length === 0 ? {} : { also }),
      ...(t === undefined || t.trim() === '' ? {} : { topic: t.trim() }),
      ...(language === undefined ? {} : { language }),
      ...(/^[\w-]+\/[\w-]+$/.test(qid) ? { id: qid } : { name: qid }),
    },
  };
}

/** Removes what QnABot would fill in; of a condition, what it says otherwise is kept, since no other part is always true. */
function withoutHandlebars(text: string): { readonly text: string; readonly found: readonly string[] } {
  const found = [...text.matchAll(/\{\{\{?[^{}]{0,500}\}\}\}?/g)].map(([all]) => all);
  return { text: text.replace(/\{\{\{?[^{}]{0,500}\}\}\}?/g, ''), found: [...new Set(found)] };
}

function isSaid(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object') return Object.values(value).some(isSaid);
  return true;
}
