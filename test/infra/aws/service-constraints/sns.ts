import { list } from '../deployed';
import { type Constraint, each, repeated, set } from './template/constraint';
import { grammarFaults, lengthOf, statementsIn } from './template/policies';
import { namedIn } from './template/references';

const TOPIC = 'AWS::SNS::Topic';
const TOPIC_POLICY = 'AWS::SNS::TopicPolicy';
const SUBSCRIPTION = 'AWS::SNS::Subscription';
const STATEMENT = 'PolicyDocument.Statement.0';

const SNS = 'https://docs.aws.amazon.com/sns/latest';

const TOPIC_ACTIONS = [
  'AddPermission',
  'DeleteTopic',
  'GetDataProtectionPolicy',
  'GetTopicAttributes',
  'ListSubscriptionsByTopic',
  'ListTagsForResource',
  'Publish',
  'PutDataProtectionPolicy',
  'RemovePermission',
  'SetTopicAttributes',
  'Subscribe',
].map((action) => `sns:${action}`);

/** Topics and who is subscribed to them. */
export const sns: readonly Constraint[] = [
  each(TOPIC, {
    rule: 'a topic is shown by a name of up to 100 characters',
    source: `${SNS}/api/API_CreateTopic.html`,
    check: ({ properties }) => /^.{0,100}$/.test(String(properties.DisplayName ?? '')),
    refused: [set(TOPIC, 'DisplayName', 'd'.repeat(101)), set(TOPIC, 'DisplayName', 'one\ntwo')],
  }),
  each(TOPIC_POLICY, {
    rule: 'each statement of a topic policy has a sid of its own, principals, that one topic, and actions that topics know',
    source: `${SNS}/dg/sns-access-policy-language-api-permissions-reference.html`,
    check: ({ properties: { PolicyDocument, Topics } }, resources) => {
      const statements = statementsIn(PolicyDocument);
      return [
        ...grammarFaults(PolicyDocument),
        ...repeated(statements.map(({ Sid }) => String(Sid))),
        ...statements.flatMap(({ Sid, Action, Principal, Resource }) => [
          ...(Sid === undefined || Principal === undefined ? ['no sid, or nobody'] : []),
          ...list(Action)
            .map(String)
            .filter((action) => !TOPIC_ACTIONS.includes(action)),
          ...(namedIn(Resource).join() === namedIn(Topics).join() ? [] : [JSON.stringify(Resource)]),
        ]),
        ...(statements.length > 100 || lengthOf(PolicyDocument, resources) > 30 * 1_024 ? ['too long'] : []),
      ];
    },
    refused: [
      set(TOPIC_POLICY, `${STATEMENT}.Sid`, '1'),
      set(TOPIC_POLICY, `${STATEMENT}.Principal`, undefined),
      set(TOPIC_POLICY, `${STATEMENT}.Action`, 'sns:*'),
      set(TOPIC_POLICY, `${STATEMENT}.Resource`, '*'),
    ],
  }),
  each(SUBSCRIPTION, {
    rule: 'a subscription by mail has an address',
    source: `${SNS}/api/API_Subscribe.html`,
    check: ({ properties: { Protocol, Endpoint } }) =>
      Protocol !== 'email' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(String(Endpoint)),
    refused: [
      (resources) => [
        ...resources,
        { id: 'Subscribed', type: SUBSCRIPTION, properties: { Protocol: 'email', Endpoint: 'ops' }, raw: {} },
      ],
    ],
  }),
];
