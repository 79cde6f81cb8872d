import * as z from 'zod';
import { publicCloud, type TeamsEndpoints, type TeamsOptions } from '../../bot/adapters/teams';
import { compact } from '../../bot/model/compact';
import type { Config } from '../config';
import { type Environment, readEnvironment, text } from '../environment';
import { secretFrom } from '../secret';

const ID = /^[\w-]{1,64}$/;

const tenants = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter((tenant) => tenant !== ''))
  .refine((ids) => ids.every((id) => ID.test(id)), 'must be directory (tenant) ids with commas between them')
  .default([]);

/** The address of a server that replaces one of Microsoft's, for tests on one machine. */
const server = (local: boolean) =>
  z
    .string()
    .refine(() => local, 'is for one machine only (MOSTRADOR_RUN=local)')
    .transform((address) => address.replace(/\/$/, ''))
    .optional();

const variables = (local: boolean) =>
  z
    .object({
      TEAMS_APP_ID: text(ID, 'the application (client) id of the bot').optional(),
      TEAMS_TENANT_ID: tenants,
      TEAMS_APP_PASSWORD: z.string().optional(),
      TEAMS_APP_PASSWORD_SECRET: z.string().optional(),
      TEAMS_METADATA_URL: server(local),
      TEAMS_TOKEN_ISSUER: server(local),
      TEAMS_LOGIN_URL: server(local),
      TEAMS_SCOPE: server(local),
    })
    .refine(({ TEAMS_APP_ID: appId, TEAMS_TENANT_ID: [home] }) => appId === undefined || home !== undefined, {
      path: ['TEAMS_TENANT_ID'],
      error: 'is not set; it is the directory (tenant) id of the organisation whose people may write',
    })
    .refine((given) => given.TEAMS_APP_ID === undefined || (given.TEAMS_APP_PASSWORD ?? given.TEAMS_APP_PASSWORD_SECRET), {
      path: ['TEAMS_APP_PASSWORD'],
      error: 'is not set, and neither is TEAMS_APP_PASSWORD_SECRET (the ARN of a secret that holds it)',
    });

type Given = z.output<ReturnType<typeof variables>>;

/**
 * Reads the Teams configuration from the environment. Without `TEAMS_APP_ID` Teams is not set up; with it, everything else
 * is required.
 *
 * @throws MostradorError CONFIGURATION_INVALID naming the variable
 */
export function readTeamsOptions(environment: Environment, run: Config['run']): TeamsOptions {
  const local = run === 'local';
  const given = readEnvironment(variables(local), environment);
  const { TEAMS_APP_ID: appId, TEAMS_TENANT_ID: tenants } = given;
  const endpoints = { ...publicCloud(tenants[0] ?? 'botframework.com'), ...endpointsFrom(given) };
  return compact({ appId, password: passwordFrom(given), tenants, local, endpoints });
}

function passwordFrom({ TEAMS_APP_PASSWORD: password, TEAMS_APP_PASSWORD_SECRET: secret }: Given): TeamsOptions['password'] {
  if (password === undefined && secret !== undefined) return secretFrom(secret, 'TEAMS_APP_PASSWORD_SECRET');
  return async () => password ?? '';
}

const endpointsFrom = (given: Given): Partial<TeamsEndpoints> =>
  compact({
    metadataUrl: given.TEAMS_METADATA_URL,
    issuer: given.TEAMS_TOKEN_ISSUER,
    loginUrl: given.TEAMS_LOGIN_URL,
    scope: given.TEAMS_SCOPE,
  });
