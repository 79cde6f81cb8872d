/** Changes the code of a part, line by line, and counts how many changes the tests notice. `npm run mutation -- PART` */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const PARTS = ['authorisation', 'decisions', 'tickets'];
const [part = '', ...rest] = process.argv.slice(2);
const folder = __dirname;

if (!PARTS.includes(part)) {
  process.stderr.write(`Usage: npm run mutation -- ${PARTS.join('|')} [Stryker's options]\n`);
  process.exit(2);
}
if (!existsSync(join(folder, 'node_modules'))) {
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, stdio: ['ignore', 2, 2] });
}
const { status } = spawnSync('npx', ['--prefix', folder, 'stryker', 'run', join(folder, 'stryker.config.mjs'), ...rest], {
  cwd: join(folder, '../..'),
  env: { ...process.env, MUTATION_PART: part },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
