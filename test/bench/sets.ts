/** Labelled questions in the form of the benchmark, and the public originals as they are published. */

import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { parse } from 'yaml';
import { sha256Digest } from '../../bot/adapters/crypto';
import { readKnowledgeFolder } from '../../bot/adapters/files';
import { matchEntries } from '../../bot/knowledge/compile';
import { parseKnowledge } from '../../bot/knowledge/parse';
import { plainText } from '../../bot/markdown';
import type { MatchEntry } from '../../bot/matcher';
import type { Language } from '../../bot/model/language';
import { parseCsv } from './csv';

export interface Question {
  readonly text: string;
  /** The right entry's id; null where no entry answers it. */
  readonly expect: string | null;
}

export interface LabelledSet {
  readonly name: string;
  /** What was done to it, where anything was. */
  readonly variation?: string;
  readonly language: Language;
  readonly entries: readonly MatchEntry[];
  readonly questions: readonly Question[];
  /** Questions to choose a threshold on, where the set comes with such a split. */
  readonly validation?: readonly Question[];
}

type Labelled = readonly (readonly [text: string, label: string])[];

interface Clinc {
  readonly train: Labelled;
  readonly val: Labelled;
  readonly test: Labelled;
  readonly oos_val: Labelled;
  readonly oos_test: Labelled;
}

function toEntries(pairs: Labelled): MatchEntry[] {
  const phrases = new Map<string, string[]>();
  for (const [text, label] of pairs) {
    const list = phrases.get(label);
    if (list) list.push(text);
    else phrases.set(label, [text]);
  }
  return [...phrases].map(([id, list]) => ({ id, phrases: list }));
}

const inScope = (pairs: Labelled): Question[] => pairs.map(([text, expect]) => ({ text, expect }));
const outOfScope = (pairs: Labelled): Question[] => pairs.map(([text]) => ({ text, expect: null }));

function fromClinc(name: string, data: Clinc): LabelledSet {
  return {
    name,
    language: 'en',
    entries: toEntries(data.train),
    questions: [...inScope(data.test), ...outOfScope(data.oos_test)],
    validation: [...inScope(data.val), ...outOfScope(data.oos_val)],
  };
}

function fromCsvFolder(path: string): LabelledSet {
  const read = (file: string): Labelled =>
    parseCsv(readFileSync(join(path, file), 'utf8'))
      .slice(1)
      .map(([text, label]) => [text ?? '', label ?? ''] as const);
  return { name: basename(path), language: 'en', entries: toEntries(read('train.csv')), questions: inScope(read('test.csv')) };
}

/** A knowledge folder with its saved questions, a set a language. Entries are made as the product makes them. */
async function fromKnowledge(path: string): Promise<readonly LabelledSet[]> {
  const parsed = parseKnowledge(await readKnowledgeFolder(path), sha256Digest, new Date());
  if (parsed.kind === 'invalid') throw new Error(`${path} is no valid knowledge: npm run knowledge -- check --dir ${path}`);
  const { base } = parsed;
  return base.service.languages.map((language) => ({
    name: `${basename(path)}-${language}`,
    language,
    entries: matchEntries(base, language),
    questions: base.questions
      .filter((one) => one.language === language)
      .map(({ question, expect }) => ({ text: question, expect: expect === 'handoff' ? null : expect })),
  }));
}

/** Answers are Markdown, as in knowledge files. */
const withPlainAnswer = ({ answer, ...entry }: MatchEntry): MatchEntry =>
  answer === undefined ? entry : { ...entry, answer: plainText(answer) };

/** An FAQ as newcomers bring it: see `test/recognition/faq/`. */
interface Faq {
  readonly language: Language;
  readonly entries: readonly { readonly question: string; readonly answer: string; readonly asked: readonly string[] }[];
  readonly outOfScope: Readonly<Record<string, readonly string[]>>;
}

function fromFaq(name: string, { language, entries, outOfScope }: Faq): LabelledSet {
  return {
    name,
    language,
    entries: entries.map(({ question, answer }) => withPlainAnswer({ id: question, phrases: [question], answer })),
    questions: [
      ...entries.flatMap(({ question, asked }) => asked.map((text) => ({ text, expect: question }))),
      ...Object.values(outOfScope).flatMap((texts) => texts.map((text) => ({ text, expect: null }))),
    ],
  };
}

/**
 * Reads the sets of a path: a file of the benchmark, an FAQ (`.yaml`), CLINC150's `data_full.json`, a folder with `train.csv` and `test.csv`, or a
 * knowledge folder.
 */
export async function readSets(path: string): Promise<readonly LabelledSet[]> {
  if (!statSync(path).isDirectory()) return [readSet(path)];
  if (existsSync(join(path, 'service.yaml'))) return fromKnowledge(path);
  if (!existsSync(join(path, 'train.csv'))) throw new Error(`${path} holds neither train.csv nor service.yaml`);
  return [fromCsvFolder(path)];
}

function readSet(path: string): LabelledSet {
  const text = readFileSync(path, 'utf8');
  const name = basename(path, extname(path));
  if (extname(path) === '.yaml') return fromFaq(name, parse(text));
  const data: LabelledSet | Clinc = JSON.parse(text);
  return 'entries' in data ? { ...data, name, entries: data.entries.map(withPlainAnswer) } : fromClinc(name, data);
}
