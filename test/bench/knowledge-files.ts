import { sha256Digest, systemClock } from '../../bot/adapters/crypto';
import { exportCsv } from '../../bot/knowledge/export/csv';
import { planImport } from '../../bot/knowledge/import/plan';
import { readImport } from '../../bot/knowledge/import/read';
import { knowledgeOf, readKnowledge } from '../../bot/knowledge/parse';
import { reviewKnowledge } from '../../bot/knowledge/rules';
import { SMALL_FILES } from '../support/small-knowledge';

/** Rows of the table, and entries of the folder that comes of it. */
const ROWS = Number(process.argv[2] ?? 10_000);

/** How long a catalogue takes to be imported, checked and exported: `npm run bench:knowledge [-- ROWS]`. */
function main(): void {
  const header = 'question,also,answer,topic\n';
  const rows = Array.from({ length: ROWS }, (_, row) => {
    const product = `model ${row} of series ${row % 97}`;
    return `"How long is the warranty of ${product}?","warranty ${product}\n${product} guarantee","**${(row % 5) + 1} years**, see [the terms](https://shop.example/${row}).",Series ${row % 50}`;
  });
  const existing = SMALL_FILES;
  const now = systemClock.now();
  const plan = timed('import, planned', () =>
    planImport(readImport([{ name: 'catalogue.csv', text: header + rows.join('\n') }], {}), {
      language: 'en',
      topic: 'General',
      replace: false,
      existing,
    }),
  );
  const read = timed('check, files', () => readKnowledge([...existing, ...plan.files], now));
  const review = timed('check, rules', () => reviewKnowledge(read, now));
  const known = timed('version', () => knowledgeOf(read, sha256Digest));
  if (known.kind === 'invalid') throw new Error('The catalogue must be valid.');
  const table = timed('export', () => exportCsv({ entries: read.entries.map(({ entry }) => entry), topics: known.base.topics }));
  console.log(
    `${plan.rows.length} rows, ${read.entries.length} entries, ${review.length} warnings, ${(table.length / 1e6).toFixed(1)} MB of CSV`,
  );
}

function timed<Result>(name: string, run: () => Result): Result {
  const startedMs = performance.now();
  const cpu = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(2)} s`;
  console.log(
    `${name.padEnd(18)}${seconds(performance.now() - startedMs).padStart(10)}  processor ${seconds((user + system) / 1_000)}`,
  );
  return result;
}

main();
