import type { DataFolder } from './data-folder';
import { SNAPSHOT_CACHE } from './knowledge/snapshot-cache';
import { LANGUAGE_KNOWLEDGE } from './root';
import { credentialVariables, type SigningCredentials } from './signed/credentials';

export interface EnvironmentParts {
  readonly data: DataFolder;
  readonly tableName: string;
  /** The folder of knowledge files that people edit. */
  readonly knowledgeFiles: string;
  /** What distinguishes this matcher from another; see `snapshot-cache.ts`. */
  readonly matcherVersion: string;
  readonly dynamodbEndpoint: string;
  readonly lambdaEndpoint: string;
  /** Where functions post to sockets. */
  readonly liveEndpoint: string;
  /** The credentials that the table, the Invoke endpoint and the sockets accept. */
  readonly credentials: SigningCredentials;
  readonly siteUrl: string;
  /** The environment of the server itself; for example, the Teams configuration is passed on. */
  readonly inherited: Readonly<Record<string, string | undefined>>;
  /** Takes precedence over everything else. */
  readonly overrides?: Readonly<Record<string, string>>;
}

/**
 * The environment of the functions: the variables that CDK sets on AWS, with addresses on this machine. Nothing of the
 * caller's AWS account is passed on, so that no call can reach it by mistake.
 */
export function functionEnvironment(parts: EnvironmentParts): Readonly<Record<string, string>> {
  const inherited = Object.entries(parts.inherited).flatMap(([name, value]) =>
    value === undefined || /^(AWS_|NODE_OPTIONS$|npm_)/i.test(name) ? [] : [[name, value] as const],
  );
  return {
    ...Object.fromEntries(inherited),
    MOSTRADOR_RUN: 'local',
    ...credentialVariables(parts.credentials),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    TABLE_NAME: parts.tableName,
    DYNAMODB_ENDPOINT: parts.dynamodbEndpoint,
    LAMBDA_ENDPOINT: parts.lambdaEndpoint,
    KNOWLEDGE_DIR: parts.data.knowledge,
    KNOWLEDGE_FILES: parts.knowledgeFiles,
    HELP_DIRECTORY: parts.data.help,
    LANGUAGES_DIR: LANGUAGE_KNOWLEDGE,
    KEPT_SNAPSHOTS: SNAPSHOT_CACHE,
    MATCHER_VERSION: parts.matcherVersion,
    SITE_URL: parts.siteUrl,
    FUNCTION_RELAY: 'relay',
    FUNCTION_TEAMS: 'teams',
    FUNCTION_LIVE: 'live',
    FUNCTION_JOBS: 'jobs',
    LIVE_ENDPOINT: parts.liveEndpoint,
    MAIL_FROM: parts.inherited.MAIL_FROM ?? 'mostrador@localhost',
    MAIL_DIRECTORY: parts.data.outbox,
    ERASURE_NOTE: parts.data.erased,
    ...parts.overrides,
  };
}
