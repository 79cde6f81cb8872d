import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../root';

/**
 * The folder of recently used snapshots, shared by all data folders of this checkout: a new data folder need not train
 * again.
 */
export const SNAPSHOT_CACHE = join(ROOT, 'node_modules/.cache/mostrador/snapshots');

/** Whatever may change what is built from the same knowledge: the training program, and the one that encodes phrases. */
const PROGRAMS = ['snapshot/build.ts', 'encoder/encoder.ts', 'encoder/glosses.ts', 'features/bridge.ts'];

/** A digest of these programs and their packages. */
export async function matcherVersion(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: PROGRAMS.map((file) => join(ROOT, 'bot/matcher', file)),
    outdir: ROOT,
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
