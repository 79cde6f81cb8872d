import * as z from 'zod';
import { MostradorError, storeUnavailable } from '../../../model/errors';
import type { Clock } from '../../../ports';
import type { TeamsOptions } from '../options';

const FETCH_TIMEOUT_MS = 4_000;
/** A token is replaced this long before it expires. */
const SPARE_MS = 5 * 60_000;

const granted = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/** The bot's own tokens for the connector. */
export interface BotTokens {
  /** @throws MostradorError UNAVAILABLE, or CONFIGURATION_INVALID when the password was rejected twice */
  get(): Promise<string>;
  /** Call this when the connector rejected the token: the next `get` requests another. */
  discard(token: string): void;
}

/**
 * Client credentials grant (RFC 6749, 4.4) against Microsoft's directory. MSAL is not used: it rejects the plain-http
 * servers of tests, and keeps a token that was rejected.
 */
export function botTokens(options: TeamsOptions & { readonly appId: string }, clock: Clock): BotTokens {
  let kept: { readonly token: string; readonly untilMs: number } | undefined;
  let asking: Promise<string> | undefined;

  async function ask(): Promise<string> {
    const response = (await grant(options, false)) ?? (await grant(options, true));
    if (response === undefined) {
      throw new MostradorError('CONFIGURATION_INVALID', "TEAMS_APP_PASSWORD is not this bot's: the directory refuses it.");
    }
    kept = { token: response.access_token, untilMs: clock.now().getTime() + response.expires_in * 1_000 - SPARE_MS };
    return response.access_token;
  }

  return {
    async get() {
      if (kept !== undefined && clock.now().getTime() < kept.untilMs) return kept.token;
      asking ??= ask().finally(() => {
        asking = undefined;
      });
      return asking;
    },
    discard(token) {
      if (kept?.token === token) kept = undefined;
    },
  };
}

/** @returns undefined when the directory rejects the client: its password may have been changed meanwhile */
async function grant(
  { appId, password, endpoints }: TeamsOptions & { readonly appId: string },
  fresh: boolean,
): Promise<z.infer<typeof granted> | undefined> {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: appId,
    client_secret: await password(fresh),
    scope: `${endpoints.scope}/.default`,
  });
  try {
    const response = await fetch(`${endpoints.loginUrl}/oauth2/v2.0/token`, {
      method: 'POST',
      body: form,
      redirect: 'error',
      signal: AbortSignal.timeout(FETCH_TIMEOUT_MS),
    });
    if (response.status === 400 || response.status === 401) return undefined;
    if (!response.ok) throw new Error(`The login server answered ${response.status}.`);
    return granted.parse(await response.json());
  } catch (error) {
    throw storeUnavailable('No token for the Teams connector could be had.', error);
  }
}
