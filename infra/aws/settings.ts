import * as z from 'zod';
import { FUNCTION_NAMES, type FunctionName } from '../../functions/registry';

/** The operator's settings, each a context key: `npx cdk deploy -c alarmEmail=ops@example.com`, or in `cdk.json`. */
export interface Settings {
  readonly stackName: string;
  /** A custom domain for the pages; CloudFront's own when absent. */
  readonly site?: { readonly domain: string; readonly certificateArn: string };
  readonly webAclArn?: string;
  /** Without it, the Teams endpoint rejects everything. */
  readonly teams?: { readonly appId: string; readonly tenantIds: string; readonly secretArn: string };
  /** Without it, no mail is sent. */
  readonly mailFrom?: string;
  /** Without it, webhook calls are not signed. */
  readonly webhookSecretArn?: string;
  readonly alarmEmail?: string;
  readonly logRetentionDays: LogRetentionDays;
  /** Requests per second of all callers together, and the size of a burst. */
  readonly requestsPerSecond: number;
  readonly requestBurst: number;
  /** Reserved concurrency. */
  readonly concurrency: Readonly<Partial<Record<FunctionName, number>>>;
  readonly loginMfa: 'optional' | 'required';
  /** Whether the table and the user pool are protected against deletion, also by CloudFormation. */
  readonly deletionProtection: 'on' | 'off';
  /** First part of the login page's address; unique in the region across all accounts. */
  readonly loginPrefix?: string;
  /** A table restored from a backup, used instead of the stack's own. */
  readonly restoredTable?: string;
}

/** The values that CloudWatch Logs accepts, up to ten years. */
const LOG_RETENTION_DAYS = [
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
] as const;
export type LogRetentionDays = (typeof LOG_RETENTION_DAYS)[number];

const uuid = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
const SECRET_ARN = /^arn:aws[\w-]*:secretsmanager:[\w-]+:\d{12}:secret:[\w/+=.@-]+-[A-Za-z0-9]{6}$/;
const text = (form: RegExp, meaning: string) => z.string({ error: `must be ${meaning}` }).regex(form, `must be ${meaning}`);
const address = (meaning: string) => text(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/, meaning);
/** `-c` gives text; `cdk.json` may contain numbers. */
const count = (most: number) =>
  z.coerce.number({ error: `must be a whole number from 1 to ${most}` }).pipe(
    z
      .int({ error: `must be a whole number from 1 to ${most}` })
      .min(1, `must be a whole number from 1 to ${most}`)
      .max(most, `must be a whole number from 1 to ${most}`),
  );

const schema = z.strictObject({
  stackName: text(
    /^[A-Za-z][A-Za-z0-9-]{0,39}$/,
    'a name of letters, digits and hyphens that begins with a letter, at most 40',
  ).default('Mostrador'),
  siteDomain: z.exactOptional(
    text(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/, 'a domain such as help.example.com'),
  ),
  certificateArn: z.exactOptional(
    text(
      /^arn:aws[\w-]*:acm:us-east-1:\d{12}:certificate\/[\w-]+$/,
      'the ARN of a certificate in us-east-1, where CloudFront looks for them',
    ),
  ),
  webAclArn: z.exactOptional(
    text(/^arn:aws[\w-]*:wafv2:us-east-1:\d{12}:global\/webacl\/[\w-]+\/[\w-]+$/, 'the ARN of a web ACL with scope CLOUDFRONT'),
  ),
  teamsAppId: z.exactOptional(text(new RegExp(`^${uuid}$`), "the bot's application (client) id")),
  teamsTenantId: z.exactOptional(
    text(new RegExp(`^${uuid}(,${uuid})*$`), 'the id of the directory (tenant), or several with commas between'),
  ),
  teamsSecretArn: z.exactOptional(text(SECRET_ARN, 'the complete ARN of a secret in Secrets Manager')),
  webhookSecretArn: z.exactOptional(text(SECRET_ARN, 'the complete ARN of a secret in Secrets Manager')),
  mailFrom: z.exactOptional(address('a mail address that is verified in SES')),
  alarmEmail: z.exactOptional(address('a mail address')),
  logRetentionDays: z.coerce
    .number()
    .pipe(z.literal(LOG_RETENTION_DAYS, { error: `must be one of ${LOG_RETENTION_DAYS.join(', ')}` }))
    .default(90),
  requestsPerSecond: count(10_000).default(100),
  requestBurst: count(5_000).default(200),
  concurrency: z.string({ error: 'must be text such as chat:100,relay:5' }).default(''),
  loginMfa: z.enum(['optional', 'required'], { error: 'must be optional or required' }).default('optional'),
  deletionProtection: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  loginPrefix: z.exactOptional(
    text(
      /^(?!.*(aws|amazon|cognito))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
      'lower-case letters, digits and hyphens, without aws, amazon or cognito in it',
    ),
  ),
  restoredTable: z.exactOptional(text(/^[\w.-]{3,255}$/, 'the name of a DynamoDB table in this account and region')),
});

/** Our keys look like `alarmEmail`; those of CDK contain `:`, `/` or `-`. */
const OUR_KEY = /^[a-z][A-Za-z0-9]*$/;

/**
 * Reads the settings from CDK's context. An unknown key that looks like ours is rejected: a misspelt setting would silently
 * have no effect.
 *
 * @throws Error naming each invalid key
 */
export function readSettings(context: Readonly<Record<string, unknown>>): Settings {
  const ours = Object.fromEntries(Object.entries(context).filter(([key]) => OUR_KEY.test(key)));
  const parsed = schema.safeParse(ours);
  if (!parsed.success) throw refused(parsed.error.issues.flatMap(faultsOf));
  const { siteDomain, certificateArn, teamsAppId, teamsTenantId, teamsSecretArn, concurrency, ...rest } = parsed.data;
  refuseHalf({ siteDomain, certificateArn });
  refuseHalf({ teamsAppId, teamsTenantId, teamsSecretArn });
  return {
    ...rest,
    concurrency: readConcurrency(concurrency),
    ...(siteDomain === undefined || certificateArn === undefined ? {} : { site: { domain: siteDomain, certificateArn } }),
    ...(teamsAppId === undefined || teamsTenantId === undefined || teamsSecretArn === undefined
      ? {}
      : { teams: { appId: teamsAppId, tenantIds: teamsTenantId, secretArn: teamsSecretArn } }),
  };
}

function faultsOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => `\`${key}\` is no setting of this stack`);
  return [`\`${issue.path.join('.')}\` ${issue.message}`];
}

/** Settings that belong together must be complete; otherwise the part would exist and not work. */
function refuseHalf(values: Readonly<Record<string, string | undefined>>): void {
  const keys = Object.keys(values);
  const missing = keys.filter((key) => values[key] === undefined);
  if (missing.length === 0 || missing.length === keys.length) return;
  const given = keys.filter((key) => !missing.includes(key));
  throw refused([`${quoted(missing)} is missing: it goes with ${quoted(given)}`]);
}

function quoted(keys: readonly string[]): string {
  return keys.map((key) => `\`${key}\``).join(', ');
}

function readConcurrency(written: string): Settings['concurrency'] {
  const reserved: Partial<Record<FunctionName, number>> = {};
  for (const part of written.split(',').filter((piece) => piece.trim() !== '')) {
    const [, name, places] = /^\s*(\w+)\s*:\s*(\d{1,5})\s*$/.exec(part) ?? [];
    const known = FUNCTION_NAMES.find((candidate) => candidate === name);
    if (known === undefined || places === undefined || Number(places) < 1)
      throw refused([`\`concurrency\` must be text such as chat:100,relay:5; the functions are ${FUNCTION_NAMES.join(', ')}`]);
    reserved[known] = Number(places);
  }
  return reserved;
}

function refused(faults: readonly string[]): Error {
  return new Error(`The context is not valid: ${faults.join('; ')}. See infra/aws/RUNBOOK.md, "Settings".`);
}
