import { MostradorError } from '../../../model/errors';
import type { Clock } from '../../../ports';
import type { TeamsOptions } from '../options';
import { isServiceUrl } from '../service-url';
import { parseActivity, type TeamsActivity, tenantsOf } from './activity';
import { ChannelKeys } from './channel-keys';
import { type ChannelToken, channelTokenVerifier, unauthenticated } from './verify-token';

export interface Arrival {
  /** Parsed JSON, from anybody. */
  readonly body: unknown;
  readonly authorization: string;
  /** Address that the request came from, by the gateway. */
  readonly sourceAddress: string;
}

export interface Admitted {
  readonly activity: TeamsActivity;
  /** Absent only on one machine without an app id. */
  readonly token?: ChannelToken;
}

/**
 * Lets an activity in, or throws: nothing of a request is looked at before its token is good, and nothing is
 * answered to an address that the token does not name.
 *
 * @throws MostradorError UNAUTHENTICATED, INVALID_REQUEST, FORBIDDEN, UNAVAILABLE
 */
export type Admit = (arrival: Arrival) => Promise<Admitted>;

export function doorkeeper(options: TeamsOptions, clock: Clock): Admit {
  if (options.appId === undefined || options.appId === '') return options.local ? admitNeighbour : refuseAll;
  const { issuer, metadataUrl } = options.endpoints;
  const verify = channelTokenVerifier({
    appId: options.appId,
    issuer,
    metadataUrl,
    keys: new ChannelKeys(metadataUrl, clock),
  });
  return async ({ body, authorization }) => {
    const token = await verify(authorization);
    const activity = parseActivity(body);
    if (activity.serviceUrl !== token.serviceUrl) throw unauthenticated('The token is for another service URL.');
    checkServiceUrl(activity, options.local);
    checkTenant(activity, options.tenants);
    return { activity, token };
  };
}

/** Without an app id nobody can be told from anybody. */
async function refuseAll(): Promise<never> {
  throw unauthenticated('Teams is not set up here: TEAMS_APP_ID is not set.');
}

/** On one machine and without an app id: a client on the same machine, which is answered there. */
async function admitNeighbour({ body, sourceAddress }: Arrival): Promise<Admitted> {
  if (!/^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/.test(sourceAddress)) {
    throw unauthenticated('Without TEAMS_APP_ID only a client on this machine is answered.');
  }
  const activity = parseActivity(body);
  checkServiceUrl(activity, true);
  return { activity };
}

function checkServiceUrl({ serviceUrl }: TeamsActivity, loopback: boolean): void {
  if (!isServiceUrl(serviceUrl, loopback)) {
    throw new MostradorError('FORBIDDEN', 'The service URL is not one of Microsoft Teams.');
  }
}

/** Every tenant that is named is ours, and one is named. */
function checkTenant(activity: TeamsActivity, allowed: readonly string[]): void {
  const tenants = tenantsOf(activity);
  if (tenants.length === 0 || !tenants.every((tenant) => allowed.includes(tenant))) {
    throw new MostradorError('FORBIDDEN', 'This bot is for another organisation.');
  }
}
