import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../root';

/** Where the snapshots are that were used lately, for all data folders of this checkout: a fresh one need not train again. */
export const KEPT_SNAPSHOTS = join(ROOT, 'node_modules/.cache/mostrador/snapshots');

/** A digest of the program that trains, its packages included: another one may make other snapshots of the same knowledge. */
export async function matcherVersion(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, 'bot/matcher/snapshot/build.ts')],
    absWorkingDir: ROOT,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'esm',
    write: false,
    logLevel: 'silent',
  });
  const hash = createHash('sha256');
  for (const { contents } of outputFiles) hash.update(contents);
  return hash.digest('hex');
}
