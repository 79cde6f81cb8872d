import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../root';

/**
 * The folder of recently used snapshots, shared by all data folders of this checkout: a new data folder need not train
 * again.
 */
export const SNAPSHOT_CACHE = join(ROOT, 'node_modules/.cache/mostrador/snapshots');

/** A digest of the training program and its packages: another program may build different snapshots from the same knowledge. */
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
