/**
 * `npm run language`: checks the language packs in `bot/language/<code>/` and generates `bot/language/compiled/` and
 * `bot/model/language.ts`. Reports every problem by file, line and column; if there are any, it writes nothing.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { formatProblem, hasErrors } from '../../../bot/knowledge/problems';
import { compileLanguages } from './compile';
import { COMPILED } from './generated';
import { readPacks, SHIPPED } from './packs';

const ROOT = resolve(__dirname, '../../..');

void main();

async function main(): Promise<void> {
  const packs = await readPacks(SHIPPED);
  const { problems, modules } = compileLanguages(packs);
  for (const problem of problems) process.stderr.write(`bot/language/${formatProblem(problem)}\n`);
  if (hasErrors(problems)) {
    process.exitCode = 1;
    return;
  }
  await rm(join(ROOT, COMPILED), { recursive: true, force: true });
  for (const { path, text } of modules) {
    const file = join(ROOT, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  process.stdout.write(`${packs.map(({ code }) => code).join(', ')}: ${modules.length} modules written\n`);
}
