/**
 * Changes the code of a part, line by line, and counts how many changes the tests notice. `npm run mutation -- PART`;
 * with `--lines 200 --seed 1` only lines that are drawn at random: an estimate in minutes.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const PARTS = ['authorisation', 'decisions', 'tickets'];
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { lines: { type: 'string' }, seed: { type: 'string', default: '1' } },
});
/** What stands behind a second `--` is Stryker's. */
const [part = '', ...rest] = positionals;
const folder = __dirname;

if (!PARTS.includes(part) || !(Number(values.lines ?? 1) > 0)) {
  process.stderr.write(`Usage: npm run mutation -- ${PARTS.join('|')} [--lines N] [--seed N] [-- Stryker's options]\n`);
  process.exit(2);
}
if (!existsSync(join(folder, 'node_modules'))) {
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, stdio: ['ignore', 2, 2] });
}
const { status } = spawnSync('npx', ['--prefix', folder, 'stryker', 'run', join(folder, 'stryker.config.mjs'), ...rest], {
  cwd: join(folder, '../..'),
  env: {
    ...process.env,
    MUTATION_PART: part,
    ...(values.lines === undefined ? {} : { MUTATION_LINES: values.lines, MUTATION_SEED: values.seed }),
  },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
