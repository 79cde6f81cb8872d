import { type CsvError, type Info, parse } from 'csv-parse/sync';
import { AUDIENCES } from '../../model/entry';
import { LANGUAGES } from '../../model/language';
import { foldPhrase } from '../../text/fold';
import columnNames from './columns.json';
import {
  type Draft,
  type DraftEntry,
  type Drafts,
  type ImportFile,
  oneLine,
  type Place,
  problemAt,
  type ReadOptions,
} from './draft';

export type Column = keyof typeof columnNames;
const COLUMNS = Object.keys(columnNames) as readonly Column[];

interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Reads a table with a row for each entry. The first row says what the columns hold, unless `columns` does. */
export function readCsv(file: ImportFile, options: ReadOptions): Drafts {
  return readTable(file, { ...options, delimiter: options.delimiter ?? likelyDelimiter(file.text) });
}

export function readTsv(file: ImportFile, options: ReadOptions): Drafts {
  return readTable(file, { ...options, delimiter: options.delimiter ?? '\t', unquoted: true });
}

function readTable(
  file: ImportFile,
  { columns: given, delimiter, unquoted = false }: ReadOptions & { readonly delimiter: string; readonly unquoted?: boolean },
): Drafts {
  const rows = rowsOf(file, delimiter, unquoted);
  if ('problems' in rows) return { drafts: [], ...rows };
  const [head, ...body] = rows.rows;
  const at = (line: number, column = 1): Place => ({ file: file.name, line, column });
  if (head === undefined) return { drafts: [], problems: [problemAt(at(1), 'The file is empty: there is no row in it.')] };
  const columns = given === undefined ? head.cells.map(columnOf) : given.map(columnOf);
  const unknown = given?.find((name) => name !== '-' && columnOf(name) === undefined);
  if (unknown !== undefined) {
    return {
      drafts: [],
      problems: [problemAt(at(1), `There is no column “${unknown}”: name ${COLUMNS.join(', ')}, or - for one to skip.`)],
    };
  }
  if (!columns.includes('question') || !columns.includes('answer')) {
    const message =
      'Say which columns hold the question and the answer: in the first row, as question and answer, or with --columns question,answer (a - for each column to skip).';
    return { drafts: [], problems: [problemAt(at(head.line), message)] };
  }
  // A table that names its columns itself may be read with flags, too.
  const hasHead = given === undefined || head.cells.some((cell) => columnOf(cell) === 'question');
  const skipped =
    given === undefined ? head.cells.filter((cell, index) => cell.trim() !== '' && columns[index] === undefined) : [];
  const taken = given !== undefined && !hasHead ? rows.rows : body;
  const isTooLong = ({ cells }: Row) => cells.slice(columns.length).some((cell) => cell.trim() !== '');
  const read = taken.filter((row) => !isTooLong(row)).map(({ cells, line }) => draftOf(cells, columns, at(line)));
  return {
    drafts: columns.includes('qnaId') ? joined(read) : read,
    problems: [
      ...skipped.map((name) =>
        problemAt(at(head.line), `The column “${name}” is not taken over: nothing here holds it.`, 'warning'),
      ),
      ...taken.filter(isTooLong).map(({ cells, line }) => {
        const mark = delimiter === '\t' ? 'a tab' : `“${delimiter}”`;
        return problemAt(
          at(line),
          `Put quotes around the cell that has ${mark} in it: this row has ${cells.length} cells, and there are ${columns.length} columns.`,
        );
      }),
    ],
  };
}

function rowsOf(
  { name, text }: ImportFile,
  delimiter: string,
  unquoted: boolean,
): { readonly rows: readonly Row[] } | { readonly problems: Drafts['problems'] } {
  const rows: Row[] = [];
  let lastLine = 0;
  try {
    parse(text, {
      bom: true,
      delimiter,
      // Tools that write tabs put no quotes around text.
      ...(unquoted && !/(^|\t)"/m.test(text) ? { quote: false } : {}),
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: 1_000_000,
      on_record: (cells: string[], { lines }: Info) => {
        rows.push({ cells, line: lastLine + 1 });
        lastLine = lines;
        return null;
      },
    });
    return { rows };
  } catch (error) {
    const { code, lines, column } = error as CsvError & { readonly lines?: number; readonly column?: number };
    const message =
      CSV_REMEDIES[code] ?? 'Save it once more as CSV with quotes around the texts: this is not a table that can be read.';
    return { problems: [problemAt({ file: name, line: lines ?? lastLine + 1, column: (column ?? 0) + 1 }, message)] };
  }
}

const CSV_REMEDIES: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'Close the quote that begins in this row: everything after it was read as one cell.',
  CSV_INVALID_CLOSING_QUOTE:
    'Double the quote inside the cell, as in "he said ""yes""": after a closing quote, the next cell must begin.',
  INVALID_OPENING_QUOTE: 'Put quotes around the whole cell, and double those inside: a quote begins in the middle of it.',
  CSV_MAX_RECORD_SIZE: 'Shorten this row, or look for a quote that is not closed: it is longer than a million characters.',
};

function columnOf(name: string): Column | undefined {
  const folded = foldPhrase(name);
  const plain = folded.replace(/ \d+$/, '');
  return COLUMNS.find((column) => columnNames[column].includes(plain) || column.toLowerCase() === plain);
}

function draftOf(cells: readonly string[], columns: readonly (Column | undefined)[], at: Place): Draft {
  const all = (column: Column) =>
    cells.flatMap((cell, index) => (columns[index] === column && cell.trim() !== '' ? [unguarded(cell)] : []));
  const one = (column: Column) => all(column)[0]?.trim();
  const lists = (column: Column) => all(column).flatMap(listOf);
  const lost: string[] = [];
  if (one('metadata') !== undefined) lost.push(`metadata (${one('metadata')})`);
  const prompts = one('prompts');
  if (prompts !== undefined && prompts !== '[]') lost.push('prompts: name them as related entries');
  const sourceUrl = one('sourceUrl');
  const title = one('sourceTitle') ?? one('question') ?? '';
  const threshold = one('threshold');
  const language = one('language')?.toLowerCase();
  const known = LANGUAGES.find((name) => language === name || language?.startsWith(`${name}-`));
  if (language !== undefined && known === undefined) lost.push(`the language “${language}”, which the assistant does not speak`);
  const id = one('id');
  const qnaId = one('qnaId');
  return {
    at,
    lost,
    entry: given({
      question: oneLine(one('question') ?? ''),
      answer: (qnaId === undefined ? all('answer').join('\n\n') : all('answer').join('\n\n').replaceAll('\\n', '\n')).trim(),
      also: lists('also')
        .map(oneLine)
        .filter((text) => text !== ''),
      keywords: lists('keywords').map(oneLine),
      related: lists('related').map(oneLine),
      id,
      name: qnaId === undefined ? undefined : `#${qnaId}`,
      topic: one('topic'),
      language: known,
      kind: kindOf(one('kind')),
      source: sourceUrl === undefined ? undefined : { title: oneLine(title), url: sourceUrl },
      audience: audienceOf(one('audience'), lost),
      formerly: lists('formerly').map(oneLine),
      validFrom: one('validFrom'),
      validUntil: one('validUntil'),
      threshold: threshold === undefined ? undefined : Number(threshold.replace(',', '.')),
      whenClosed: one('whenClosed'),
    }),
  };
}

/** Leaves out what is not there, and lists without elements. */
function given(entry: { readonly [Key in keyof DraftEntry]: DraftEntry[Key] | undefined }): DraftEntry {
  const there = Object.entries(entry).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0));
  return { question: entry.question ?? '', answer: entry.answer ?? '', ...Object.fromEntries(there) };
}

/** What is no reader of ours had no effect where it comes from, or another one. */
function audienceOf(written: string | undefined, lost: string[]): DraftEntry['audience'] {
  const names = (written ?? '').split(/[,;|\n]/).flatMap((name) => name.trim().toLowerCase() || []);
  const unknown = names.filter((name) => !AUDIENCES.some((known) => known === name));
  if (unknown.length > 0) lost.push(`the audience “${unknown.join(', ')}”: there are ${AUDIENCES.join(', ')}`);
  return AUDIENCES.filter((known) => names.includes(known));
}

function kindOf(written: string | undefined): DraftEntry['kind'] {
  return written === 'smalltalk' || written === 'handoff' || written === 'answer' ? written : undefined;
}

/** A cell with several lines lists one each; otherwise `|` and, where there is none, nothing separates. */
function listOf(cell: string): readonly string[] {
  return cell
    .split(cell.includes('\n') ? '\n' : '|')
    .map((text) => text.trim())
    .filter((text) => text !== '');
}

/** Removes the `'` that keeps a spreadsheet from reading a formula (T12). */
function unguarded(cell: string): string {
  return /^'+[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell;
}

/** The mark that most lines have, and as often as the first. */
function likelyDelimiter(text: string): string {
  const [first = ''] = text.split(/\r?\n/, 1);
  const counts = [',', ';', '\t', '|'].map((mark) => ({ mark, count: first.split(mark).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}

/** Rows of one QnA Maker id ask the same: the first is the question, the others are further phrasings. */
function joined(drafts: readonly Draft[]): readonly Draft[] {
  const byId = new Map<string, Draft>();
  for (const [index, draft] of drafts.entries()) {
    const key = draft.entry.name ?? `row ${index}`;
    const first = byId.get(key);
    const also = [...(first?.entry.also ?? []), draft.entry.question, ...(draft.entry.also ?? [])];
    byId.set(
      key,
      first === undefined ? draft : { ...first, entry: { ...first.entry, also: also.filter((text) => text !== '') } },
    );
  }
  return [...byId.values()].map(({ entry: { name: _, ...entry }, ...draft }) => ({ ...draft, entry }));
}
