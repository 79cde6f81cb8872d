import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sha256Digest } from '../../../bot/adapters/crypto';
import { compileKnowledge, filesKnowledgeSource } from '../../../bot/adapters/files';
import { type LanguageReport, replaySavedQuestions } from '../../../bot/conversation/saved-questions';
import { formatProblem } from '../../../bot/knowledge/problems';
import type { Knowledge } from '../../../bot/ports';
import { LANGUAGE_KNOWLEDGE } from '../root';
import { trainingProgress } from '../training-progress';

const USAGE = `Usage: npm run knowledge -- <check | test> [--dir knowledge] [--min-right 0.8] [--min-refused 0.8] [--failures]

  check   reads all files and tells what is wrong, with file, line and column
  test    asks the saved questions, and fails when a language stays below the shares`;

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      dir: { type: 'string', default: 'knowledge' },
      'min-right': { type: 'string', default: '0.8' },
      'min-refused': { type: 'string', default: '0.8' },
      failures: { type: 'boolean', default: false },
    },
  });
  const [command] = positionals;
  if ((command !== 'check' && command !== 'test') || positionals.length > 1) return fail(USAGE);
  if (!existsSync(values.dir)) return fail(`There is no folder ${values.dir}: give the knowledge folder with --dir.`);
  const outDirectory = await mkdtemp(join(tmpdir(), 'mostrador-knowledge-'));
  try {
    const compiled = await compileKnowledge(values.dir, outDirectory, {
      languages: LANGUAGE_KNOWLEDGE,
      onProgress: trainingProgress(console.error),
    });
    for (const problem of compiled.kind === 'invalid' ? compiled.problems : compiled.warnings)
      console.log(formatProblem(problem));
    if (compiled.kind === 'invalid') return fail(`Not valid: ${compiled.problems.length} problem(s).`);
    const knowledge = await filesKnowledgeSource(outDirectory).current();
    console.log(
      `Valid: version ${compiled.version}, ${knowledge.base.entries.length} entries, ${knowledge.base.questions.length} saved questions.`,
    );
    return command === 'check' ? 0 : test(knowledge, share(values['min-right']), share(values['min-refused']), values.failures);
  } finally {
    await rm(outDirectory, { recursive: true, force: true });
  }
}

function test(knowledge: Knowledge, minRight: number, minRefused: number, showFailures: boolean): number {
  const reports = replaySavedQuestions(knowledge, new Date(), sha256Digest);
  for (const report of reports) print(report, showFailures);
  const poor = reports.filter(
    ({ right, answerable, refused, unanswerable }) => right < minRight * answerable || refused < minRefused * unanswerable,
  );
  return poor.length === 0 ? 0 : fail(`Below the shares that were set: ${poor.map(({ language }) => language).join(', ')}.`);
}

function print(report: LanguageReport, showFailures: boolean): void {
  const { language, answerable, unanswerable, right, clarified, missed, wrong, refused, failures } = report;
  const line = (label: string, count: number, of: number) =>
    `  ${label.padEnd(22)} ${String(count).padStart(4)} of ${of}  ${((100 * count) / Math.max(of, 1)).toFixed(1)} %`;
  console.log(`\n${language}`);
  console.log(line('right', right, answerable));
  console.log(line('clarified', clarified, answerable));
  console.log(line('missed (no answer)', missed, answerable));
  console.log(line('wrong', wrong, answerable));
  console.log(line('unanswerable, refused', refused, unanswerable));
  if (!showFailures) return;
  for (const { question, verdict, got, confidence } of failures) {
    console.log(
      `    ${verdict.padEnd(9)} ${confidence.toFixed(2)}  ${question.question}\n${' '.repeat(20)}expected ${question.expect}, got ${got}`,
    );
  }
}

function share(text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value <= 1)) throw new Error(`A share lies between 0 and 1, not ${text}.`);
  return value;
}

function fail(message: string): number {
  console.error(message);
  return 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.exitCode = fail(error instanceof Error ? error.message : String(error));
  },
);
