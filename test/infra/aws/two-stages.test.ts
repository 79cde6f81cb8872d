import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { AwsSolutionsChecks } from 'cdk-nag';
import { assembleAssets } from '../../../infra/aws/assets';
import { readSettings } from '../../../infra/aws/settings';
import { addStacks } from '../../../infra/aws/stacks';
import { deploy, FULL, type Resource, record, SYNTHESIS_MS } from './deployed';
import { builtFolders, deploymentContext } from './fixture';
import { at, repeated } from './service-constraints/template/constraint';
import { filledIn } from './service-constraints/template/filled-in';

/** Names that are unique in an account, whatever the region. */
const GLOBAL: Readonly<Record<string, string>> = {
  'AWS::Budgets::Budget': 'Budget.BudgetName',
  'AWS::CloudFront::CachePolicy': 'CachePolicyConfig.Name',
  'AWS::CloudFront::Function': 'Name',
  'AWS::CloudFront::OriginAccessControl': 'OriginAccessControlConfig.Name',
  'AWS::CloudFront::ResponseHeadersPolicy': 'ResponseHeadersPolicyConfig.Name',
  'AWS::CloudWatch::Dashboard': 'DashboardName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Role': 'RoleName',
  'AWS::S3::Bucket': 'BucketName',
};

/** Names that are unique in an account and a region. */
const REGIONAL: Readonly<Record<string, string>> = {
  'AWS::CloudWatch::Alarm': 'AlarmName',
  'AWS::Cognito::UserPoolDomain': 'Domain',
  'AWS::DynamoDB::GlobalTable': 'TableName',
  'AWS::Events::Rule': 'Name',
  'AWS::KMS::Alias': 'AliasName',
  'AWS::Lambda::Function': 'FunctionName',
  'AWS::Logs::LogGroup': 'LogGroupName',
  'AWS::SES::ConfigurationSet': 'Name',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::SQS::Queue': 'QueueName',
};

function names(resources: readonly Resource[], region: string, of: Readonly<Record<string, string>>): readonly string[] {
  return resources.flatMap(({ type, properties }) => {
    const path = of[type];
    const name = path === undefined ? undefined : at(properties, path);
    if (name === undefined) return [];
    return [`${type} ${filledIn(name, resources).replaceAll('ap-northeast-1', region)}`];
  });
}

describe('two stages in two regions of one account', () => {
  const places = ['prod', 'test'].flatMap((stage) => ['eu-west-1', 'us-east-1'].map((region) => ({ stage, region })));
  let stacks: readonly { readonly region: string; readonly resources: readonly Resource[] }[];
  beforeAll(() => {
    // What an operator may not give to both stages is left out.
    const { restoredTable, loginPrefix, siteDomain, certificateArn, hostedZoneId, customerPage, ...shared } = FULL;
    stacks = places.map(({ stage, region }) => ({ region, resources: deploy({ ...shared, region }, { stage }).resources }));
  }, SYNTHESIS_MS);

  it('give no name twice that is unique in the account', () => {
    const given = stacks.flatMap(({ region, resources }) => names(resources, region, GLOBAL));
    expect(given.length).toBeGreaterThanOrEqual(3 * places.length);
    expect(repeated(given)).toEqual([]);
  });

  it.each(['eu-west-1', 'us-east-1'])('give no name twice in %s', (region) => {
    const given = stacks
      .filter((stack) => stack.region === region)
      .flatMap(({ resources }) => names(resources, region, REGIONAL));
    // A prefix of the login page contains the id of the API, which AWS makes unique.
    expect(repeated(given.filter((name) => !name.includes('mostrador-a1b2c3d4e5')))).toEqual([]);
    expect(given.length).toBeGreaterThan(20);
  });

  it('export nothing whose name could be taken', () => {
    expect(JSON.stringify(deploy().template.findOutputs('*'))).not.toContain('"Export"');
  });
});

describe('a certificate', () => {
  const { certificateArn, ...zoned } = FULL;
  const stacksOf = (written: Readonly<Record<string, unknown>>) => {
    process.env.CDK_VALIDATION = 'false';
    const app = new App({ context: deploymentContext() });
    const service = { embedOrigins: [], team: [{ login: 'carmen', role: 'admin' as const }] };
    const main = addStacks(app, readSettings(written), service, () => assembleAssets(builtFolders()));
    const all = app.node.children.filter(Stack.isStack);
    return {
      app,
      main,
      all,
      certificates: (stack: Stack) => Template.fromStack(stack).findResources('AWS::CertificateManager::Certificate'),
    };
  };

  it('is made in the one stack where CloudFront finds it there, and proved by the zone', () => {
    const { main, all, certificates } = stacksOf({ ...zoned, region: 'us-east-1' });
    expect(all).toEqual([main]);
    const [certificate, ...others] = Object.values(certificates(main)).map(record);
    expect(others).toEqual([]);
    expect(certificate?.Properties).toMatchObject({
      DomainName: 'help.example.com',
      ValidationMethod: 'DNS',
      DomainValidationOptions: [{ DomainName: 'help.example.com', HostedZoneId: 'Z0123456789ABCDEFGHIJ' }],
    });
  });

  it('has a stack of its own in us-east-1 otherwise, from which the other takes it', () => {
    const { app, main, all, certificates } = stacksOf({ ...zoned, region: 'eu-west-1' });
    const [apart] = all.filter((stack) => stack !== main && stack.region === 'us-east-1');
    if (apart === undefined) throw new Error('There is no stack of the certificate.');
    expect(apart.stackName).toBe('Mostrador-Certificate');
    expect(Object.keys(certificates(main))).toEqual([]);
    expect(Object.keys(certificates(apart))).toHaveLength(1);
    expect(main.dependencies).toContain(apart);
    const findings = [apart, main].flatMap((stack) =>
      new AwsSolutionsChecks(app)
        .validateScope(stack)
        .violations.flatMap(({ ruleName, violatingResources }) =>
          violatingResources.map(({ constructPath }) => `${ruleName} ${constructPath}`),
        ),
    );
    expect(findings).toEqual([]);
  });

  it('is not made when one is given', () => {
    const { main, all, certificates } = stacksOf(FULL);
    expect(all).toEqual([main]);
    expect(certificates(main)).toEqual({});
    const records = Object.values(Template.fromStack(main).findResources('AWS::Route53::RecordSet')).map((found) =>
      record(record(found).Properties),
    );
    expect(records.map(({ Name, Type }) => `${Name} ${Type}`).sort()).toEqual(['help.example.com A', 'help.example.com AAAA']);
  });
});
