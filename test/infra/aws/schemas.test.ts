import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CloudFormationValidatePlugin } from 'aws-cdk-lib';
import { deploy, FULL, record, SYNTHESIS_MS } from './deployed';

/**
 * AWS publishes the schema of each kind of resource, and a validator that comes with CDK and holds them all. While a
 * stack is deployed only its errors stop it: a value that is on no list is a warning, since its lists may be old. Here
 * warnings count too.
 */
const validator = new CloudFormationValidatePlugin();
const folder = mkdtempSync(join(tmpdir(), 'mostrador-template-'));

type Template = Readonly<Record<string, unknown>>;

function findings(template: Template): readonly string[] {
  const templatePath = join(folder, 'template.json');
  writeFileSync(templatePath, JSON.stringify(template));
  return validator
    .validate({
      appConstruct: new App(),
      templatePaths: [templatePath],
      stackTemplates: [{ stackConstructPath: 'Mostrador', templatePath, region: 'eu-west-1', accountId: '111122223333' }],
    })
    .violations.map(({ ruleName, description }) => `${ruleName} ${description}`);
}

/** The template with a property of the first resource of a type set. */
function changed(template: Template, type: string, property: string, value: unknown): Template {
  const resources = record(template.Resources);
  const [id = ''] = Object.entries(resources).find(([, resource]) => record(resource).Type === type) ?? [];
  const resource = record(resources[id]);
  const properties = { ...record(resource.Properties), [property]: value };
  return { ...template, Resources: { ...resources, [id]: { ...resource, Properties: properties } } };
}

let plain: Template;
let full: Template;
beforeAll(() => {
  plain = deploy().template.toJSON();
  full = deploy(FULL, { embedOrigins: ['https://shop.example'] }).template.toJSON();
  // The first use makes the validator ready, which takes longest.
  findings(plain);
}, SYNTHESIS_MS);

describe("AWS's own schemas and rules", () => {
  it('have nothing to say about the template', () => {
    expect({ plain: findings(plain), full: findings(full) }).toEqual({ plain: [], full: [] });
  });

  it.each([
    ['AWS::Cognito::UserPool', 'Colour', 'blue'],
    ['AWS::Cognito::UserPool', 'UserPoolTier', 'GOLD'],
    ['AWS::Events::Rule', 'ScheduleExpression', 'rate(1 minutes)'],
    ['AWS::Lambda::Function', 'Runtime', 'nodejs16.x'],
    ['AWS::Lambda::Function', 'Timeout', 901],
    ['AWS::Logs::LogGroup', 'RetentionInDays', 91],
    ['AWS::SQS::Queue', 'MessageRetentionPeriod', 'long'],
  ])('would have: %s with %s %j', (type, property, value) => {
    expect(findings(changed(plain, type, property, value))).not.toEqual([]);
  });
});
