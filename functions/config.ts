import * as z from 'zod';
import { compact } from '../bot/model/compact';
import { count, type Environment, oneOf, readEnvironment, text } from './environment';

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
  /** What a customer may write to one conversation in a minute, messages and all else; also what may come in one go. */
  readonly messagesPerMinute: number;
  /** Conversations that may be opened from one address in a minute, and links of mails that may be tried there. */
  readonly conversationsPerMinute: number;
  /** What may be written from one address in a minute, to whatever conversations: an office has one for all its people. */
  readonly addressWritesPerMinute: number;
  /** Tickets that one conversation may open in an hour. There is one at a time: this is for withdrawing and asking again. */
  readonly ticketsPerHour: number;
}

const httpAddress = text(/^https?:\/\/\S+$/, 'an http(s) address').optional();

const VARIABLES = z
  .object({
    MOSTRADOR_RUN: oneOf(['local', 'aws']).default('aws'),
    TABLE_NAME: text(/^[\w.-]{3,255}$/, 'the name of the DynamoDB table, 3 to 255 characters'),
    KNOWLEDGE_DIR: text(/./, 'the folder of compiled knowledge'),
    SITE_URL: text(/^https?:\/\/[^\s/]+$/, 'an origin such as https://help.example.com, without a slash at the end'),
    DYNAMODB_ENDPOINT: httpAddress,
    LAMBDA_ENDPOINT: httpAddress,
    FUNCTION_RELAY: text(/^\S+$/, 'the name of the relay function').optional(),
    FUNCTION_TEAMS: text(/^\S+$/, 'the name of the teams function').optional(),
    MAIL_FROM: text(/^[^\s@]+@[^\s@]+$/, 'a mail address').optional(),
    MAIL_DIRECTORY: text(/./, 'a folder').optional(),
    SMTP_URL: text(/^smtps?:\/\/[^\s/]+\/?$/, 'a mail server such as smtps://name:password@mail.example.com').optional(),
    WEBHOOK_SECRET: text(/^\S{16,}$/, 'at least 16 characters without a space').optional(),
    WEBHOOK_SECRET_ARN: text(/^arn:\S+$/, 'the ARN of a secret in Secrets Manager').optional(),
    WEBHOOK_ALLOW_LOCAL: oneOf(['true', 'false']).default('false'),
    EDGE_KEY: text(/^\S+$/, 'what the edge sends, without spaces').optional(),
    MESSAGES_PER_MINUTE: count().default(30),
    CONVERSATIONS_PER_MINUTE: count().default(30),
    ADDRESS_WRITES_PER_MINUTE: count().default(300),
    TICKETS_PER_HOUR: count().default(3),
  })
  // Anywhere but on one machine, what is "local" is somebody else's.
  .refine(({ MOSTRADOR_RUN: run, WEBHOOK_ALLOW_LOCAL: allowed }) => run === 'local' || allowed === 'false', {
    path: ['WEBHOOK_ALLOW_LOCAL'],
    error: 'is for one machine only (MOSTRADOR_RUN=local)',
  });

/**
 * Reads the configuration, or refuses to start naming the variable that is at fault.
 *
 * @throws MostradorError CONFIGURATION_INVALID
 */
export function readConfig(environment: Environment): Config {
  const variables = readEnvironment(VARIABLES, environment);
  return compact({
    run: variables.MOSTRADOR_RUN,
    tableName: variables.TABLE_NAME,
    dynamodbEndpoint: variables.DYNAMODB_ENDPOINT,
    lambdaEndpoint: variables.LAMBDA_ENDPOINT,
    knowledgeDirectory: variables.KNOWLEDGE_DIR,
    siteUrl: variables.SITE_URL,
    relayFunction: variables.FUNCTION_RELAY,
    teamsFunction: variables.FUNCTION_TEAMS,
    mailFrom: variables.MAIL_FROM,
    mailDirectory: variables.MAIL_DIRECTORY,
    smtpUrl: variables.SMTP_URL,
    webhookSecret: variables.WEBHOOK_SECRET,
    webhookSecretArn: variables.WEBHOOK_SECRET_ARN,
    webhookAllowLocal: variables.WEBHOOK_ALLOW_LOCAL === 'true',
    edgeKey: variables.EDGE_KEY,
    messagesPerMinute: variables.MESSAGES_PER_MINUTE,
    conversationsPerMinute: variables.CONVERSATIONS_PER_MINUTE,
    addressWritesPerMinute: variables.ADDRESS_WRITES_PER_MINUTE,
    ticketsPerHour: variables.TICKETS_PER_HOUR,
  });
}
