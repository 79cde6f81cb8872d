import { MostradorError } from '../bot/model/errors';

/** What a function is told by its environment. Nothing else of the process's environment is read by it. */
export interface Config {
  /** `local`: on one machine, by `npm start`. */
  readonly run: 'local' | 'aws';
  readonly tableName: string;
  readonly dynamodbEndpoint?: string;
  readonly lambdaEndpoint?: string;
  /** Folder of compiled knowledge. */
  readonly knowledgeDirectory: string;
  /** Public address of the pages, without a trailing slash. */
  readonly siteUrl: string;
  readonly relayFunction?: string;
  readonly teamsFunction?: string;
  readonly mailFrom?: string;
  /** Mail is written there instead of being sent. */
  readonly mailDirectory?: string;
  /** Mail goes through this server, in place of everything else. */
  readonly smtpUrl?: string;
  /** What receivers of webhooks know us by: the text itself, or the ARN of a secret that holds it. */
  readonly webhookSecret?: string;
  readonly webhookSecretArn?: string;
  /** Webhooks may lead to this machine. */
  readonly webhookAllowLocal: boolean;
  /** What the edge in front of the API says to prove itself; only then its word on the viewer's address counts. */
  readonly edgeKey?: string;
  /** Messages a minute in one conversation, and conversations a minute from one address; also what may come in one go. */
  readonly messagesPerMinute: number;
  readonly conversationsPerMinute: number;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration, or refuses to start naming the variable that is at fault.
 *
 * @throws MostradorError CONFIGURATION_INVALID
 */
export function readConfig(environment: Environment): Config {
  const run = oneOf(environment, 'MOSTRADOR_RUN', ['local', 'aws'] as const, 'aws');
  return {
    run,
    tableName: required(environment, 'TABLE_NAME', /^[\w.-]{3,255}$/, 'the name of the DynamoDB table, 3 to 255 characters'),
    knowledgeDirectory: required(environment, 'KNOWLEDGE_DIR', /./, 'the folder of compiled knowledge'),
    siteUrl: required(
      environment,
      'SITE_URL',
      /^https?:\/\/[^\s/]+$/,
      'an origin such as https://help.example.com, without a slash at the end',
    ),
    ...optional(environment, 'DYNAMODB_ENDPOINT', 'dynamodbEndpoint', /^https?:\/\/\S+$/, 'an http(s) address'),
    ...optional(environment, 'LAMBDA_ENDPOINT', 'lambdaEndpoint', /^https?:\/\/\S+$/, 'an http(s) address'),
    ...optional(environment, 'FUNCTION_RELAY', 'relayFunction', /^\S+$/, 'the name of the relay function'),
    ...optional(environment, 'FUNCTION_TEAMS', 'teamsFunction', /^\S+$/, 'the name of the teams function'),
    ...optional(environment, 'MAIL_FROM', 'mailFrom', /^[^\s@]+@[^\s@]+$/, 'a mail address'),
    ...optional(environment, 'MAIL_DIRECTORY', 'mailDirectory', /./, 'a folder'),
    ...optional(
      environment,
      'SMTP_URL',
      'smtpUrl',
      /^smtps?:\/\/[^\s/]+\/?$/,
      'a mail server such as smtps://name:password@mail.example.com',
    ),
    ...optional(environment, 'WEBHOOK_SECRET', 'webhookSecret', /^\S{16,}$/, 'at least 16 characters without a space'),
    ...optional(environment, 'WEBHOOK_SECRET_ARN', 'webhookSecretArn', /^arn:\S+$/, 'the ARN of a secret in Secrets Manager'),
    webhookAllowLocal: allowLocal(environment, run),
    ...optional(environment, 'EDGE_KEY', 'edgeKey', /^\S+$/, 'what the edge sends, without spaces'),
    messagesPerMinute: count(environment, 'MESSAGES_PER_MINUTE', 30),
    conversationsPerMinute: count(environment, 'CONVERSATIONS_PER_MINUTE', 30),
  };
}

/** Anywhere but on one machine, what is "local" is somebody else's. */
function allowLocal(environment: Environment, run: Config['run']): boolean {
  const allowed = oneOf(environment, 'WEBHOOK_ALLOW_LOCAL', ['true', 'false'] as const, 'false') === 'true';
  if (allowed && run !== 'local') throw invalid('WEBHOOK_ALLOW_LOCAL', 'is for one machine only (MOSTRADOR_RUN=local)');
  return allowed;
}

function required(environment: Environment, variable: string, form: RegExp, meaning: string): string {
  const value = environment[variable];
  if (value === undefined || value === '') throw invalid(variable, `is not set; it is ${meaning}`);
  if (!form.test(value)) throw invalid(variable, `must be ${meaning}`);
  return value;
}

function optional<Key extends string>(environment: Environment, variable: string, key: Key, form: RegExp, meaning: string) {
  const value = environment[variable];
  if (value === undefined || value === '') return {};
  if (!form.test(value)) throw invalid(variable, `must be ${meaning}`);
  return { [key]: value } as Record<Key, string>;
}

function count(environment: Environment, variable: string, fallback: number): number {
  const value = environment[variable];
  if (value === undefined || value === '') return fallback;
  if (!/^[1-9]\d{0,8}$/.test(value)) throw invalid(variable, 'must be a whole number from 1');
  return Number(value);
}

function oneOf<const Value extends string>(
  environment: Environment,
  variable: string,
  values: readonly Value[],
  fallback: Value,
): Value {
  const value = environment[variable];
  if (value === undefined || value === '') return fallback;
  const found = values.find((candidate) => candidate === value);
  if (found === undefined) throw invalid(variable, `must be one of ${values.join(', ')}`);
  return found;
}

function invalid(variable: string, what: string): MostradorError {
  return new MostradorError('CONFIGURATION_INVALID', `${variable} ${what}.`, { variable });
}
