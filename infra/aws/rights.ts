import { HELP_PREFIX } from '../../bot/model/help';
import type { FunctionName, FunctionRow, Right } from '../../functions/registry';

/** One statement of a policy that allows something. */
export interface Allowed {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The resources that rights refer to, by ARN. */
export interface RightsOf {
  readonly table: string;
  readonly indexes: readonly string[];
  /** The address that mail is sent from, and all that SES asks about; absent when no mail is sent. */
  readonly mail?: { readonly from: string; readonly resources: readonly string[] };
  /** Secrets that sign webhook calls. */
  readonly webhookSecrets: readonly string[];
  /** The bucket of knowledge versions. */
  readonly knowledgeBucket: string;
  /** The bucket of help pages. */
  readonly helpBucket: string;
  /** Connections of the WebSocket API. */
  readonly sockets: readonly string[];
  functionArn(name: FunctionName): string;
}

/** A transaction needs permission for each of its operations; `TransactWriteItems` is not an action of its own. */
const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const WRITE = [
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:ConditionCheckItem',
];

/** The permissions of a registry row on AWS, by action and resource, and nothing else. */
export function allowedTo(row: Pick<FunctionRow, 'rights' | 'invokes'>, of: RightsOf): readonly Allowed[] {
  const byRight: Readonly<Record<Right, readonly Allowed[]>> = {
    'table:read': [
      { actions: READ, resources: [of.table] },
      { actions: ['dynamodb:Query'], resources: of.indexes },
    ],
    'table:write': [{ actions: WRITE, resources: [of.table] }],
    // A raw message, as nodemailer makes it, needs both actions. SES asks for the identity of the sender, for a configuration
    // set, be it only the default one, and in the sandbox for the identity of the recipient. The sender is what matters.
    'mail:send':
      of.mail === undefined
        ? []
        : [
            {
              actions: ['ses:SendEmail', 'ses:SendRawEmail'],
              resources: of.mail.resources,
              conditions: { StringEquals: { 'ses:FromAddress': of.mail.from } },
            },
          ],
    'knowledge:read': [{ actions: ['s3:GetObject'], resources: [`${of.knowledgeBucket}/versions/*`] }],
    'knowledge:write': [
      { actions: ['s3:PutObject', 's3:DeleteObject'], resources: [`${of.knowledgeBucket}/versions/*`] },
      { actions: ['s3:ListBucket'], resources: [of.knowledgeBucket] },
    ],
    'help:write': [
      { actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], resources: [`${of.helpBucket}/${HELP_PREFIX}*`] },
      { actions: ['s3:ListBucket'], resources: [of.helpBucket] },
    ],
    'sockets:post': [{ actions: ['execute-api:ManageConnections'], resources: of.sockets }],
    'webhook:call': [{ actions: ['secretsmanager:GetSecretValue'], resources: of.webhookSecrets }],
  };
  const invoke = { actions: ['lambda:InvokeFunction'], resources: row.invokes.map((name) => of.functionArn(name)) };
  return [...row.rights.flatMap((right) => byRight[right]), invoke].filter(({ resources }) => resources.length > 0);
}
