/** Labelled questions in the form of the benchmark, and the public originals as they are published. */

import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
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

/** Reads a set: a file of the benchmark, CLINC150's `data_full.json`, or a folder with `train.csv` and `test.csv`. */
export function readSet(path: string): LabelledSet {
  if (statSync(path).isDirectory()) {
    if (!existsSync(join(path, 'train.csv'))) throw new Error(`${path} holds no train.csv`);
    return fromCsvFolder(path);
  }
  const data: LabelledSet | Clinc = JSON.parse(readFileSync(path, 'utf8'));
  const name = basename(path, '.json');
  return 'entries' in data ? { ...data, name } : fromClinc(name, data);
}
