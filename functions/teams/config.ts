import { publicCloud, type TeamsEndpoints, type TeamsOptions } from '../../bot/adapters/teams';
import { MostradorError } from '../../bot/model/errors';
import type { Config } from '../config';
import { secretFrom } from '../secret';

type Environment = Readonly<Record<string, string | undefined>>;

const ID = /^[\w-]{1,64}$/;

/** Servers in place of Microsoft's, for tests on one machine. */
const ENDPOINTS = {
  TEAMS_METADATA_URL: 'metadataUrl',
  TEAMS_TOKEN_ISSUER: 'issuer',
  TEAMS_LOGIN_URL: 'loginUrl',
  TEAMS_SCOPE: 'scope',
} as const satisfies Readonly<Record<string, keyof TeamsEndpoints>>;

/**
 * Reads what the environment says of Teams. Without `TEAMS_APP_ID` Teams is not set up; with it, everything else must be there.
 *
 * @throws MostradorError CONFIGURATION_INVALID naming the variable
 */
export function readTeamsOptions(environment: Environment, run: Config['run']): TeamsOptions {
  const local = run === 'local';
  const appId = environment.TEAMS_APP_ID || undefined;
  const tenants = (environment.TEAMS_TENANT_ID ?? '').split(/[\s,]+/).filter((tenant) => tenant !== '');
  if (appId !== undefined && !ID.test(appId)) throw invalid('TEAMS_APP_ID', 'must be the application (client) id of the bot');
  const wrong = tenants.find((tenant) => !ID.test(tenant));
  if (wrong !== undefined) throw invalid('TEAMS_TENANT_ID', 'must be directory (tenant) ids with commas between them');
  const [home] = tenants;
  if (appId !== undefined && home === undefined) {
    throw invalid('TEAMS_TENANT_ID', 'is not set; it is the directory (tenant) id of the organisation whose people may write');
  }
  return {
    ...(appId === undefined ? {} : { appId }),
    password: passwordFrom(environment, appId),
    tenants,
    local,
    endpoints: { ...publicCloud(home ?? 'botframework.com'), ...endpointsFrom(environment, local) },
  };
}

function passwordFrom(environment: Environment, appId: string | undefined): TeamsOptions['password'] {
  const { TEAMS_APP_PASSWORD: password, TEAMS_APP_PASSWORD_SECRET: secret } = environment;
  if (password) return async () => password;
  if (secret) return secretFrom(secret, 'TEAMS_APP_PASSWORD_SECRET');
  if (appId === undefined) return async () => '';
  throw invalid('TEAMS_APP_PASSWORD', 'is not set, and neither is TEAMS_APP_PASSWORD_SECRET (the ARN of a secret that holds it)');
}

function endpointsFrom(environment: Environment, local: boolean): Partial<TeamsEndpoints> {
  const given: { -readonly [Key in keyof TeamsEndpoints]?: string } = {};
  for (const [variable, key] of Object.entries(ENDPOINTS)) {
    const value = environment[variable];
    if (value === undefined || value === '') continue;
    if (!local) throw invalid(variable, 'is for one machine only (MOSTRADOR_RUN=local)');
    given[key] = value.replace(/\/$/, '');
  }
  return given;
}

function invalid(variable: string, what: string): MostradorError {
  return new MostradorError('CONFIGURATION_INVALID', `${variable} ${what}.`, { variable });
}
