import { readArticles } from './articles';
import { readCsv, readTsv } from './csv';
import { type Drafts, type ImportFile, problemAt, type ReadOptions } from './draft';
import { readHtml } from './html';
import { readMarkdownFaq } from './markdown-faq';
import { readQnaFile } from './qna-file';
import { readQnaBot } from './qnabot';
import { readRasa } from './rasa';

type Reader = (files: readonly ImportFile[], options: ReadOptions) => Drafts;

const each =
  (read: (file: ImportFile, options: ReadOptions) => Drafts): Reader =>
  (files, options) => {
    const all = files.map((file) => read(file, options));
    return { drafts: all.flatMap(({ drafts }) => drafts), problems: all.flatMap(({ problems }) => problems) };
  };

/** Every form that can be imported, and who reads it. QnA Maker's tables are TSV with its own columns. */
const READERS = {
  csv: each(readCsv),
  tsv: each(readTsv),
  markdown: each(readMarkdownFaq),
  html: each(readHtml),
  qnabot: each(readQnaBot),
  qna: each(readQnaFile),
  rasa: readRasa,
  articles: each(readArticles),
} as const satisfies Readonly<Record<string, Reader>>;

export type ImportFormat = keyof typeof READERS;
export const IMPORT_FORMATS = Object.keys(READERS) as readonly ImportFormat[];

/** Reads files of one form; the form is found by their names and beginnings when none is given. */
export function readImport(files: readonly ImportFile[], options: ReadOptions & { readonly format?: ImportFormat }): Drafts {
  const [first] = files;
  if (first === undefined) return { drafts: [], problems: [] };
  const format = options.format ?? likelyFormat(files);
  if (format !== undefined) return READERS[format](files, options);
  const message = `Say what form it has with --format ${IMPORT_FORMATS.join(' | ')}: neither the name nor the beginning of this file tells.`;
  return { drafts: [], problems: [problemAt({ file: first.name, line: 1, column: 1 }, message)] };
}

function likelyFormat(files: readonly ImportFile[]): ImportFormat | undefined {
  const formats = new Set(files.map(formatOf));
  if (formats.has('rasa')) return 'rasa';
  return formats.size === 1 ? [...formats][0] : undefined;
}

function formatOf({ name, text }: ImportFile): ImportFormat | undefined {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase();
  switch (ending) {
    case 'csv':
    case 'qna':
      return ending;
    case 'tsv':
    case 'tab':
      return 'tsv';
    case 'html':
    case 'htm':
      return 'html';
    case 'md':
    case 'markdown':
      return /^##\s*intent:/m.test(text) || /^\*\s+\w+\/\w+\s*$/m.test(text) ? 'rasa' : 'markdown';
    case 'yml':
    case 'yaml':
      return 'rasa';
    case 'json':
      return /"qna"\s*:|"qid"\s*:/.test(text) ? 'qnabot' : /"(articles|payload)"\s*:/.test(text) ? 'articles' : undefined;
    case 'txt':
      return text.split('\n', 1)[0]?.includes('\t') ? 'tsv' : undefined;
    default:
      return /^\s*<(!doctype|html|body|details)/i.test(text) ? 'html' : undefined;
  }
}
