import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { formatProblem } from '../../bot/knowledge/problems';
import { parseService } from '../../bot/knowledge/service';
import packageJson from '../../package.json';
import { assembleAssets } from './assets';
import { readDeployment } from './settings-file';
import { addStacks } from './stacks';

const ROOT = resolve(__dirname, '../..');

/** The folder of the organisation; see infra/local/root.ts. */
const HOME = resolve(process.env.MOSTRADOR_HOME || ROOT);

/** Run by `cdk`: see cdk.json. Rejects invalid settings and service files before anything is built. */
function main(): void {
  const app = new App();
  const { settings, notes } = readDeployment(app.node.getAllContext(), HOME);
  const knowledgeFolder = resolve(HOME, settings.knowledge);
  for (const note of notes) process.stderr.write(`Note: ${note}\n`);
  const parsed = parseService('service.yaml', readFileSync(join(knowledgeFolder, 'service.yaml'), 'utf8'), new Date());
  if ('problems' in parsed) throw new Error(parsed.problems.map(formatProblem).join('\n'));
  addStacks(
    app,
    settings,
    parsed.service,
    () => {
      // The standard output belongs to `cdk`.
      const program = [join(ROOT, 'infra/bin/mostrador.mjs'), 'build'];
      execFileSync(process.execPath, [...program, '--site', settings.siteMode, '--knowledge', knowledgeFolder], {
        env: { ...process.env, MOSTRADOR_HOME: HOME },
        stdio: ['ignore', 2, 2],
      });
      return assembleAssets({ distFolder: join(HOME, 'dist'), languagesFolder: join(ROOT, 'bot/matcher/data') });
    },
    versionOf(HOME),
  );
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}

/** The version of the package, and the commit in a checkout: `0.1.0+2e6c95b`, or `0.1.0+2e6c95b.changed`. */
function versionOf(root: string): string {
  const { version } = packageJson;
  try {
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    const commit = git('rev-parse', '--short', 'HEAD');
    return `${version}+${commit}${git('status', '--porcelain', '--untracked-files=no') === '' ? '' : '.changed'}`;
  } catch {
    return version;
  }
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
