import { list, record } from '../deployed';
import { type Constraint, each, repeated, set, strings } from './template/constraint';
import { filledInDocument } from './template/filled-in';
import { grammarFaults, lengthOf, policiesOf, statementsIn } from './template/policies';

const ROLE = 'AWS::IAM::Role';
const POLICY = 'AWS::IAM::Policy';
const STATEMENT = 'PolicyDocument.Statement.0';
const TRUST = 'AssumeRolePolicyDocument';

const GUIDE = 'https://docs.aws.amazon.com/IAM/latest/UserGuide';
const QUOTAS = `${GUIDE}/reference_iam-quotas.html`;
const GRAMMAR = `${GUIDE}/reference_policies_grammar.html`;

export const iam: readonly Constraint[] = [
  each(POLICY, {
    rule: "a policy keeps IAM's grammar, names resources and, since it is a role's, no principal",
    source: GRAMMAR,
    check: ({ properties: { PolicyDocument } }) => [
      ...grammarFaults(PolicyDocument),
      ...statementsIn(PolicyDocument).flatMap(({ Resource, NotResource, Principal, NotPrincipal }) => [
        ...((list(Resource).length === 0) === (list(NotResource).length === 0) ? ['Resource or NotResource'] : []),
        ...(Principal === undefined && NotPrincipal === undefined ? [] : ['a principal']),
      ]),
      ...repeated(statementsIn(PolicyDocument).flatMap(({ Sid }) => (Sid === undefined ? [] : [String(Sid)]))),
    ],
    refused: [
      set(POLICY, 'PolicyDocument.Version', '2026-01-01'),
      set(POLICY, 'PolicyDocument.Statement', []),
      set(POLICY, `${STATEMENT}.Effect`, 'Permit'),
      set(POLICY, `${STATEMENT}.Action`, undefined),
      set(POLICY, `${STATEMENT}.Action`, 'PutLogEvents'),
      set(POLICY, `${STATEMENT}.Resource`, []),
      set(POLICY, `${STATEMENT}.Principal`, '*'),
      set(POLICY, `${STATEMENT}.Sid`, 'write the log'),
    ],
  }),
  each(POLICY, {
    rule: 'a resource is an ARN or everything',
    source: `${GUIDE}/reference_policies_elements_resource.html`,
    check: ({ properties: { PolicyDocument } }, resources) =>
      statementsIn(PolicyDocument)
        .flatMap(({ Resource }) => strings(filledInDocument(list(Resource), resources)))
        .filter((arn) => !/^(\*|arn:[^:\s]+:[^:\s]+:[^:\s]*:[^:\s]*:\S+)$/.test(arn)),
    refused: [set(POLICY, `${STATEMENT}.Resource`, 'Mostrador-relay'), set(POLICY, `${STATEMENT}.Resource`, 'arn:aws:s3:desk/*')],
  }),
  each(ROLE, {
    rule: 'what is written into one role has up to 10,240 characters, and ten further policies at most are attached to it',
    source: QUOTAS,
    check: (role, resources) => {
      const written = [
        ...policiesOf(role, resources).map(({ properties }) => properties.PolicyDocument),
        ...list(role.properties.Policies).map((policy) => record(policy).PolicyDocument),
      ];
      return (
        written.reduce<number>((sum, document) => sum + lengthOf(document, resources), 0) <= 10_240 &&
        list(role.properties.ManagedPolicyArns).length <= 10
      );
    },
    refused: [
      set(
        POLICY,
        `${STATEMENT}.Resource`,
        Array.from({ length: 200 }, (_, index) => `arn:aws:logs:eu-west-1:111122223333:log-group:group-${index}`),
      ),
      set(ROLE, 'ManagedPolicyArns', Array(11).fill('arn:aws:iam::aws:policy/ReadOnlyAccess')),
    ],
  }),
  each(ROLE, {
    rule: 'who may take a role is said in 2,048 characters, by principals and without resources',
    source: QUOTAS,
    check: ({ properties }, resources) => [
      ...grammarFaults(properties[TRUST]),
      ...statementsIn(properties[TRUST]).flatMap(({ Principal, Resource }) => [
        ...(Principal === undefined ? ['nobody'] : []),
        ...(Resource === undefined ? [] : ['a resource']),
      ]),
      ...(lengthOf(properties[TRUST], resources) > 2_048 ? ['too long'] : []),
    ],
    refused: [
      set(ROLE, `${TRUST}.Statement.0.Principal`, undefined),
      set(ROLE, `${TRUST}.Statement.0.Resource`, '*'),
      set(ROLE, `${TRUST}.Statement.0.Principal`, { AWS: Array(60).fill('arn:aws:iam::111122223333:role/somebody') }),
    ],
  }),
  each(POLICY, {
    rule: 'a document holds characters of Latin-1 only, and its name those that IAM takes',
    source: QUOTAS,
    check: ({ properties }) =>
      /^[\t\n\r\x20-\xff]*$/.test(JSON.stringify(properties.PolicyDocument)) &&
      /^[\w+=,.@-]{1,128}$/.test(String(properties.PolicyName)),
    refused: [set(POLICY, `${STATEMENT}.Resource`, 'arn:aws:s3:::字'), set(POLICY, 'PolicyName', 'the rights')],
  }),
  {
    rule: 'the policies of a role have names of their own',
    source: QUOTAS,
    faults: (resources) =>
      resources
        .filter(({ type }) => type === ROLE)
        .flatMap((role) => repeated(policiesOf(role, resources).map(({ properties }) => String(properties.PolicyName)))),
    refused: [
      (resources) => {
        const policy = resources.find(({ type }) => type === POLICY);
        return policy === undefined ? resources : [...resources, { ...policy, id: 'Again' }];
      },
    ],
  },
];
