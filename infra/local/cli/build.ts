import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compileKnowledge, keptSnapshots } from '../../../bot/adapters/files';
import { formatGroup, groupProblems } from '../../../bot/knowledge/group-problems';
import { type BuiltFunction, buildFunctions } from '../../build/functions';
import { type BuiltFile, buildWeb, SITE_MODES, type SiteMode } from '../../build/web';
import { matcherVersion, SNAPSHOT_CACHE } from '../knowledge/snapshot-cache';
import { HOME, LANGUAGE_KNOWLEDGE } from '../root';
import { trainingProgress } from '../training-progress';
import { knowledgeDirOf } from './folders';

void main();

/** Builds what is deployed into `dist/` (functions, pages, knowledge) and prints its size: `npm run build [-- --site none --knowledge DIR]`. */
async function main(): Promise<void> {
  try {
    const { siteMode, knowledgeDir } = buildOptions(process.argv.slice(2));
    const dist = (folder: string) => join(HOME, 'dist', folder);
    // Earlier versions would be deployed, too.
    await rm(dist('knowledge'), { recursive: true, force: true });
    const [functions, web, knowledge] = await Promise.all([
      buildFunctions({ outDir: dist('functions') }),
      buildWeb({ outDir: dist('web'), siteMode }),
      compileKnowledge(knowledgeDir, dist('knowledge'), {
        languages: LANGUAGE_KNOWLEDGE,
        kept: keptSnapshots({ directory: SNAPSHOT_CACHE, matcherVersion: await matcherVersion() }),
        onProgress: trainingProgress(console.error),
      }),
    ]);
    print(functionTable(functions));
    print(pageTable(web.files));
    print(groupProblems(knowledge.kind === 'invalid' ? knowledge.problems : knowledge.warnings).map(formatGroup));
    if (knowledge.kind === 'invalid') throw new Error('The knowledge is not valid, see above.');
    print(['', `Knowledge  version ${knowledge.version}, ${kilobytes(knowledge.snapshotBytes).trim()} of snapshots`]);
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
}

function buildOptions(args: readonly string[]): { readonly siteMode: SiteMode; readonly knowledgeDir: string } {
  const { site, knowledge } = parseArgs({
    args: [...args],
    options: { site: { type: 'string', default: 'demo' }, knowledge: { type: 'string' } },
  }).values;
  const siteMode = SITE_MODES.find((mode) => mode === site);
  if (siteMode === undefined) throw new Error(`--site is one of ${SITE_MODES.join(', ')}.`);
  return { siteMode, knowledgeDir: knowledgeDirOf(knowledge, process.env) };
}

function functionTable(functions: readonly BuiltFunction[]): readonly string[] {
  return [
    `${'Functions'.padEnd(24)}${'minified'.padStart(10)}${'gzip'.padStart(10)}   heaviest`,
    ...functions.map(({ name, bytes, gzipBytes, heaviest }) => {
      const parts = heaviest.slice(0, 3).map((part) => `${part.name} ${kilobytes(part.bytes).trim()}`);
      return `  ${name.padEnd(22)}${kilobytes(bytes)}${kilobytes(gzipBytes)}   ${parts.join(', ')}`;
    }),
  ];
}

function pageTable(files: readonly BuiltFile[]): readonly string[] {
  const line = ({ file, bytes, gzipBytes }: BuiltFile) => `  ${file.padEnd(22)}${kilobytes(bytes)}${kilobytes(gzipBytes)}`;
  return ['', `${'Pages'.padEnd(24)}${'minified'.padStart(10)}${'gzip'.padStart(10)}`, ...files.map(line)];
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KB`.padStart(10);
}

function print(lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}
