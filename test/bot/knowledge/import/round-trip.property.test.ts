import fc from 'fast-check';
import { parseEntry } from '../../../../bot/knowledge/entry';
import { exportCsv } from '../../../../bot/knowledge/export/csv';
import { exportQnaBot } from '../../../../bot/knowledge/export/qnabot';
import { planImport } from '../../../../bot/knowledge/import/plan';
import { type ImportFormat, readImport } from '../../../../bot/knowledge/import/read';
import { writeEntry } from '../../../../bot/knowledge/write-entry';
import type { Entry, Topic } from '../../../../bot/model/entry';

/** Characters that tables, YAML, Markdown and spreadsheets give a meaning. */
const AWKWARD = [
  '"',
  "'",
  ',',
  ';',
  '|',
  '\t',
  '=',
  '+',
  '-',
  '@',
  '#',
  ':',
  '\\',
  '{',
  '}',
  '[',
  ']',
  '*',
  '`',
  '&',
  '!',
  '%',
  'ñ',
  'é',
  '🦊',
  ' ',
  'a',
  '1',
];
const character = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...AWKWARD) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }) },
);
const line = fc
  .array(character, { minLength: 1, maxLength: 20 })
  .map((characters) =>
    characters
      .join('')
      .replace(/[\p{Cc}\p{Zl}\p{Zp}\uFEFF]/gu, '')
      .trim(),
  )
  .filter((text) => text !== '');
const paragraph = fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
const name = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,8}$/);
const date = fc.constantFrom('2026-01-31', '2027-12-24');

const entry: fc.Arbitrary<Entry> = fc
  .record(
    {
      topic: name,
      name,
      language: fc.constantFrom('es' as const, 'en' as const),
      kind: fc.constantFrom('answer' as const, 'smalltalk' as const, 'handoff' as const),
      question: line,
      also: fc.array(line, { maxLength: 4 }),
      keywords: fc.array(line, { maxLength: 2 }),
      related: fc.constantFrom([], ['delivery/times'], ['a/b', 'c/d']),
      answer: paragraph,
      source: fc.record({ title: line, url: fc.constantFrom('https://example.com/a?b=c,d', 'http://example.com/') }),
      audience: fc.constantFrom(['web' as const], ['web' as const, 'teams' as const], ['staff' as const]),
      formerly: fc.constantFrom(['old/id'], ['old/id', 'older/one']),
      validFrom: fc.constant('2026-01-01'),
      validUntil: date,
      threshold: fc.constantFrom(0, 0.5, 0.125, 1),
      whenClosed: paragraph,
    },
    { requiredKeys: ['topic', 'name', 'language', 'kind', 'question', 'also', 'keywords', 'related', 'answer'] },
  )
  .map(({ name: own, ...rest }) => ({ id: `${rest.topic}/${own}`, ...rest }));

const entries = fc.uniqueArray(entry, { maxLength: 6, selector: ({ id, language }) => `${id} ${language}` });

/** The entries that importing gives, as their files are read. */
function imported(text: string, format: ImportFormat, language: 'es' | 'en'): readonly Entry[] {
  const read = readImport([{ name: `x.${format}`, text }], { format });
  const plan = planImport(read, { language, topic: 'General', replace: false, existing: [] });
  expect(plan.problems).toEqual([]);
  return plan.files
    .filter(({ path }) => path.endsWith('.md'))
    .map(({ path, text: written }) => {
      const parsed = parseEntry(path, written);
      if (!('entry' in parsed)) throw new Error(JSON.stringify(parsed.problems));
      return parsed.entry;
    });
}

const topicsOf = (all: readonly Entry[]): Topic[] =>
  [...new Set(all.map(({ topic }) => topic))].map((id) => ({ id, title: { es: `Tema ${id}` } }));
const sorted = (all: readonly Entry[]) => [...all].sort((a, b) => (`${a.id} ${a.language}` < `${b.id} ${b.language}` ? -1 : 1));

describe('what was exported', () => {
  it('comes back from a file of its own', () => {
    fc.assert(
      fc.property(entry, (one) => {
        const { path, text } = writeEntry(one);
        expect(parseEntry(path, text)).toMatchObject({ entry: one });
      }),
      { numRuns: 200 },
    );
  });

  it('comes back from a table', () => {
    fc.assert(
      fc.property(entries, (all) => {
        expect(sorted(imported(exportCsv({ entries: all, topics: topicsOf(all) }), 'csv', 'es'))).toEqual(sorted(all));
      }),
      { numRuns: 200 },
    );
  });

  it('comes back from a file of QnABot, apart from what that cannot hold', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const some = all
          .filter(({ language, answer }) => language === 'es' && !/\{\{|<\w/.test(answer))
          .map(
            ({ id, topic, language, question, also, answer }): Entry => ({
              id,
              topic,
              language,
              question,
              also,
              answer,
              kind: 'answer',
              keywords: [],
              related: [],
            }),
          );
        expect(sorted(imported(exportQnaBot({ entries: some }, 'es'), 'qnabot', 'es'))).toEqual(sorted(some));
      }),
      { numRuns: 100 },
    );
  });

  it.each(['=1+1', '+34 600', '-5 %', '@ana', "'=1", '\t=1', '＝1'])('holds no formula for a spreadsheet: %j', (answer) => {
    const one: Entry = {
      id: 'a/b',
      topic: 'a',
      language: 'es',
      kind: 'answer',
      question: 'q',
      also: [],
      keywords: [],
      related: [],
      answer,
    };
    const [, row = ''] = exportCsv({ entries: [one], topics: [] }).split('\r\n');
    expect(row).not.toMatch(/(^|,)"?[=+\-@\t＝]/);
  });
});
