import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './root';
import { hasCode } from './system-error';

export interface CompiledEntries {
  /** Absolute path of what an entry became, by its name. */
  readonly files: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

/** Below `node_modules`, since that is where Node.js looks for the packages from. */
const COMPILED = join(ROOT, 'node_modules/.cache/mostrador/compiled');

/**
 * Compiles TypeScript for a thread or a process of its own, in milliseconds: our files bundled, packages left where they are.
 *
 * @param entries paths from the root, by name
 * @param owner tells apart the servers that run at the same time, for example the data folder
 * @throws esbuild's BuildFailure, naming file and line
 */
export async function compileEntries(
  entries: Readonly<Record<string, string>>,
  { owner, format }: { readonly owner: string; readonly format: 'cjs' | 'esm' },
): Promise<CompiledEntries> {
  const extension = format === 'cjs' ? '.cjs' : '.mjs';
  const key = createHash('sha256')
    .update([owner, ...Object.keys(entries)].join('\n'))
    .digest('hex')
    .slice(0, 16);
  const outdir = join(COMPILED, `${key}-${process.pid}`);
  await build({
    entryPoints: Object.fromEntries(Object.entries(entries).map(([name, path]) => [name, join(ROOT, path)])),
    outdir,
    absWorkingDir: ROOT,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format,
    outExtension: { '.js': extension },
    sourcemap: 'inline',
    logLevel: 'silent',
  });
  return {
    files: Object.fromEntries(Object.keys(entries).map((name) => [name, join(outdir, `${name}${extension}`)])),
    remove: () => rm(outdir, { recursive: true, force: true }),
  };
}

/** Removes what processes left behind that were killed. */
export async function removeAbandoned(): Promise<void> {
  const names = await readdir(COMPILED).catch(() => []);
  const abandoned = names.filter((name) => !isRunning(Number(name.split('-')[1])));
  await Promise.all(abandoned.map((name) => rm(join(COMPILED, name), { recursive: true, force: true })));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It runs, as somebody else.
    return hasCode(error, 'EPERM');
  }
}
