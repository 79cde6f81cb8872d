import { list, record } from '../deployed';
import { at, type Constraint, each, set, within } from './template/constraint';
import { filledIn } from './template/filled-in';
import { grammarFaults, lengthOf, statementsIn } from './template/policies';
import { namedIn } from './template/references';

const BUCKET = 'AWS::S3::Bucket';
const POLICY = 'AWS::S3::BucketPolicy';
const STATEMENT = 'PolicyDocument.Statement.0';
const GUIDE = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide';

export const s3: readonly Constraint[] = [
  each(BUCKET, {
    rule: 'a bucket that is named has 3 to 63 lower-case letters, digits, hyphens and dots, and no prefix or suffix that S3 keeps',
    source: `${GUIDE}/bucketnamingrules.html`,
    check: ({ properties: { BucketName } }, resources) =>
      BucketName === undefined ||
      /^(?!xn--|sthree-|amzn-s3-demo-|.*\.\.|\d+\.\d+\.\d+\.\d+$)(?!.*(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(
        filledIn(BucketName, resources),
      ),
    refused: ['Mostrador', 'de', 'desk_pages', 'xn--desk', 'desk-s3alias', '192.168.0.1', 'd'.repeat(64)].map((name) =>
      set(BUCKET, 'BucketName', name),
    ),
  }),
  each(BUCKET, {
    rule: 'a rule of a life cycle does something, after a day or more',
    source: `${GUIDE}/intro-lifecycle-rules.html`,
    check: ({ properties }) =>
      list(at(properties, 'LifecycleConfiguration.Rules')).every((rule) => {
        const days = [
          at(rule, 'AbortIncompleteMultipartUpload.DaysAfterInitiation'),
          at(rule, 'NoncurrentVersionExpiration.NoncurrentDays'),
          at(rule, 'ExpirationInDays'),
        ].filter((value) => value !== undefined);
        return days.length > 0 && days.every((value) => within(value, 1, 2 ** 31 - 1));
      }),
    refused: [
      set(BUCKET, 'LifecycleConfiguration.Rules', [{ Status: 'Enabled' }]),
      set(BUCKET, 'LifecycleConfiguration.Rules', [{ Status: 'Enabled', ExpirationInDays: 0 }]),
    ],
  }),
  each(POLICY, {
    // "Policy has invalid resource".
    rule: 'the policy of a bucket is about that bucket, by actions of S3, for principals, in 20 KB',
    source: `${GUIDE}/bucket-policies.html`,
    check: ({ properties: { Bucket, PolicyDocument } }, resources) => {
      const [bucket = ''] = namedIn(Bucket);
      return [
        ...grammarFaults(PolicyDocument),
        ...statementsIn(PolicyDocument).flatMap(({ Action, Principal, Resource }) => [
          ...list(Action)
            .map(String)
            .filter((action) => !action.startsWith('s3:')),
          ...(Principal === undefined ? ['nobody'] : []),
          ...list(Resource).flatMap((resource) => (namedIn(resource).join() === bucket ? [] : [JSON.stringify(resource)])),
        ]),
        ...(lengthOf(PolicyDocument, resources) > 20_480 ? ['too long'] : []),
      ];
    },
    refused: [
      set(POLICY, `${STATEMENT}.Resource`, 'arn:aws:s3:::another/*'),
      set(POLICY, `${STATEMENT}.Action`, 'sqs:SendMessage'),
      set(POLICY, `${STATEMENT}.Principal`, undefined),
      set(POLICY, `${STATEMENT}.Condition`, { StringEquals: { 'aws:PrincipalTag/x': 'v'.repeat(20_480) } }),
    ],
  }),
  each(POLICY, {
    // "Action does not apply to any resource(s) in statement".
    rule: 'an action on objects is allowed on objects, and one on the bucket on the bucket',
    source: 'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html',
    check: ({ properties: { PolicyDocument } }) =>
      statementsIn(PolicyDocument).flatMap(({ Action, Resource }) => {
        const objects = list(Resource).some((resource) => JSON.stringify(resource).includes('/*'));
        const bucket = list(Resource).some((resource) => !JSON.stringify(resource).includes('/*'));
        return list(Action)
          .map(String)
          .filter((action) => !action.includes('*'))
          .filter((action) => (/^s3:(Get|Put|Delete)Object/.test(action) ? !objects : !bucket));
      }),
    refused: [
      set(POLICY, `${STATEMENT}`, { Action: 's3:GetObject', Resource: [{ 'Fn::GetAtt': ['Pages', 'Arn'] }] }),
      set(POLICY, `${STATEMENT}`, {
        Action: 's3:ListBucket',
        Resource: [{ 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Pages', 'Arn'] }, '/*']] }],
      }),
    ],
  }),
  each(POLICY, {
    rule: 'a bucket that may not be public is open to nobody in particular only to be refused',
    source: `${GUIDE}/access-control-block-public-access.html`,
    check: ({ properties: { PolicyDocument } }) =>
      statementsIn(PolicyDocument).every(
        ({ Effect, Principal, Condition }) =>
          Effect === 'Deny' || Condition !== undefined || (Principal !== '*' && record(Principal).AWS !== '*'),
      ),
    refused: [
      set(POLICY, STATEMENT, { Effect: 'Allow', Principal: '*', Action: 's3:GetObject' }),
      set(POLICY, STATEMENT, { Effect: 'Allow', Principal: { AWS: '*' }, Action: 's3:GetObject' }),
    ],
  }),
];
