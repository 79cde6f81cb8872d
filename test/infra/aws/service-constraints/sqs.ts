import { list } from '../deployed';
import { type Constraint, each, set, within } from './template/constraint';
import { filledIn } from './template/filled-in';
import { grammarFaults, statementsIn } from './template/policies';
import { namedIn } from './template/references';

const QUEUE = 'AWS::SQS::Queue';
const QUEUE_POLICY = 'AWS::SQS::QueuePolicy';
const STATEMENT = 'PolicyDocument.Statement.0';

const SQS = 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest';

export const sqs: readonly Constraint[] = [
  each(QUEUE, {
    rule: 'a queue keeps messages for a minute to 14 days, and hides one that is read for up to 12 hours',
    source: `${SQS}/APIReference/API_CreateQueue.html`,
    check: ({ properties }) =>
      within(properties.MessageRetentionPeriod ?? 345_600, 60, 1_209_600) &&
      within(properties.VisibilityTimeout ?? 30, 0, 43_200),
    refused: [set(QUEUE, 'MessageRetentionPeriod', 1_209_601), set(QUEUE, 'VisibilityTimeout', 43_201)],
  }),
  each(QUEUE, {
    rule: 'a queue that is named has up to 80 characters, and .fifo at the end if it is one',
    source: `${SQS}/SQSDeveloperGuide/quotas-queues.html`,
    check: ({ properties: { QueueName, FifoQueue } }, resources) =>
      (QueueName === undefined || /^(?=.{1,80}$)[\w-]+(\.fifo)?$/.test(filledIn(QueueName, resources))) &&
      (QueueName === undefined || String(QueueName).endsWith('.fifo') === (FifoQueue === true)),
    refused: [
      set(QUEUE, 'QueueName', 'q'.repeat(81)),
      set(QUEUE, 'QueueName', 'desk.fifo'),
      set(QUEUE, 'QueueName', 'dead letters'),
    ],
  }),
  each(QUEUE, {
    rule: 'a queue is encrypted by SQS or by a key of KMS, not by both',
    source: `${SQS}/APIReference/API_SetQueueAttributes.html`,
    check: ({ properties }) => properties.SqsManagedSseEnabled !== true || properties.KmsMasterKeyId === undefined,
    refused: [set(QUEUE, 'KmsMasterKeyId', 'alias/aws/sqs')],
  }),
  each(QUEUE_POLICY, {
    rule: 'the policy of a queue is about that queue, by actions of SQS, for principals',
    source: `${SQS}/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html`,
    check: ({ properties: { PolicyDocument, Queues } }) => [
      ...grammarFaults(PolicyDocument),
      ...statementsIn(PolicyDocument).flatMap(({ Action, Principal, Resource }) => [
        ...list(Action)
          .map(String)
          .filter((action) => !action.startsWith('sqs:')),
        ...(Principal === undefined ? ['nobody'] : []),
        ...(namedIn(Resource).join() === namedIn(Queues).join() ? [] : [JSON.stringify(Resource)]),
      ]),
    ],
    refused: [
      set(QUEUE_POLICY, `${STATEMENT}.Action`, 'sns:Publish'),
      set(QUEUE_POLICY, `${STATEMENT}.Principal`, undefined),
      set(QUEUE_POLICY, `${STATEMENT}.Resource`, 'arn:aws:sqs:eu-west-1:111122223333:other'),
    ],
  }),
];
