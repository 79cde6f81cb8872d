import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './root';
import { hasCode } from './system-error';

export interface CompiledEntries {
  /** Absolute path of the compiled file, by entry name. */
  readonly files: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

/** Below `node_modules`, since Node.js looks for packages from there. */
const COMPILED = join(ROOT, 'node_modules/.cache/mostrador/compiled');

/**
 * Compiles TypeScript for a thread or process, in milliseconds: our files are bundled, packages are not.
 *
 * @param entries paths relative to the root, by name
 * @param owner separates servers that run at the same time, for example the data folder
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

/** Removes the files of processes that were killed. */
export async function removeAbandoned(): Promise<void> {
  const names = await readdir(COMPILED).catch(() => []);
  const abandoned = names.filter((name) => !isRunning(Number(name.split('-')[1])));
  await Promise.all(abandoned.map((name) => rm(join(COMPILED, name), { recursive: true, force: true })));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // The process runs, under another user.
    return hasCode(error, 'EPERM');
  }
}
