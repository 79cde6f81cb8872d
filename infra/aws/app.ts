import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { formatProblem } from '../../bot/knowledge/problems';
import { parseService } from '../../bot/knowledge/service';
import { assembleAssets } from './assets';
import { readSettings } from './settings';
import { MostradorStack } from './stack';

const ROOT = resolve(__dirname, '../..');

/** Run by `cdk` after the build: see cdk.json. Rejects invalid settings and service files. */
function main(): void {
  const knowledgeFolder = join(ROOT, 'knowledge');
  const app = new App();
  const settings = readSettings(app.node.getAllContext());
  const parsed = parseService('service.yaml', readFileSync(join(knowledgeFolder, 'service.yaml'), 'utf8'), new Date());
  if ('problems' in parsed) throw new Error(parsed.problems.map(formatProblem).join('\n'));
  new MostradorStack(app, settings.stackName, {
    description: 'Mostrador: a support desk that answers from knowledge files and hands over to people',
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
