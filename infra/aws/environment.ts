import { compact } from '../../bot/model/compact';
import type { FunctionName, FunctionRow } from '../../functions/registry';
import { KNOWLEDGE_IN_BUNDLE, LANGUAGES_IN_BUNDLE } from './assets';
import type { Settings } from './settings';

export interface EnvironmentOf {
  readonly tableName: string;
  readonly siteUrl: string;
  /** The bucket of knowledge versions. */
  readonly knowledgeBucket: string;
  /** The bucket of help pages. */
  readonly helpBucket: string;
  /** Where the sockets of open pages are managed. */
  readonly liveEndpoint: string;
  /** SES's configuration set; absent when no mail is sent. */
  readonly mailConfigurationSet?: string;
  /** Distinguishes requests through CloudFront from direct requests to the API. */
  readonly edgeKey: string;
  /** The version that is deployed. */
  readonly version?: string;
  readonly settings: Pick<Settings, 'stackName' | 'mailFrom' | 'customerPage' | 'teams' | 'webhookSecretArn' | 'webAclArn'>;
  functionName(name: FunctionName): string;
}

/** CloudWatch's namespace of the metrics that the functions record. */
export function metricsNamespace(stackName: string): string {
  return `Mostrador/${stackName}`;
}

/** Whether the function serves the Microsoft Teams endpoint. */
export function isTeams(row: Pick<FunctionRow, 'routes'>): boolean {
  return row.routes.some(({ auth }) => auth === 'bot_framework');
}

/** The environment of a function: the common variables, and those for what its row allows. `functions/config.ts` reads it. */
export function environmentOf(row: FunctionRow, of: EnvironmentOf): Readonly<Record<string, string>> {
  const { mailFrom, customerPage, teams, webhookSecretArn, webAclArn } = of.settings;
  return {
    TABLE_NAME: of.tableName,
    KNOWLEDGE_DIR: `/var/task/${KNOWLEDGE_IN_BUNDLE}`,
    KNOWLEDGE_BUCKET: of.knowledgeBucket,
    ...(row.knowledge === 'base' ? { KNOWLEDGE_MATCHING: 'false' } : {}),
    ...(row.knowledge === 'training'
      ? {
          LANGUAGES_DIR: `/var/task/${LANGUAGES_IN_BUNDLE}`,
          KEPT_SNAPSHOTS: '/tmp/snapshots',
          ...compact({ MATCHER_VERSION: of.version }),
        }
      : {}),
    ...(row.rights.includes('help:write') ? { HELP_BUCKET: of.helpBucket } : {}),
    SITE_URL: of.siteUrl,
    // What takes too long, and knowledge that cannot be read.
    METRICS_NAMESPACE: metricsNamespace(of.settings.stackName),
    ...(row.routes.length === 0 ? {} : { EDGE_KEY: of.edgeKey }),
    // Whoever calls the API directly would go around the firewall.
    ...(row.routes.length === 0 || webAclArn === undefined ? {} : { EDGE_ONLY: 'true' }),
    // Only where it is shown: all others stay as they are when nothing of them has changed.
    ...(of.version !== undefined && row.routes.some(({ path }) => path === '/v1/health')
      ? { MOSTRADOR_VERSION: of.version }
      : {}),
    ...Object.fromEntries(row.invokes.map((name) => [`FUNCTION_${name.toUpperCase()}`, of.functionName(name)])),
    ...(row.rights.includes('sockets:post') ? { LIVE_ENDPOINT: of.liveEndpoint } : {}),
    ...(mailFrom !== undefined && row.rights.includes('mail:send') ? { MAIL_FROM: mailFrom } : {}),
    ...(of.mailConfigurationSet !== undefined && row.rights.includes('mail:send')
      ? { MAIL_CONFIGURATION_SET: of.mailConfigurationSet }
      : {}),
    ...(customerPage !== undefined && row.rights.includes('mail:send') ? { CUSTOMER_PAGE: customerPage } : {}),
    ...(webhookSecretArn !== undefined && row.rights.includes('webhook:call') ? { WEBHOOK_SECRET_ARN: webhookSecretArn } : {}),
    ...(teams !== undefined && isTeams(row)
      ? { TEAMS_APP_ID: teams.appId, TEAMS_TENANT_ID: teams.tenantIds, TEAMS_APP_PASSWORD_SECRET: teams.secretArn }
      : {}),
  };
}
