import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sha256Digest, systemClock } from '../../../bot/adapters/crypto';
import { compileKnowledge, filesKnowledgeSource, keptSnapshots, readKnowledgeFolder } from '../../../bot/adapters/files';
import { replaySavedQuestions } from '../../../bot/conversation/saved-questions';
import { parseKnowledge } from '../../../bot/knowledge/parse';
import { formatProblem } from '../../../bot/knowledge/problems';
import { failedGates } from '../knowledge/gates';
import { matcherVersion, SNAPSHOT_CACHE } from '../knowledge/snapshot-cache';
import { LANGUAGE_KNOWLEDGE } from '../root';
import { trainingProgress } from '../training-progress';
import { KNOWLEDGE_USAGE, type KnowledgeOptions, knowledgeOptions } from './knowledge-options';
import { UsageError } from './options';
import { failureLine, reportLines } from './saved-questions';

void main();

/** Checks the knowledge files, or runs their saved questions. */
async function main(): Promise<void> {
  try {
    const options = knowledgeOptions(process.argv.slice(2));
    if (options === 'help') process.stdout.write(KNOWLEDGE_USAGE);
    else process.exitCode = await run(options);
  } catch (error) {
    process.exitCode = error instanceof UsageError ? 2 : 1;
    const remedy = error instanceof UsageError ? '\nTry npm run knowledge -- --help' : '';
    console.error(`${error instanceof Error ? error.message : String(error)}${remedy}`);
  }
}

async function run(options: KnowledgeOptions): Promise<number> {
  const { command, directory } = options;
  if (!existsSync(directory)) return fail([`There is no folder ${directory}: give the knowledge folder with --dir.`]);
  if (!(await check(directory))) return 1;
  return command === 'check' ? 0 : test(options);
}

/** Whether the files are valid; prints a summary and the problems. */
async function check(directory: string): Promise<boolean> {
  const parsed = parseKnowledge(await readKnowledgeFolder(directory), sha256Digest, systemClock.now());
  for (const problem of parsed.kind === 'invalid' ? parsed.problems : parsed.warnings) console.log(formatProblem(problem));
  if (parsed.kind === 'invalid') {
    fail([`Not valid: ${parsed.problems.length} problem(s) in ${directory}.`]);
    return false;
  }
  const { version, entries, questions } = parsed.base;
  console.log(`Valid: version ${version}, ${entries.length} entries, ${questions.length} saved questions.`);
  return true;
}

async function test({ directory, failures, gates }: KnowledgeOptions): Promise<number> {
  const compiled = await mkdtemp(join(tmpdir(), 'mostrador-knowledge-'));
  try {
    await compileKnowledge(directory, compiled, {
      languages: LANGUAGE_KNOWLEDGE,
      kept: keptSnapshots({ directory: SNAPSHOT_CACHE, matcherVersion: await matcherVersion() }),
      onProgress: trainingProgress(console.error),
    });
    const reports = replaySavedQuestions(await filesKnowledgeSource(compiled).current(), systemClock.now(), sha256Digest);
    for (const report of reports) {
      for (const line of reportLines(report)) console.log(line);
      if (failures) for (const failure of report.failures) console.log(failureLine(failure));
    }
    const failed = reports.flatMap((report) => failedGates(report, gates));
    return failed.length === 0 ? 0 : fail(['', ...failed]);
  } finally {
    await rm(compiled, { recursive: true, force: true });
  }
}

function fail(lines: readonly string[]): number {
  for (const line of lines) console.error(line);
  return 1;
}
