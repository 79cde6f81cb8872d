import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { formatProblem } from '../../bot/knowledge/problems';
import { parseService } from '../../bot/knowledge/service';
import { compact } from '../../bot/model/compact';
import { assembleAssets } from './assets';
import { readDeployment } from './settings-file';
import { MostradorStack } from './stack';

const ROOT = resolve(__dirname, '../..');

/** Run by `cdk`: see cdk.json. Rejects invalid settings and service files before anything is built. */
function main(): void {
  const knowledgeFolder = join(ROOT, 'knowledge');
  const app = new App();
  const { settings, notes } = readDeployment(app.node.getAllContext(), ROOT);
  for (const note of notes) process.stderr.write(`Note: ${note}\n`);
  const parsed = parseService('service.yaml', readFileSync(join(knowledgeFolder, 'service.yaml'), 'utf8'), new Date());
  if ('problems' in parsed) throw new Error(parsed.problems.map(formatProblem).join('\n'));
  // The standard output belongs to `cdk`.
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, stdio: ['ignore', 2, 2] });
  new MostradorStack(app, settings.stackName, {
    description: 'Mostrador: a support desk that answers from knowledge files and hands over to people',
    env: compact({ account: settings.account, region: settings.region }),
    settings,
    assets: assembleAssets({ distFolder: join(ROOT, 'dist'), knowledgeFolder }),
    embedOrigins: parsed.service.embedOrigins,
  });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
}

try {
  main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
