import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { assembleAssets } from '../../../infra/aws/assets';
import { readSettings } from '../../../infra/aws/settings';
import { addStacks } from '../../../infra/aws/stacks';
import { builtFolders, deploymentContext } from './fixture';

export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly raw: Readonly<Record<string, unknown>>;
}

export interface Deployed {
  readonly template: Template;
  readonly resources: readonly Resource[];
  /** Of one type, with its logical id. */
  all(type: string): readonly Resource[];
  /** The only one of its type. */
  one(type: string): Resource;
  /** The logical ids of functions by their name in the registry. */
  functionId(name: string): string;
  /** The role of a function, by the function's name in the registry. */
  role(name: string): Resource;
  /** Every statement of the policies of a function's role. */
  statements(name: string): readonly Statement[];
  /** The environment of a function, with references as they stand in the template. */
  environment(name: string): Readonly<Record<string, unknown>>;
  /** The same, with examples in place of what CloudFormation fills in. */
  filledEnvironment(name: string): Readonly<Record<string, string>>;
  /** What cdk-nag has to say. */
  findings(): readonly string[];
  /** Reasons of acknowledgements, by rule. */
  readonly acknowledged: readonly (readonly [rule: string, reason: string])[];
}

export interface Statement {
  readonly actions: readonly string[];
  /** As JSON: ARNs are made of references. */
  readonly resources: readonly string[];
}

/** A template takes seconds to make, and longer on a machine that is busy. */
export const SYNTHESIS_MS = 120_000;

const FILLED_IN: Readonly<Record<string, string>> = {
  SITE_URL: 'https://d111111abcdef8.cloudfront.net',
  LIVE_ENDPOINT: 'https://a1b2c3.execute-api.eu-west-1.amazonaws.com/live',
};

export interface DeployOptions {
  readonly embedOrigins?: readonly string[];
  readonly stage?: string;
}

const TEAM = [
  { login: 'ana', role: 'staff' },
  { login: 'carmen', role: 'admin' },
] as const;

/** Everything that can be set is. */
export const FULL = {
  knowledge: 'knowledge',
  siteDomain: 'help.example.com',
  hostedZoneId: 'Z0123456789ABCDEFGHIJ',
  siteMode: 'demo',
  customerPage: 'https://help.example.com/contact',
  adminEmail: 'carmen@example.com',
  adminLogin: 'carmen',
  certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1c2d',
  webAclArn: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/desk/1c2d',
  teamsAppId: '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0',
  teamsTenantId: '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f1',
  teamsSecretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:teams/password-AbC123',
  webhookSecretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:webhook/signing-AbC123',
  mailFrom: 'help@example.com',
  alarmEmail: 'ops@example.com',
  monthlyBudgetDollars: 50,
  dashboard: 'on',
  publishKnowledge: 'on',
  logRetentionDays: '30',
  requestsPerSecond: '250',
  requestBurst: '500',
  concurrency: 'chat:50',
  loginMfa: 'required',
  deletionProtection: 'off',
  backups: 'on',
  ssoIssuer: 'https://login.microsoftonline.com/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f1/v2.0',
  ssoClientId: '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f2',
  ssoSecretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:login/secret-AbC123',
  ssoGroups: { staff: ['support', 'shops'], admin: ['it'] },
  ssoLoginClaim: 'upn',
  ssoGroupsClaim: 'roles',
  ssoEmailClaim: 'mail',
  loginPrefix: 'our-desk',
  restoredTable: 'desk-restored',
} as const;

/** The stack as it would be deployed with these settings. */
export function deploy(
  written: Readonly<Record<string, unknown>> = {},
  { embedOrigins = [], stage }: DeployOptions = {},
): Deployed {
  // `schemas.test.ts` does it once, and is stricter.
  process.env.CDK_VALIDATION = 'false';
  const app = new App({ context: deploymentContext() });
  const settings = readSettings(written, stage);
  const stack = addStacks(app, settings, { embedOrigins, team: TEAM }, () => assembleAssets(builtFolders()), '1.2.3+abc');
  const template = Template.fromStack(stack);
  const resources = Object.entries(record(template.toJSON().Resources)).map(([id, value]): Resource => {
    const raw = record(value);
    return { id, type: String(raw.Type), properties: record(raw.Properties), raw };
  });
  const all = (type: string) => resources.filter((resource) => resource.type === type);
  const functionId = (name: string) =>
    all('AWS::Lambda::Function').find(({ properties }) => properties.FunctionName === `${stack.stackName}-${name}`)?.id ??
    `no ${name}`;
  const environment = (name: string) => {
    const lambda = resources.find(({ id }) => id === functionId(name));
    return record(record(lambda?.properties.Environment).Variables);
  };
  return {
    template,
    resources,
    all,
    one: (type) => {
      const [found, ...others] = all(type);
      if (found === undefined || others.length > 0) throw new Error(`${others.length + 1} of ${type}`);
      return found;
    },
    functionId,
    role: (name) => {
      const role = JSON.stringify(resources.find(({ id }) => id === functionId(name))?.properties.Role);
      const found = all('AWS::IAM::Role').find(({ id }) => role.includes(`"${id}"`));
      if (found === undefined) throw new Error(`no role of ${name}`);
      return found;
    },
    statements: (name) => {
      const role = JSON.stringify(resources.find(({ id }) => id === functionId(name))?.properties.Role);
      return all('AWS::IAM::Policy')
        .filter(({ properties }) => list(properties.Roles).some((attached) => role.includes(String(record(attached).Ref))))
        .flatMap(({ properties }) => statementsOf(properties.PolicyDocument));
    },
    environment,
    filledEnvironment: (name) =>
      Object.fromEntries(
        Object.entries(environment(name)).map(([key, value]) => [
          key,
          typeof value === 'string' ? value : (FILLED_IN[key] ?? 'filled-in'),
        ]),
      ),
    findings: () =>
      new AwsSolutionsChecks(app)
        .validateScope(stack)
        .violations.flatMap(({ ruleName, violatingResources }) =>
          violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`),
        ),
    acknowledged: acknowledgedIn(stack),
  };
}

export function statementsOf(document: unknown): readonly Statement[] {
  return list(record(document).Statement).map((statement) => {
    const { Action, Resource } = record(statement);
    return { actions: list(Action).map(String), resources: list(Resource).map((resource) => JSON.stringify(resource)) };
  });
}

function acknowledgedIn(stack: Stack): Deployed['acknowledged'] {
  return stack.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata
        .filter(({ type }) => type === 'aws:cdk:acknowledged-rules')
        .flatMap(({ data }) => Object.entries(record(data)).map(([rule, reason]) => [rule, String(reason)] as const)),
    );
}

/** The only one, or each of several. */
export function list(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

export function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
