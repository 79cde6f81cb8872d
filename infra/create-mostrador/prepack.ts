import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const HERE = process.cwd();
const DIST = join(HERE, 'dist');

/** Bundles the program, and puts what it copies beside it. */
async function main(): Promise<void> {
  await rm(DIST, { recursive: true, force: true });
  await mkdir(DIST, { recursive: true });
  await build({
    entryPoints: [join(HERE, 'create.ts')],
    outfile: join(DIST, 'create.mjs'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: { js: '#!/usr/bin/env node' },
    logLevel: 'silent',
  });
  await cp(join(HERE, '../skeleton'), join(DIST, 'skeleton'), { recursive: true });
  await cp(join(HERE, 'templates'), join(DIST, 'templates'), { recursive: true });
  for (const file of ['cdk.json', 'mostrador.config.yaml']) await cp(join(HERE, '../..', file), join(DIST, file));
}

void main();
