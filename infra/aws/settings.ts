import * as z from 'zod';
import { compact } from '../../bot/model/compact';
import { ROLES, type Role } from '../../bot/model/service';
import { FUNCTION_NAMES, type FunctionName } from '../../functions/registry';
import { SITE_MODES, type SiteMode } from '../build/web';

/** The operator's settings of one stage: a section of `mostrador.config.yaml`. */
export interface Settings {
  readonly stackName: string;
  /** Where the stage is deployed; whatever the operator is signed in to when absent. */
  readonly account?: string;
  readonly region?: string;
  /** The folder with the knowledge files, relative to the settings file. */
  readonly knowledge: string;
  /**
   * A custom domain for the pages; CloudFront's own when absent. With a hosted zone, its DNS records are made, and its
   * certificate unless one is given.
   */
  readonly site?: { readonly domain: string; readonly certificateArn?: string; readonly hostedZoneId?: string };
  /** What the front page is. */
  readonly siteMode: SiteMode;
  /** The page with the chat that customers' mails link to; the front page when absent. */
  readonly customerPage?: string;
  /** Who is invited as the first admin, and under which login of the team; its first admin by default. */
  readonly adminEmail?: string;
  readonly adminLogin?: string;
  readonly webAclArn?: string;
  /** Without it, the Teams endpoint rejects everything. */
  readonly teams?: { readonly appId: string; readonly tenantIds: string; readonly secretArn: string };
  /** Without it, no mail is sent. */
  readonly mailFrom?: string;
  /** Without it, webhook calls are not signed. */
  readonly webhookSecretArn?: string;
  readonly alarmEmail?: string;
  /** Dollars that the account may cost in a month, and who is told when it does. */
  readonly budget?: { readonly dollarsPerMonth: number; readonly email: string };
  readonly dashboard: 'on' | 'off';
  /** Whether this deployment makes its own knowledge live although another version was published. */
  readonly publishKnowledge: 'on' | 'off';
  readonly logRetentionDays: LogRetentionDays;
  /** Requests per second of all callers together, and the size of a burst. */
  readonly requestsPerSecond: number;
  readonly requestBurst: number;
  /** Reserved concurrency. */
  readonly concurrency: Readonly<Partial<Record<FunctionName, number>>>;
  readonly loginMfa: 'optional' | 'required';
  /** Whether the table and the user pool are protected against deletion, also by CloudFormation. */
  readonly deletionProtection: 'on' | 'off';
  /** Whether the table can be put back to any second of the last 35 days; it costs nearly as much as what is stored. */
  readonly backups: 'on' | 'off';
  /** The organisation's own OpenID provider, by which staff sign in beside those of the user pool. */
  readonly singleSignOn?: {
    readonly issuer: string;
    readonly clientId: string;
    readonly secretArn: string;
    readonly groups: Readonly<Partial<Record<Role, readonly string[]>>>;
    readonly loginClaim: string;
    readonly groupsClaim: string;
    readonly emailClaim: string;
  };
  /** First part of the login page's address; unique in the region across all accounts. */
  readonly loginPrefix?: string;
  /** A table restored from a backup, which the stack takes over and uses instead of the one that it made. */
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
/** `-c` gives text where the file gives a number. */
const numeric = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((written) => (typeof written === 'string' && /^\d{1,9}$/.test(written) ? Number(written) : written), schema);
const count = (most: number) => {
  const error = `must be a whole number from 1 to ${most}`;
  return numeric(z.int({ error }).min(1, error).max(most, error));
};

const CONCURRENCY = `must name functions (${FUNCTION_NAMES.join(', ')}) with their share, such as { chat: 100, relay: 5 }`;
const share = z.exactOptional(z.int({ error: CONCURRENCY }).min(1, CONCURRENCY).max(99_999, CONCURRENCY));
const reserved = z.strictObject(
  Object.fromEntries(FUNCTION_NAMES.map((name) => [name, share])) as Record<FunctionName, typeof share>,
  { error: CONCURRENCY },
);

const SSO_GROUPS = `must name roles (${ROLES.join(', ')}) with the provider's groups, such as { staff: [GROUP], lead: [GROUP] }`;
const ssoGroups = z.array(z.string({ error: SSO_GROUPS }).min(1, SSO_GROUPS).max(200, SSO_GROUPS), { error: SSO_GROUPS });
const LOGIN_CLAIM =
  'must be a claim that people cannot change themselves, such as oid, sub or upn. It cannot be `email`: Cognito does not ask the provider whether an address was verified';
const claim = () => text(/^[\w:./-]{1,100}$/, 'the name of a claim');

const schema = z.strictObject({
  stackName: z.exactOptional(
    text(/^[A-Za-z][A-Za-z0-9-]{0,39}$/, 'a name of letters, digits and hyphens that begins with a letter, at most 40'),
  ),
  account: z.exactOptional(text(/^\d{12}$/, 'the twelve digits of an AWS account, in quotes')),
  region: z.exactOptional(text(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region such as eu-west-1')),
  knowledge: text(/^[^\s\0][^\0]{0,500}$/, 'the path of a folder with knowledge files').default('knowledge'),
  siteDomain: z.exactOptional(
    text(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/, 'a domain such as help.example.com'),
  ),
  certificateArn: z.exactOptional(
    text(
      /^arn:aws[\w-]*:acm:us-east-1:\d{12}:certificate\/[\w-]+$/,
      'the ARN of a certificate in us-east-1, where CloudFront looks for them',
    ),
  ),
  hostedZoneId: z.exactOptional(
    text(/^Z[A-Z0-9]{5,31}$/, 'the id of a public hosted zone in Route 53, such as Z0123456789ABCDEFGHIJ'),
  ),
  siteMode: z.enum(SITE_MODES, { error: `must be ${SITE_MODES.join(' or ')}` }).default('none'),
  customerPage: z.exactOptional(
    text(/^https:\/\/[^\s#@]{3,1000}$/, 'the address of a page with https and without a #, such as https://www.example.com/help'),
  ),
  adminEmail: z.exactOptional(address('a mail address')),
  adminLogin: z.exactOptional(text(/^[\w.@-]{1,64}$/, 'a login of the team in service.yaml')),
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
  monthlyBudgetDollars: z.exactOptional(count(1_000_000)),
  dashboard: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
  publishKnowledge: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
  logRetentionDays: numeric(
    z.literal(LOG_RETENTION_DAYS, { error: `must be one of ${LOG_RETENTION_DAYS.join(', ')}` }).default(90),
  ),
  requestsPerSecond: count(10_000).default(100),
  requestBurst: count(5_000).default(200),
  concurrency: z.preprocess(concurrencyWritten, reserved).default({}),
  loginMfa: z.enum(['optional', 'required'], { error: 'must be optional or required' }).default('optional'),
  deletionProtection: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  backups: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  ssoIssuer: z.exactOptional(
    text(/^https:\/\/[^\s?#]{3,500}(?<!\/)$/, 'the https address of an OpenID provider, without a slash at the end'),
  ),
  ssoClientId: z.exactOptional(text(/^\S{1,200}$/, 'the id that the provider has given to this desk')),
  ssoSecretArn: z.exactOptional(text(SECRET_ARN, 'the complete ARN of a secret in Secrets Manager')),
  ssoGroups: z.exactOptional(
    z.strictObject(
      Object.fromEntries(ROLES.map((role) => [role, z.exactOptional(ssoGroups)])) as Record<
        Role,
        z.ZodExactOptional<typeof ssoGroups>
      >,
      { error: SSO_GROUPS },
    ),
  ),
  ssoLoginClaim: z.exactOptional(claim().refine((name) => name !== 'email', LOGIN_CLAIM)),
  ssoGroupsClaim: claim().default('groups'),
  ssoEmailClaim: claim().default('email'),
  loginPrefix: z.exactOptional(
    text(
      /^(?!.*(aws|amazon|cognito))[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
      'lower-case letters, digits and hyphens, without aws, amazon or cognito in it',
    ),
  ),
  restoredTable: z.exactOptional(text(/^[\w.-]{3,255}$/, 'the name of a DynamoDB table in this account and region')),
});

/** A stage as it is written: valid key by key. */
export const STAGE = schema;
export type Written = z.infer<typeof schema>;

/** What is wrong with a stage although each of its keys is valid. */
export interface StageFault {
  readonly key: keyof Written;
  readonly message: string;
}

/** Settings that belong together must be complete; otherwise the part would exist and not work. */
const TOGETHER: readonly (readonly (keyof Written)[])[] = [
  ['teamsAppId', 'teamsTenantId', 'teamsSecretArn'],
  ['ssoIssuer', 'ssoClientId', 'ssoSecretArn', 'ssoGroups', 'ssoLoginClaim'],
];

export function stageFaults(written: Written): readonly StageFault[] {
  return [...TOGETHER.flatMap((keys) => halves(keys, written)), ...otherFaults(written)];
}

function halves(keys: readonly (keyof Written)[], written: Written): readonly StageFault[] {
  const missing = keys.filter((key) => written[key] === undefined);
  const given = keys.filter((key) => !missing.includes(key));
  const [first] = given;
  if (first === undefined || missing.length === 0) return [];
  return [{ key: first, message: `${quoted(missing)} is missing: it goes with ${quoted(given)}` }];
}

function otherFaults({
  siteDomain,
  certificateArn,
  hostedZoneId,
  region,
  adminEmail,
  adminLogin,
  alarmEmail,
  monthlyBudgetDollars,
}: Written): readonly StageFault[] {
  const faults: StageFault[] = [];
  const [first] = (['certificateArn', 'hostedZoneId'] as const).filter(
    (key) => ({ certificateArn, hostedZoneId })[key] !== undefined,
  );
  if (siteDomain === undefined && first !== undefined) {
    faults.push({ key: first, message: `\`siteDomain\` is missing: it goes with \`${first}\`` });
  }
  if (siteDomain !== undefined && first === undefined) {
    faults.push({
      key: 'siteDomain',
      message:
        '`hostedZoneId` is missing: a domain needs its zone, for the certificate and the DNS records. With DNS elsewhere, give `certificateArn` instead',
    });
  }
  if (siteDomain !== undefined && hostedZoneId !== undefined && certificateArn === undefined && region === undefined) {
    faults.push({
      key: 'hostedZoneId',
      message: '`region` is missing: the certificate is made in us-east-1, in a stack of its own unless that is your region',
    });
  }
  if (monthlyBudgetDollars !== undefined && alarmEmail === undefined) {
    faults.push({ key: 'monthlyBudgetDollars', message: '`alarmEmail` is missing: it is told of the budget' });
  }
  if (adminLogin !== undefined && adminEmail === undefined) {
    faults.push({ key: 'adminLogin', message: '`adminEmail` is missing: it goes with `adminLogin`' });
  }
  return faults;
}

/** The usual stage, whose stack is called `Mostrador`. */
export const USUAL_STAGE = 'prod';

export function stackNameOf(stage: string, { stackName }: Pick<Written, 'stackName'>): string {
  return stackName ?? (stage === USUAL_STAGE ? 'Mostrador' : `Mostrador-${stage}`);
}

/**
 * Completes what is written for a stage.
 *
 * @throws Error naming each invalid key
 */
export function readSettings(written: Readonly<Record<string, unknown>>, stage: string = USUAL_STAGE): Settings {
  const parsed = schema.safeParse(written);
  if (!parsed.success) throw refused(parsed.error.issues.flatMap(faultsOf));
  const faults = stageFaults(parsed.data);
  if (faults.length > 0) throw refused(faults.map(({ message }) => message));
  const {
    siteDomain,
    certificateArn,
    hostedZoneId,
    teamsAppId,
    teamsTenantId,
    teamsSecretArn,
    monthlyBudgetDollars,
    ssoIssuer,
    ssoClientId,
    ssoSecretArn,
    ssoGroups,
    ssoLoginClaim,
    ssoGroupsClaim,
    ssoEmailClaim,
    ...rest
  } = parsed.data;
  return {
    ...rest,
    stackName: stackNameOf(stage, rest),
    ...(monthlyBudgetDollars === undefined || rest.alarmEmail === undefined
      ? {}
      : { budget: { dollarsPerMonth: monthlyBudgetDollars, email: rest.alarmEmail } }),
    ...(ssoIssuer === undefined ||
    ssoClientId === undefined ||
    ssoSecretArn === undefined ||
    ssoGroups === undefined ||
    ssoLoginClaim === undefined
      ? {}
      : {
          singleSignOn: {
            issuer: ssoIssuer,
            clientId: ssoClientId,
            secretArn: ssoSecretArn,
            groups: ssoGroups,
            loginClaim: ssoLoginClaim,
            groupsClaim: ssoGroupsClaim,
            emailClaim: ssoEmailClaim,
          },
        }),
    ...(siteDomain === undefined ? {} : { site: compact({ domain: siteDomain, certificateArn, hostedZoneId }) }),
    ...(teamsAppId === undefined || teamsTenantId === undefined || teamsSecretArn === undefined
      ? {}
      : { teams: { appId: teamsAppId, tenantIds: teamsTenantId, secretArn: teamsSecretArn } }),
  };
}

function faultsOf(issue: z.core.$ZodIssue): string[] {
  const [key, ...inside] = issue.path;
  if (issue.code === 'unrecognized_keys' && key === undefined) return issue.keys.map((name) => `\`${name}\` is no setting`);
  return [`\`${String(key)}\` ${inside.length === 0 ? issue.message : CONCURRENCY}`];
}

function quoted(keys: readonly string[]): string {
  return keys.map((key) => `\`${key}\``).join(', ');
}

/** `-c concurrency=chat:100,relay:5` gives text. */
function concurrencyWritten(written: unknown): unknown {
  if (typeof written !== 'string') return written;
  const parts = written.split(',').filter((part) => part.trim() !== '');
  return Object.fromEntries(
    parts.map((part) => {
      const [name = '', places = '', ...rest] = part.split(':').map((piece) => piece.trim());
      return [name, /^\d{1,5}$/.test(places) && rest.length === 0 ? Number(places) : Number.NaN];
    }),
  );
}

function refused(faults: readonly string[]): Error {
  return new Error(`The settings are not valid: ${faults.join('; ')}. See infra/aws/RUNBOOK.md, "Settings".`);
}
