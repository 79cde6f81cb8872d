import type { Entry } from '../../model/entry';
import type { KnowledgeBase } from '../../model/knowledge-base';
import { csvCell } from '../../text/csv-cell';
import type { Column } from '../import/csv';

/** Columns of an export, as an import understands them. */
const COLUMNS = [
  'id',
  'language',
  'topic',
  'kind',
  'question',
  'also',
  'answer',
  'keywords',
  'related',
  'sourceTitle',
  'sourceUrl',
  'audience',
  'formerly',
  'validFrom',
  'validUntil',
  'threshold',
  'whenClosed',
] as const satisfies readonly Column[];

/** All entries as a table with a header: RFC 4180, one row an entry and language. Importing it gives the same entries. */
export function exportCsv({ entries, topics }: Pick<KnowledgeBase, 'entries' | 'topics'>): string {
  const titles = new Map(topics.map(({ id, title }) => [id, title]));
  const rows = entries.map((entry) => {
    const values = valuesOf(entry, titles.get(entry.topic)?.[entry.language] ?? entry.topic);
    return COLUMNS.map((column) => csvCell(values[column] ?? '')).join(',');
  });
  return [COLUMNS.join(','), ...rows, ''].join('\r\n');
}

function valuesOf(entry: Entry, topic: string): Readonly<Partial<Record<Column, string>>> {
  const { id, language, kind, question, answer, source, audience, formerly, validFrom, validUntil, threshold, whenClosed } =
    entry;
  const values = {
    id,
    language,
    topic,
    kind: kind === 'answer' ? '' : kind,
    question,
    also: listCell(entry.also),
    answer,
    keywords: listCell(entry.keywords),
    related: listCell(entry.related),
    sourceTitle: source?.title,
    sourceUrl: source?.url,
    audience: audience?.join(', '),
    formerly: formerly && listCell(formerly),
    validFrom,
    validUntil,
    threshold: threshold === undefined ? undefined : String(threshold),
    whenClosed,
  };
  return Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}

/** One a line. A line end after a single element tells that a `|` in it separates nothing. */
function listCell(elements: readonly string[]): string {
  const [only, ...others] = elements;
  return only !== undefined && others.length === 0 && only.includes('|') ? `${only}\n` : elements.join('\n');
}
