import type { FunctionName, FunctionRow, Right } from '../../functions/registry';

/** One statement of a policy that allows something. */
export interface Allowed {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

/** What rights are about, by ARN. */
export interface RightsOf {
  readonly table: string;
  readonly indexes: readonly string[];
  /** Identities in SES that mail may be sent from; none where no mail is sent. */
  readonly mailIdentities: readonly string[];
  /** Secrets that calls of webhooks are signed with. */
  readonly webhookSecrets: readonly string[];
  functionArn(name: FunctionName): string;
}

/** A transaction needs the right to each thing that it does; `TransactWriteItems` is no action of its own. */
const READ = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'];
const WRITE = [
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:BatchWriteItem',
  'dynamodb:ConditionCheckItem',
];

/** What a row of the registry may do on AWS: action by action, resource by resource, and nothing else. */
export function allowedTo(row: Pick<FunctionRow, 'rights' | 'invokes'>, of: RightsOf): readonly Allowed[] {
  const byRight: Readonly<Record<Right, readonly Allowed[]>> = {
    'table:read': [
      { actions: READ, resources: [of.table] },
      { actions: ['dynamodb:Query'], resources: of.indexes },
    ],
    'table:write': [{ actions: WRITE, resources: [of.table] }],
    // A raw message, as nodemailer makes it, needs both.
    'mail:send': [{ actions: ['ses:SendEmail', 'ses:SendRawEmail'], resources: of.mailIdentities }],
    'webhook:call': [{ actions: ['secretsmanager:GetSecretValue'], resources: of.webhookSecrets }],
  };
  const invoke = { actions: ['lambda:InvokeFunction'], resources: row.invokes.map((name) => of.functionArn(name)) };
  return [...row.rights.flatMap((right) => byRight[right]), invoke].filter(({ resources }) => resources.length > 0);
}
