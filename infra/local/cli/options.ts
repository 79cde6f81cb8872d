import { isIP } from 'node:net';
import { parseArgs } from 'node:util';
import { ROLES, type Role } from '../../../bot/model/service';
import { SITE_MODES, type SiteMode } from '../../build/web';
import type { StaffIssuer } from '../gateway/staff-issuer';
import { type PublicAddress, publicAddress } from '../proxy/public-address';
import { SAMPLE } from '../root';
import { dataDirOf, knowledgeDirOf } from './folders';
import { type Environment, parsed, UsageError } from './usage-error';

export interface StartOptions {
  readonly help: boolean;
  readonly dataDir: string;
  readonly knowledgeDir: string;
  /** `undefined`: 3000, or the next free port. */
  readonly port?: number;
  readonly processes: boolean;
  /** The address under which a reverse proxy shows the server. */
  readonly published?: PublicAddress;
  readonly siteMode: SiteMode;
  /** The organisation's own login. */
  readonly staffIssuer?: StaffIssuer;
  readonly verbose: boolean;
}

const START_FLAGS = {
  data: { type: 'string' },
  knowledge: { type: 'string' },
  port: { type: 'string' },
  processes: { type: 'boolean', default: false },
  'public-url': { type: 'string' },
  proxy: { type: 'string' },
  issuer: { type: 'string' },
  'client-id': { type: 'string' },
  groups: { type: 'string' },
  'groups-claim': { type: 'string' },
  'login-claim': { type: 'string' },
  scope: { type: 'string' },
  site: { type: 'string' },
  verbose: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
} as const;

/** @throws UsageError */
export function startOptions(args: readonly string[], environment: Environment): StartOptions {
  refuseSwallowed(environment, Object.keys(START_FLAGS));
  const { values } = parsed(() => parseArgs({ args: [...args], options: START_FLAGS, allowPositionals: false }));
  const published = publishedAt(values['public-url'], values.proxy);
  const staffIssuer = staffIssuerOf(values);
  const knowledgeDir = knowledgeDirOf(values.knowledge, environment);
  // The demo shop's page goes with its knowledge.
  const isSample = published === undefined && knowledgeDir === SAMPLE;
  return {
    help: values.help,
    dataDir: dataDirOf(values.data, environment),
    knowledgeDir,
    ...(values.port === undefined ? {} : { port: portOf(values.port) }),
    processes: values.processes,
    ...(published === undefined ? {} : { published }),
    ...(staffIssuer === undefined ? {} : { staffIssuer }),
    siteMode: siteModeOf(values.site ?? (isSample ? 'demo' : 'none')),
    verbose: values.verbose,
  };
}

/** @throws UsageError */
export function passwordOptions(args: readonly string[], environment: Environment): LoginOptions {
  return loginOptions(args, environment, 'npm run -s password -- ana [--data DIR]');
}

/** @throws UsageError */
export function tokenOptions(args: readonly string[], environment: Environment): LoginOptions {
  return loginOptions(args, environment, 'npm run -s token -- ana [--data DIR]');
}

interface LoginOptions {
  readonly login: string;
  readonly dataDir: string;
}

function loginOptions(args: readonly string[], environment: Environment, example: string): LoginOptions {
  const { values, positionals } = parsed(() =>
    parseArgs({ args: [...args], options: { data: START_FLAGS.data }, allowPositionals: true }),
  );
  const [login, ...others] = positionals;
  if (login === undefined || others.length > 0) throw new UsageError(`Name one login: ${example}`);
  return { login, dataDir: dataDirOf(values.data, environment) };
}

function publishedAt(url: string | undefined, proxy: string | undefined): PublicAddress | undefined {
  if (url === undefined) {
    if (proxy !== undefined) throw new UsageError('--proxy goes with --public-url.');
    return undefined;
  }
  if (!/^https:\/\/[^\s/?#@]+\/?$/.test(url) || !URL.canParse(url)) {
    throw new UsageError(`--public-url needs an https address without a path, such as https://desk.example.com, not “${url}”.`);
  }
  if (proxy !== undefined && isIP(proxy) === 0) throw new UsageError(`--proxy needs an IP address, not “${proxy}”.`);
  return publicAddress(url, proxy);
}

/** The organisation's own login; its groups are written `staff=ID,lead=ID,admin=ID`, a role as often as it has groups. */
function staffIssuerOf(
  values: {
    readonly [flag in 'issuer' | 'client-id' | 'groups' | 'groups-claim' | 'login-claim' | 'scope']?: string | undefined;
  },
): StaffIssuer | undefined {
  const { issuer, 'client-id': clientId, groups } = values;
  if (issuer === undefined) {
    const [alone] = (['client-id', 'groups', 'groups-claim', 'login-claim', 'scope'] as const).filter((flag) => values[flag]);
    if (alone !== undefined) throw new UsageError(`--${alone} goes with --issuer.`);
    return undefined;
  }
  if (!/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/])/.test(issuer) || !URL.canParse(issuer)) {
    throw new UsageError(`--issuer needs the https address of an OpenID provider, not “${issuer}”.`);
  }
  if (clientId === undefined) throw new UsageError('--issuer needs --client-id, as the provider calls this desk.');
  if (groups === undefined) throw new UsageError('--issuer needs --groups staff=GROUP,lead=GROUP,admin=GROUP.');
  const { 'login-claim': loginClaim } = values;
  if (loginClaim === undefined) {
    throw new UsageError(
      "--issuer needs --login-claim, the provider's claim that is the login of the team. People must not be able to change it themselves: oid, sub or upn, for example.",
    );
  }
  return {
    issuer,
    clientId,
    groups: groupsOf(groups),
    scope: values.scope ?? 'openid profile email',
    loginClaim,
    groupsClaim: values['groups-claim'] ?? 'groups',
  };
}

function groupsOf(written: string): StaffIssuer['groups'] {
  const groups: Partial<Record<Role, string[]>> = {};
  for (const part of written.split(',')) {
    const [, name = '', group = ''] = /^\s*(\w+)=(\S.*?)\s*$/.exec(part) ?? [];
    const role = ROLES.find((one) => one === name);
    if (role === undefined) throw new UsageError(`--groups needs ${ROLES.join(', ')} with the provider's groups, not “${part}”.`);
    groups[role] = [...(groups[role] ?? []), group];
  }
  return groups;
}

function siteModeOf(given: string): SiteMode {
  const found = SITE_MODES.find((mode) => mode === given);
  if (found === undefined) throw new UsageError(`--site is one of ${SITE_MODES.join(', ')}, not “${given}”.`);
  return found;
}

function portOf(given: string): number {
  const port = /^\d{1,5}$/.test(given) ? Number(given) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  throw new UsageError(`--port needs a number from 0 to 65535, not “${given}”.`);
}

/** `npm start --port 4000` never gets here: npm consumes options unless `--` comes first. */
function refuseSwallowed(environment: Environment, flags: readonly string[]): void {
  for (const flag of flags.filter((name) => name !== 'help' && name !== 'verbose')) {
    if (environment[`npm_config_${flag}`] !== undefined) {
      throw new UsageError(`npm kept --${flag} for itself. Put two dashes before the options: npm start -- --${flag} …`);
    }
  }
}
