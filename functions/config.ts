import * as z from 'zod';
import { compact } from '../bot/model/compact';
import { count, type Environment, oneOf, readEnvironment, text } from './environment';

/** The configuration of a function, read from its environment. Nothing else of the process's environment is used. */
export interface Config {
  /** `local`: on one machine, with `npm start`. */
  readonly run: 'local' | 'aws';
  readonly tableName: string;
  readonly dynamodbEndpoint?: string;
  readonly lambdaEndpoint?: string;
  /** Folder of compiled knowledge. */
  readonly knowledgeDirectory: string;
  /** Whether this function matches questions; the others load no matchers. */
  readonly knowledgeMatching: boolean;
  /** The bucket of knowledge versions; without it they are in the folder of compiled knowledge. */
  readonly knowledgeBucket?: string;
  /** The folder of knowledge files that people edit, on one machine. */
  readonly knowledgeFiles?: string;
  /** Folder of what the matcher knows of languages, where it is trained. */
  readonly languagesDirectory?: string;
  /** Folder of snapshots that were trained before, and the matcher that trained them. */
  readonly keptSnapshots?: { readonly directory: string; readonly matcherVersion: string };
  readonly s3Endpoint?: string;
  /** Where the public help pages are written: a bucket, or a folder; absent where they are not. */
  readonly helpBucket?: string;
  readonly helpDirectory?: string;
  /** Public address of the pages, without a trailing slash. */
  readonly siteUrl: string;
  /** Address of the page with the chat that customers' mails link to; the front page when absent. */
  readonly customerPage?: string;
  readonly relayFunction?: string;
  readonly teamsFunction?: string;
  readonly liveFunction?: string;
  readonly jobsFunction?: string;
  /** Where the sockets of open pages are managed. */
  readonly liveEndpoint?: string;
  readonly mailFrom?: string;
  /** SES's configuration set that mail is sent with. */
  readonly mailConfigurationSet?: string;
  /** When set, mail is written to this folder instead of being sent. */
  readonly mailDirectory?: string;
  /** When set, this file is created at each erasure. */
  readonly erasureNote?: string;
  /** When set, mail is sent through this server. */
  readonly smtpUrl?: string;
  /** Signs webhook calls: the secret itself, or the ARN of a secret that contains it. */
  readonly webhookSecret?: string;
  readonly webhookSecretArn?: string;
  /** Whether webhooks may call this machine. */
  readonly webhookAllowLocal: boolean;
  /** The key that proves a request came through CloudFront; only then is its statement about the viewer's address trusted. */
  readonly edgeKey?: string;
  /** Whether requests that did not come through CloudFront are rejected. */
  readonly edgeOnly: boolean;
  /** The version that is deployed. */
  readonly version?: string;
  /** CloudWatch's namespace of the metrics that functions record; without it, none are. */
  readonly metricsNamespace?: string;
  /** Requests per minute that a customer may send to one conversation, messages and all others; also the size of a burst. */
  readonly messagesPerMinute: number;
  /** Conversations that may be opened from one address per minute; also the number of mail links that may be tried, and of help pages that may be judged. */
  readonly conversationsPerMinute: number;
  /** Requests per minute from one address to all conversations: an office shares one address. */
  readonly addressWritesPerMinute: number;
  /** Tickets that one conversation may open per hour. Only one is open at a time; this limits cancelling and asking again. */
  readonly ticketsPerHour: number;
  /** Tickets per hour from one address, in all conversations. */
  readonly addressTicketsPerHour: number;
}

const httpAddress = text(/^https?:\/\/\S+$/, 'an http(s) address').optional();

const VARIABLES = z
  .object({
    MOSTRADOR_RUN: oneOf(['local', 'aws']).default('aws'),
    TABLE_NAME: text(/^[\w.-]{3,255}$/, 'the name of the DynamoDB table, 3 to 255 characters'),
    KNOWLEDGE_DIR: text(/./, 'the folder of compiled knowledge'),
    KNOWLEDGE_MATCHING: oneOf(['true', 'false']).default('true'),
    KNOWLEDGE_BUCKET: text(/^[a-z0-9.-]{3,63}$/, 'the name of the bucket of knowledge versions').optional(),
    HELP_BUCKET: text(/^[a-z0-9.-]{3,63}$/, 'the name of the bucket of help pages').optional(),
    HELP_DIRECTORY: text(/./, 'the folder of help pages').optional(),
    KNOWLEDGE_FILES: text(/./, 'the folder of knowledge files').optional(),
    LANGUAGES_DIR: text(/./, 'the folder of language data').optional(),
    KEPT_SNAPSHOTS: text(/./, 'a folder for snapshots').optional(),
    MATCHER_VERSION: text(/./, 'what distinguishes one matcher from another').default('bundled'),
    S3_ENDPOINT: httpAddress,
    SITE_URL: text(/^https?:\/\/[^\s/]+$/, 'an origin such as https://help.example.com, without a slash at the end'),
    CUSTOMER_PAGE: text(/^https?:\/\/[^\s#]+$/, 'the address of a page, without a #').optional(),
    DYNAMODB_ENDPOINT: httpAddress,
    LAMBDA_ENDPOINT: httpAddress,
    FUNCTION_RELAY: text(/^\S+$/, 'the name of the relay function').optional(),
    FUNCTION_TEAMS: text(/^\S+$/, 'the name of the teams function').optional(),
    FUNCTION_LIVE: text(/^\S+$/, 'the name of the live function').optional(),
    FUNCTION_JOBS: text(/^\S+$/, 'the name of the jobs function').optional(),
    LIVE_ENDPOINT: httpAddress,
    MAIL_FROM: text(/^[^\s@]+@[^\s@]+$/, 'a mail address').optional(),
    MAIL_CONFIGURATION_SET: text(/^[\w-]{1,64}$/, 'the name of a configuration set of SES').optional(),
    MAIL_DIRECTORY: text(/./, 'a folder').optional(),
    ERASURE_NOTE: text(/./, 'a file').optional(),
    SMTP_URL: text(/^smtps?:\/\/[^\s/]+\/?$/, 'a mail server such as smtps://name:password@mail.example.com').optional(),
    WEBHOOK_SECRET: text(/^\S{16,}$/, 'at least 16 characters without a space').optional(),
    WEBHOOK_SECRET_ARN: text(/^arn:\S+$/, 'the ARN of a secret in Secrets Manager').optional(),
    WEBHOOK_ALLOW_LOCAL: oneOf(['true', 'false']).default('false'),
    EDGE_KEY: text(/^\S+$/, 'what the edge sends, without spaces').optional(),
    EDGE_ONLY: oneOf(['true', 'false']).default('false'),
    MOSTRADOR_VERSION: text(/^[\w.+-]{1,80}$/, 'a version').optional(),
    METRICS_NAMESPACE: text(/^[\w./-]{1,255}$/, 'a namespace of CloudWatch').optional(),
    MESSAGES_PER_MINUTE: count().default(30),
    CONVERSATIONS_PER_MINUTE: count().default(30),
    ADDRESS_WRITES_PER_MINUTE: count().default(300),
    TICKETS_PER_HOUR: count().default(3),
    ADDRESS_TICKETS_PER_HOUR: count().default(120),
  })
  // Outside one machine, "local" would be somebody else's machine.
  .refine(({ MOSTRADOR_RUN: run, WEBHOOK_ALLOW_LOCAL: allowed }) => run === 'local' || allowed === 'false', {
    path: ['WEBHOOK_ALLOW_LOCAL'],
    error: 'is for one machine only (MOSTRADOR_RUN=local)',
  })
  .refine(({ EDGE_ONLY: only, EDGE_KEY: key }) => only === 'false' || key !== undefined, {
    path: ['EDGE_KEY'],
    error: 'is not set; with EDGE_ONLY it is what the edge sends',
  });

/**
 * Reads the configuration.
 *
 * @throws MostradorError CONFIGURATION_INVALID naming the invalid variable
 */
export function readConfig(environment: Environment): Config {
  const variables = readEnvironment(VARIABLES, environment);
  return compact({
    run: variables.MOSTRADOR_RUN,
    tableName: variables.TABLE_NAME,
    dynamodbEndpoint: variables.DYNAMODB_ENDPOINT,
    lambdaEndpoint: variables.LAMBDA_ENDPOINT,
    knowledgeDirectory: variables.KNOWLEDGE_DIR,
    knowledgeMatching: variables.KNOWLEDGE_MATCHING === 'true',
    knowledgeBucket: variables.KNOWLEDGE_BUCKET,
    knowledgeFiles: variables.KNOWLEDGE_FILES,
    languagesDirectory: variables.LANGUAGES_DIR,
    keptSnapshots:
      variables.KEPT_SNAPSHOTS === undefined
        ? undefined
        : { directory: variables.KEPT_SNAPSHOTS, matcherVersion: variables.MATCHER_VERSION },
    s3Endpoint: variables.S3_ENDPOINT,
    helpBucket: variables.HELP_BUCKET,
    helpDirectory: variables.HELP_DIRECTORY,
    siteUrl: variables.SITE_URL,
    customerPage: variables.CUSTOMER_PAGE,
    relayFunction: variables.FUNCTION_RELAY,
    teamsFunction: variables.FUNCTION_TEAMS,
    liveFunction: variables.FUNCTION_LIVE,
    jobsFunction: variables.FUNCTION_JOBS,
    liveEndpoint: variables.LIVE_ENDPOINT,
    mailFrom: variables.MAIL_FROM,
    mailConfigurationSet: variables.MAIL_CONFIGURATION_SET,
    mailDirectory: variables.MAIL_DIRECTORY,
    erasureNote: variables.ERASURE_NOTE,
    smtpUrl: variables.SMTP_URL,
    webhookSecret: variables.WEBHOOK_SECRET,
    webhookSecretArn: variables.WEBHOOK_SECRET_ARN,
    webhookAllowLocal: variables.WEBHOOK_ALLOW_LOCAL === 'true',
    edgeKey: variables.EDGE_KEY,
    edgeOnly: variables.EDGE_ONLY === 'true',
    version: variables.MOSTRADOR_VERSION,
    metricsNamespace: variables.METRICS_NAMESPACE,
    messagesPerMinute: variables.MESSAGES_PER_MINUTE,
    conversationsPerMinute: variables.CONVERSATIONS_PER_MINUTE,
    addressWritesPerMinute: variables.ADDRESS_WRITES_PER_MINUTE,
    ticketsPerHour: variables.TICKETS_PER_HOUR,
    addressTicketsPerHour: variables.ADDRESS_TICKETS_PER_HOUR,
  });
}
