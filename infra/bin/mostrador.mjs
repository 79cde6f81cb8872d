#!/usr/bin/env node
// Runs a command in the folder of an organisation that has Mostrador as a dependency: `mostrador start`.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { register as registerRequire } from 'tsx/cjs/api';
import { register as registerImport } from 'tsx/esm/api';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** What `cdk` runs is called `aws`; the others are the scripts of package.json. */
const COMMANDS = {
  start: 'infra/local/cli/start.ts',
  knowledge: 'infra/local/cli/knowledge.ts',
  password: 'infra/local/cli/password.ts',
  token: 'infra/local/cli/token.ts',
  build: 'infra/local/cli/build.ts',
  aws: 'infra/aws/app.ts',
};

const [, , name] = process.argv;
const file = Object.hasOwn(COMMANDS, name ?? '') ? COMMANDS[name] : undefined;
if (file === undefined) {
  process.stderr.write(`Say mostrador ${Object.keys(COMMANDS).join(' | ')}, with --help for more.\n`);
  process.exitCode = 2;
} else {
  process.env.MOSTRADOR_HOME ||= process.cwd();
  process.argv.splice(1, 2, join(ROOT, file));
  registerImport();
  registerRequire();
  createRequire(import.meta.url)(join(ROOT, file));
}
