import type { Entry } from '../../model/entry';
import type { Language } from '../../model/language';
import { entryPath, parseEntry } from '../entry';
import type { KnowledgeFile } from '../parse';
import type { KnowledgeProblem } from '../problems';
import { entryFilePath, writeEntry, writeTopic } from '../write-entry';
import { type Draft, type Drafts, type Place, problemAt } from './draft';
import { freeName, slugOf } from './slug';

/** What becomes of a row. `there`: an entry of this id exists and says something else. */
export type Outcome = 'new' | 'changed' | 'same' | 'there' | 'refused';

export interface PlannedRow {
  readonly at: Place;
  readonly question: string;
  readonly outcome: Outcome;
  readonly id?: string;
  readonly language: Language;
  readonly lost: readonly string[];
}

export interface ImportPlan {
  readonly rows: readonly PlannedRow[];
  /** Files to write. Nothing may be written while there is an error among the problems. */
  readonly files: readonly KnowledgeFile[];
  readonly topics: readonly string[];
  readonly problems: readonly KnowledgeProblem[];
}

export interface PlanOptions {
  /** Of rows that do not name one. */
  readonly language: Language;
  /** Title of the topic of rows that do not name one. */
  readonly topic: string;
  /** Whether an entry that is there already is written anew. */
  readonly replace: boolean;
  /** The files of the knowledge folder. */
  readonly existing: readonly KnowledgeFile[];
}

/** More rows are more than one desk can have. */
const MAX_ROWS = 50_000;

/**
 * Decides for each row which entry it becomes. Each entry is read back as its file will be, so that what is planned is valid;
 * what is wrong is told at the place in the imported file.
 */
export function planImport({ drafts, problems: before }: Drafts, options: PlanOptions): ImportPlan {
  const existing = new Map(options.existing.map(({ path, text }) => [path, text]));
  const folders = new Set(options.existing.flatMap(({ path }) => (path.includes('/') ? [path.split('/')[0] ?? ''] : [])));
  const problems: KnowledgeProblem[] = [...before];
  const rows: PlannedRow[] = [];
  const files = new Map<string, string>();
  /** Which row an id and language came from. */
  const owners = new Map<string, Draft>();
  const topics = new Map<string, Partial<Record<Language, string>>>();

  if (drafts.length > MAX_ROWS) {
    const at = drafts[MAX_ROWS]?.at ?? { file: '', line: 1, column: 1 };
    return {
      rows: [],
      files: [],
      topics: [],
      problems: [...problems, problemAt(at, `Split the file: it has more than ${MAX_ROWS} rows.`)],
    };
  }
  for (const draft of drafts) {
    const { entry, at, lost } = draft;
    const language = entry.language ?? options.language;
    const made = entryOf(
      draft,
      language,
      options.topic,
      (id) => owners.has(`${id} ${language}`) || isOther(existing, id, language, draft),
    );
    const path = entryFilePath(made.id, language);
    const row = (outcome: Outcome): PlannedRow => ({ at, question: entry.question, outcome, id: made.id, language, lost });
    const owner = owners.get(`${made.id} ${language}`);
    const faults = faultsOf(made, draft);
    if (owner !== undefined)
      faults.push(problemAt(at, `Give it another id, or take it out: \`${made.id}\` stands in line ${owner.at.line} already.`));
    if (faults.length > 0) {
      problems.push(...faults);
      rows.push({ ...row('refused'), id: made.id });
      continue;
    }
    owners.set(`${made.id} ${language}`, draft);
    const { text } = writeEntry(made);
    const there = existing.get(path);
    if (there !== undefined && sameEntry(path, there, text)) rows.push(row('same'));
    else if (there !== undefined && !options.replace) {
      problems.push(
        problemAt(
          at,
          `\`${made.id}\` is there already and says something else: import with --replace to write it anew, or give this one another id.`,
        ),
      );
      rows.push(row('there'));
    } else {
      rows.push(row(there === undefined ? 'new' : 'changed'));
      files.set(path, text);
      const topic = made.topic;
      if (!existing.has(`${topic}/topic.yaml`)) {
        topics.set(topic, {
          ...topics.get(topic),
          [language]: (entry.topic ?? (entry.id === undefined ? options.topic : topic)).slice(0, 300),
        });
      }
    }
  }
  for (const [id, title] of topics) {
    const file = writeTopic(id, title);
    files.set(file.path, file.text);
  }
  return {
    rows,
    files: [...files].map(([path, text]) => ({ path, text })),
    topics: [...topics.keys()].filter((id) => !folders.has(id)),
    problems,
  };
}

function entryOf({ entry }: Draft, language: Language, usualTopic: string, isTaken: (id: string) => boolean): Entry {
  const { topic: title, name, id: given, language: _, ...rest } = entry;
  const id = given ?? madeId(title ?? usualTopic, name ?? entry.question, isTaken);
  return { kind: 'answer', also: [], keywords: [], related: [], ...rest, id, topic: id.split('/')[0] ?? id, language };
}

function madeId(title: string, name: string, isTaken: (id: string) => boolean): string {
  const topic = slugOf(title) || 'topic';
  return `${topic}/${freeName(slugOf(name) || 'entry', (slug) => isTaken(`${topic}/${slug}`))}`;
}

/** Whether another question has this id already; importing the same file again must lead to the same ids. */
function isOther(existing: ReadonlyMap<string, string>, id: string, language: Language, { entry }: Draft): boolean {
  const text = existing.get(entryFilePath(id, language));
  if (text === undefined) return false;
  const parsed = parseEntry(entryFilePath(id, language), text);
  return 'entry' in parsed && parsed.entry.question !== entry.question;
}

function sameEntry(path: string, there: string, made: string): boolean {
  const [a, b] = [parseEntry(path, there), parseEntry(path, made)];
  return 'entry' in a && 'entry' in b && JSON.stringify(a.entry) === JSON.stringify(b.entry);
}

function faultsOf(entry: Entry, { at, entry: draft }: Draft): KnowledgeProblem[] {
  if (draft.id !== undefined && entryPath(entryFilePath(draft.id, entry.language)) === undefined) {
    const message = `Write the id as \`topic/entry\` with letters, digits and hyphens, such as \`delivery/delivery-times\`: “${draft.id.slice(0, 80)}” is none.`;
    return [problemAt(at, message)];
  }
  if (entry.question === '') return [problemAt(at, 'Write the question: it is empty.')];
  if (entry.answer === '') return [problemAt(at, 'Write the answer: it is empty.')];
  const { path, text } = writeEntry(entry);
  const parsed = parseEntry(path, text);
  return 'entry' in parsed ? [] : parsed.problems.map(({ message }) => problemAt(at, message));
}
