import * as z from 'zod';
import { safeUrl } from '../markdown';
import { AUDIENCES, type Entry } from '../model/entry';
import { LANGUAGES, type Language } from '../model/language';
import { MAX_ANSWER, MAX_TITLE, MAX_URL } from '../model/limits';
import type { KnowledgeProblem } from './problems';
import { FILE_TOO_LONG, type Locate, MAX_FILE_LENGTH, parseYaml } from './yaml';

const phrase = z.string().trim().min(1, 'must not be empty').max(MAX_TITLE);
export const entryId = z.string().regex(/^[\w-]+\/[\w-]+$/, 'must be an entry id such as `delivery/delivery-times`');
/** An address that every page, card and mail takes for a link. */
export const webAddress = z
  .url({ protocol: /^https?$/, error: 'must be an http or https address' })
  .max(MAX_URL)
  .refine(
    (url) => safeUrl(url) !== undefined,
    'must be an http or https address without a user name, spaces or invisible characters',
  );
const date = z.iso.date('must be a date such as 2026-12-31');

/** One reader or several: `audience: staff`, `audience: [web, teams]`. */
const audience = z.preprocess(
  (given) => (typeof given === 'string' ? given.split(/\s*,\s*/) : given),
  z.array(z.enum(AUDIENCES)).min(1),
);

const frontMatter = z.strictObject({
  question: phrase,
  also: z.array(phrase).default([]),
  keywords: z.array(phrase).default([]),
  related: z.array(entryId).max(5, 'lists more than five: remove some').default([]),
  source: z.exactOptional(z.strictObject({ title: phrase, url: webAddress })),
  audience: z.exactOptional(audience),
  formerly: z.exactOptional(z.array(entryId).max(20, 'lists more than twenty: remove some')),
  validFrom: z.exactOptional(date),
  validUntil: z.exactOptional(date),
  threshold: z.exactOptional(z.number().min(0).max(1)),
  whenClosed: z.exactOptional(z.string().trim().min(1, 'must not be empty').max(MAX_ANSWER)),
  kind: z.enum(['answer', 'smalltalk', 'handoff']).default('answer'),
});

export interface LocatedEntry {
  readonly entry: Entry;
  readonly file: string;
  readonly at: Locate;
  /** Of the file, on which the answer begins; counts from 1. */
  readonly answerLine: number;
}

/** `<topic>/<entry>.<language>.md` */
const ENTRY_PATH = new RegExp(`^([\\w-]+)/([\\w-]+)\\.(${LANGUAGES.join('|')})\\.md$`);

/** The parts of an entry file's path, or undefined when it is not the path of an entry. */
export function entryPath(file: string): { topic: string; id: string; language: Language } | undefined {
  const [, topic, name, language] = ENTRY_PATH.exec(file) ?? [];
  const known = LANGUAGES.find((candidate) => candidate === language);
  return topic === undefined || name === undefined || known === undefined
    ? undefined
    : { topic, id: `${topic}/${name}`, language: known };
}

/** Parses one entry: YAML front matter between `---` lines, then the answer in Markdown. */
export function parseEntry(file: string, text: string): LocatedEntry | { readonly problems: readonly KnowledgeProblem[] } {
  const path = entryPath(file);
  const problem = (line: number, message: string): KnowledgeProblem => ({ file, line, column: 1, message, severity: 'error' });
  if (path === undefined) {
    return {
      problems: [problem(1, `An entry is called <topic>/<entry>.<${LANGUAGES.join('|')}>.md, with letters, digits and hyphens.`)],
    };
  }
  if (text.length > MAX_FILE_LENGTH) return { problems: [problem(1, FILE_TOO_LONG)] };
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines[0]?.trim() !== '---')
    return { problems: [problem(1, 'The file must begin with a line `---` and its front matter.')] };
  const end = lines.findIndex((line, index) => index > 0 && line.trim() === '---');
  if (end < 0) return { problems: [problem(lines.length, 'The front matter is not closed. Add a line `---` after it.')] };

  const parsed = parseYaml({ file, text: lines.slice(1, end).join('\n'), linesBefore: 1 }, frontMatter);
  if ('problems' in parsed) return parsed;
  const answer = lines
    .slice(end + 1)
    .join('\n')
    .trim();
  if (answer === '') return { problems: [problem(end + 2, 'The answer is missing: write it below the front matter.')] };
  if (answer.length > MAX_ANSWER) {
    const message = `The answer is longer than ${MAX_ANSWER} characters: shorten it, or link to a page that tells the rest.`;
    return { problems: [problem(end + 2, message)] };
  }
  const { validFrom, validUntil } = parsed.value;
  if (validFrom !== undefined && validUntil !== undefined && validUntil < validFrom) {
    return { problems: [parsed.at(['validUntil'], '`validUntil` is before `validFrom`.')] };
  }
  const blank = lines.slice(end + 1).findIndex((line) => line.trim() !== '');
  return { entry: { ...path, ...parsed.value, answer }, file, at: parsed.at, answerLine: end + 2 + blank };
}
