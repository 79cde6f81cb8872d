import { MostradorError } from '../../../model/errors';
import type { Clock } from '../../../ports';
import type { TeamsOptions } from '../options';
import { isServiceUrl } from '../service-url';
import { parseActivity, type TeamsActivity, tenantsOf } from './activity';
import { ChannelKeys } from './channel-keys';
import { type ChannelToken, channelTokenVerifier, unauthenticated } from './verify-token';

export interface Arrival {
  /** Parses the JSON of any sender. */
  body(): unknown;
  readonly authorization: string;
  /** The sender's address, as the gateway reports it. */
  readonly sourceAddress: string;
}

export interface Admitted {
  readonly activity: TeamsActivity;
  /** Absent only on one machine without an app id. */
  readonly token?: ChannelToken;
}

/**
 * Admits an activity or throws. Nothing of a request is read before its token is verified, and no response goes to an
 * address that the token does not name.
 *
 * @throws MostradorError UNAUTHENTICATED, INVALID_REQUEST, FORBIDDEN, UNAVAILABLE
 */
export type Admit = (arrival: Arrival) => Promise<Admitted>;

export function doorkeeper(options: TeamsOptions, clock: Clock): Admit {
  if (options.appId === undefined || options.appId === '') return options.local ? admitLocal : rejectAll;
  const { issuer, metadataUrl } = options.endpoints;
  const verify = channelTokenVerifier({
    appId: options.appId,
    issuer,
    metadataUrl,
    keys: new ChannelKeys(metadataUrl, clock),
  });
  return async ({ body, authorization }) => {
    const token = await verify(authorization);
    const activity = parseActivity(body());
    if (activity.serviceUrl !== token.serviceUrl) throw unauthenticated('The token is for another service URL.');
    checkServiceUrl(activity, options.local);
    checkTenant(activity, options.tenants);
    return { activity, token };
  };
}

/** Without an app id no sender can be verified. */
async function rejectAll(): Promise<never> {
  throw unauthenticated('Teams is not set up here: TEAMS_APP_ID is not set.');
}

/** On one machine without an app id: admits clients on the same machine only, and answers only there. */
async function admitLocal({ body, sourceAddress }: Arrival): Promise<Admitted> {
  if (!/^(127(\.\d{1,3}){3}|::1|::ffff:127(\.\d{1,3}){3})$/.test(sourceAddress)) {
    throw unauthenticated('Without TEAMS_APP_ID only a client on this machine is answered.');
  }
  const activity = parseActivity(body());
  checkServiceUrl(activity, true);
  return { activity };
}

function checkServiceUrl({ serviceUrl }: TeamsActivity, loopback: boolean): void {
  if (!isServiceUrl(serviceUrl, loopback)) {
    throw new MostradorError('FORBIDDEN', 'The service URL is not one of Microsoft Teams.');
  }
}

/** Checks that the activity names a tenant and that every tenant it names is ours. */
function checkTenant(activity: TeamsActivity, allowed: readonly string[]): void {
  const tenants = tenantsOf(activity);
  if (tenants.length === 0 || !tenants.every((tenant) => allowed.includes(tenant))) {
    throw new MostradorError('FORBIDDEN', 'This bot is for another organisation.');
  }
}
