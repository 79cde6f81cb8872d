import { writeFile } from 'node:fs/promises';
import { sha256Digest, systemClock } from '../../../../bot/adapters/crypto';
import { readKnowledgeFolder } from '../../../../bot/adapters/files';
import { exportCsv } from '../../../../bot/knowledge/export/csv';
import { exportQnaBot } from '../../../../bot/knowledge/export/qnabot';
import { knowledgeOf, readKnowledge } from '../../../../bot/knowledge/parse';
import { LANGUAGES } from '../../../../bot/model/language';
import type { KnowledgeCommand } from './command';
import { counted, writeProblems } from './report';

const FORMATS = ['csv', 'qnabot'] as const;

/** Writes the entries into one file. */
export const EXPORT: KnowledgeCommand = {
  name: 'export',
  summary: 'write all entries into one file, for a spreadsheet or another product',
  takes: { names: '[FILE]', least: 0, most: 1 },
  flags: {
    format: { value: FORMATS.join('|'), means: 'csv (default) holds everything; qnabot is the import of QnABot on AWS' },
    language: { value: LANGUAGES.join('|'), means: 'with qnabot, which holds one language (default: the first of service.yaml)' },
  },
  details: [
    'Without a FILE, it is written to the standard output. Topics, synonyms, saved questions and service.yaml are not in it.',
  ],
  examples: ['export entries.csv', 'export --format qnabot --language es qnabot.json'],
  async run(args, terminal) {
    const folder = args.existingFolder();
    const format = args.oneOf('format', FORMATS) ?? 'csv';
    const read = readKnowledge(await readKnowledgeFolder(folder), systemClock.now());
    const parsed = knowledgeOf(read, sha256Digest);
    if (parsed.kind === 'invalid') {
      writeProblems(terminal, parsed.problems);
      terminal.note(`Not valid: ${counted(parsed.problems)} in ${folder}. Mend them first.`);
      return 1;
    }
    // As it is written: what is filled in for customers is not.
    const base = { ...parsed.base, entries: read.entries.map(({ entry }) => entry) };
    const language = args.oneOf('language', LANGUAGES) ?? base.service.languages[0];
    const text = format === 'csv' ? exportCsv(base) : exportQnaBot(base, language);
    const entries = base.entries.filter((entry) => format === 'csv' || entry.language === language).length;
    const [file] = args.words;
    if (file === undefined) {
      terminal.line(text.trimEnd());
      terminal.data({ format, entries, text });
    } else {
      await writeFile(args.path(file), text);
      terminal.line(`${file} has ${entries} entries.`);
      terminal.data({ format, entries, file: args.path(file) });
    }
    return 0;
  },
};
