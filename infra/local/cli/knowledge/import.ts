import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { sha256Digest, systemClock } from '../../../../bot/adapters/crypto';
import { readKnowledgeFolder } from '../../../../bot/adapters/files';
import { groupProblems } from '../../../../bot/knowledge/group-problems';
import { decodeImport, MAX_IMPORT_BYTES } from '../../../../bot/knowledge/import/decode';
import type { ImportFile } from '../../../../bot/knowledge/import/draft';
import { type ImportPlan, type Outcome, type PlannedRow, planImport } from '../../../../bot/knowledge/import/plan';
import { IMPORT_FORMATS, readImport } from '../../../../bot/knowledge/import/read';
import { type KnowledgeFile, parseKnowledge } from '../../../../bot/knowledge/parse';
import { hasErrors, type KnowledgeProblem } from '../../../../bot/knowledge/problems';
import { LANGUAGES, type Language } from '../../../../bot/model/language';
import { writeAllOrNone } from '../../knowledge/write-files';
import type { Arguments } from './arguments';
import type { KnowledgeCommand } from './command';
import { counted, writeProblems } from './report';
import type { Terminal } from './terminal';

/** Brings in questions and answers from elsewhere. */
export const IMPORT: KnowledgeCommand = {
  name: 'import',
  summary: 'bring in questions and answers from a table, a page or another product',
  takes: { names: 'FILE…', least: 1, most: 50 },
  flags: {
    'dry-run': { means: 'tell what would happen, and write nothing' },
    format: { value: IMPORT_FORMATS.join('|'), means: 'what form the files have (default: by their names and beginnings)' },
    columns: {
      value: 'LIST',
      means: 'what the columns of a table hold, such as question,-,answer (default: as its first row says)',
    },
    delimiter: { value: 'MARK', means: 'what separates the cells of a CSV (default: as its first row shows)' },
    encoding: { value: 'NAME', means: 'such as windows-1252 (default: UTF-8, or UTF-16 with its mark)' },
    language: { value: LANGUAGES.join('|'), means: 'of rows that do not say it (default: the first of service.yaml)' },
    topic: { value: 'TITLE', means: 'of rows that name no topic (default: General)' },
    replace: { means: 'write entries anew that are there already' },
    rows: { means: 'show every row, not only those with something to tell' },
  },
  details: [
    'Tables (CSV, TSV, QnA Maker) with a question and an answer in each row; pages (HTML, Markdown) whose questions are headings or',
    '<details>; exports of QnABot (JSON), Bot Builder (.qna), Rasa (nlu and responses, named together), Zendesk and Chatwoot (JSON).',
    'Nothing is written when anything is wrong. Importing the same file again changes nothing.',
  ],
  examples: [
    'import faq.csv --language en --dry-run',
    'import faq.csv --columns question,answer,topic',
    'import faq.html --topic "Delivery"',
    'import nlu.yml domain.yml',
  ],
  async run(args, terminal) {
    const folder = args.existingFolder();
    const existing = await readKnowledgeFolder(folder);
    const columns = args
      .text('columns')
      ?.split(',')
      .map((name) => name.trim());
    const delimiter = args.text('delimiter')?.replace('\\t', '\t');
    const format = args.oneOf('format', IMPORT_FORMATS);
    const language = args.oneOf('language', LANGUAGES) ?? usualLanguage(existing);
    const sources = await readSources(args);
    const unread = sources.flatMap((source) => ('problem' in source ? [source.problem] : []));
    const files = sources.flatMap((source): ImportFile[] => ('problem' in source ? [] : [source]));
    const read =
      unread.length > 0
        ? { drafts: [], problems: unread }
        : readImport(files, {
            ...(columns === undefined ? {} : { columns }),
            ...(delimiter === undefined ? {} : { delimiter }),
            ...(format === undefined ? {} : { format }),
          });
    const plan = planImport(read, { language, topic: args.text('topic') ?? 'General', replace: args.has('replace'), existing });
    const problems = [...plan.problems, ...(hasErrors(plan.problems) ? [] : newProblems(existing, plan))];
    const isRefused = hasErrors(problems);
    if (!isRefused && !args.has('dry-run')) await writeAllOrNone(folder, plan.files);
    report({ plan, problems, isRefused, isDry: args.has('dry-run'), all: args.has('rows'), folder }, terminal);
    return isRefused ? 1 : 0;
  },
};

async function readSources(args: Arguments) {
  return Promise.all(
    args.words.map(async (word) => {
      const path = args.path(word);
      const name = basename(path);
      const { size } = await stat(path).catch(() => {
        throw new Error(`There is no file ${path}.`);
      });
      // Only so much is read that it is seen to be too much.
      const bytes = size > MAX_IMPORT_BYTES ? new Uint8Array(MAX_IMPORT_BYTES + 1) : new Uint8Array(await readFile(path));
      return decodeImport(name, bytes, args.text('encoding'));
    }),
  );
}

function usualLanguage(existing: readonly KnowledgeFile[]): Language {
  const parsed = parseKnowledge(existing, sha256Digest, systemClock.now());
  return parsed.kind === 'valid' ? parsed.base.service.languages[0] : LANGUAGES[0];
}

/** What would be wrong with the whole folder that is not wrong now. */
function newProblems(existing: readonly KnowledgeFile[], { files }: ImportPlan): readonly KnowledgeProblem[] {
  const written = new Set(files.map(({ path }) => path));
  const after = [...existing.filter(({ path }) => !written.has(path)), ...files];
  const parsed = parseKnowledge(after, sha256Digest, systemClock.now());
  const errors = parsed.kind === 'invalid' ? parsed.problems.filter(({ severity }) => severity === 'error') : [];
  return errors.filter(({ file }) => written.has(file));
}

interface Result {
  readonly plan: ImportPlan;
  readonly problems: readonly KnowledgeProblem[];
  readonly isRefused: boolean;
  readonly isDry: boolean;
  readonly all: boolean;
  readonly folder: string;
}

const WORDS: Readonly<Record<Outcome, string>> = {
  new: 'new',
  changed: 'written anew',
  same: 'there already, the same',
  there: 'there already, different',
  refused: 'refused',
};

function report({ plan: { rows, topics }, problems, isRefused, isDry, all, folder }: Result, terminal: Terminal): void {
  const shown = rows.filter(({ lost }) => all || lost.length > 0);
  for (const row of shown) terminal.line(rowLine(row, terminal));
  if (shown.length > 0) terminal.line();
  writeProblems(terminal, problems);
  const counts = Object.entries(WORDS).flatMap(([outcome, words]) => {
    const count = rows.filter((row) => row.outcome === outcome).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  const found = `${rows.length} rows: ${counts.join(', ') || 'none'}${topics.length > 0 ? `; new topics: ${topics.join(', ')}` : ''}.`;
  terminal.line(found);
  if (isRefused) terminal.line(terminal.paint('red', `Nothing was written: ${counted(problems)}.`));
  else if (isDry) terminal.line('Nothing was written: this was a dry run.');
  else terminal.line(terminal.paint('green', `Written to ${folder}. Now: npm run knowledge -- check`));
  terminal.data({ written: !isRefused && !isDry, rows, topics, problems: groupProblems(problems) });
}

function rowLine({ at, outcome, id, language, question, lost }: PlannedRow, terminal: Terminal): string {
  const place = terminal.paint('bold', `${at.file}:${at.line}`);
  const what = lost.length === 0 ? '' : `${terminal.paint('yellow', '  lost:')} ${lost.join('; ')}`;
  return `${place}  ${WORDS[outcome]}  ${id ?? ''} (${language})  ${terminal.paint('dim', question.slice(0, 60))}${what}`;
}
