import { deploy, FULL, SYNTHESIS_MS } from '../deployed';
import { budgets } from './budgets';
import { cloudFront } from './cloudfront';
import { cloudWatch } from './cloudwatch';
import { cognito } from './cognito';
import { dashboards } from './dashboards';
import { dynamoDb } from './dynamodb';
import { events } from './events';
import { httpApi } from './http-api';
import { iam } from './iam';
import { lambda } from './lambda';
import { logs } from './logs';
import { protectedAgainstDeletion, rollback } from './rollback';
import { route53 } from './route53';
import { s3 } from './s3';
import { ses } from './ses';
import { sns } from './sns';
import { sqs } from './sqs';
import { stack } from './stack';
import type { Resources } from './template/constraint';

const SERVICES = {
  Cognito: cognito,
  'HTTP API': httpApi,
  CloudFront: cloudFront,
  Lambda: lambda,
  DynamoDB: dynamoDb,
  'Route 53': route53,
  S3: s3,
  SES: ses,
  SNS: sns,
  SQS: sqs,
  EventBridge: events,
  CloudWatch: cloudWatch,
  'CloudWatch Logs': logs,
  IAM: iam,
  Budgets: budgets,
  'CloudWatch dashboards': dashboards,
  CloudFormation: stack,
  'a deployment that fails': rollback,
};

const CONSTRAINTS = Object.entries(SERVICES).flatMap(([service, constraints]) =>
  constraints.map((constraint) => ({ service, ...constraint })),
);

/** The longest name that `stackName` may be: names that are made of it must still fit. */
const LONGEST_NAME = 'S'.repeat(40);

let plain: Resources;
let full: Resources;
let longest: Resources;
beforeAll(() => {
  const embedOrigins = ['https://shop.example'];
  plain = deploy().resources;
  full = deploy(FULL, { embedOrigins }).resources;
  longest = deploy({ ...FULL, stackName: LONGEST_NAME }, { embedOrigins }).resources;
}, SYNTHESIS_MS);

describe('the template keeps what only the service checks', () => {
  it.each(CONSTRAINTS)('$service: $rule', ({ faults }) => {
    expect({ plain: faults(plain), full: faults(full), longest: faults(longest) }).toEqual({ plain: [], full: [], longest: [] });
  });
});

describe('a template that would be refused is noticed', () => {
  it.each(CONSTRAINTS)('$service: $rule', ({ faults, refused }) => {
    const unnoticed = [plain, full].map((resources) =>
      refused.flatMap((change, index) => (faults(change(resources)).length === 0 ? [`change ${index}`] : [])),
    );
    expect(refused.length).toBeGreaterThan(0);
    expect(unnoticed).toEqual([[], []]);
  });
});

describe('deletion protection', () => {
  it('guards the table and the people unless the operator says otherwise, so that a first deployment can be taken back', () => {
    expect(protectedAgainstDeletion(plain)).toEqual(['AWS::DynamoDB::GlobalTable', 'AWS::Cognito::UserPool']);
    expect(protectedAgainstDeletion(full)).toEqual([]);
  });
});

it('every kind of resource has been looked at', () => {
  expect([...new Set([...plain, ...full].map(({ type }) => type))].sort()).toEqual(LOOKED_AT);
});

it('every rule says where the service documents it', () => {
  expect(CONSTRAINTS.filter(({ source }) => !source.startsWith('https://docs.aws.amazon.com/'))).toEqual([]);
});

/** A type that is not here is new: what does its service check that no schema says? */
const LOOKED_AT = [
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Authorizer',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::Budgets::Budget',
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::Function',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolDomain',
  'AWS::Cognito::UserPoolGroup',
  'AWS::Cognito::UserPoolIdentityProvider',
  'AWS::Cognito::UserPoolUser',
  'AWS::Cognito::UserPoolUserToGroupAttachment',
  'AWS::DynamoDB::GlobalTable',
  'AWS::Events::Rule',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::Function',
  'AWS::Lambda::LayerVersion',
  'AWS::Lambda::Permission',
  'AWS::Logs::LogGroup',
  'AWS::Route53::RecordSet',
  'AWS::S3::Bucket',
  'AWS::S3::BucketPolicy',
  'AWS::SES::ConfigurationSet',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::SNS::Subscription',
  'AWS::SNS::Topic',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
  'Custom::AWS',
  'Custom::CDKBucketDeployment',
  'Custom::S3AutoDeleteObjects',
];
