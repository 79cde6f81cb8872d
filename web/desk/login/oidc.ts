import * as oauth from 'oauth4webapi';
import { type PageConfig, pageConfig } from './config';
import * as kept from './kept';

/**
 * The authorization code flow with PKCE (RFC 6749, RFC 7636), and renewal by refresh token.
 * Loaded only when a login starts, ends or is renewed.
 */

export interface Tokens {
  readonly access: string;
  readonly expiresAtMs: number;
  readonly refresh?: string;
  readonly id?: string;
}

/** Where the login server sends the browser back to; it has to know this address. */
const redirectUri = () => `${location.origin}/desk`;

/** Plain http is for a login server on this very machine, and nowhere else. */
function insecure(authority: string): boolean {
  const { protocol, hostname } = new URL(authority);
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

async function discover({ login }: PageConfig) {
  const options = { [oauth.allowInsecureRequests]: insecure(login.authority) };
  const issuer = new URL(login.authority);
  const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options));
  return { server, options, client: { client_id: login.clientId } };
}

/** Leaves this page for the login server's; comes back to `/desk` with a code. */
export async function beginLogin(returnTo: string): Promise<void> {
  const config = await pageConfig();
  const { server, client } = await discover(config);
  if (server.authorization_endpoint === undefined) throw new Error('The login server names no authorization endpoint');
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  kept.keepAttempt({ verifier, state, returnTo });
  const address = new URL(server.authorization_endpoint);
  address.search = new URLSearchParams({
    client_id: client.client_id,
    response_type: 'code',
    scope: config.login.scope,
    redirect_uri: redirectUri(),
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
  }).toString();
  location.assign(address);
}

/**
 * Exchanges the code in the address for tokens.
 * Throws when the attempt is not ours, or the login server refuses.
 */
export async function finishLogin(): Promise<{ readonly tokens: Tokens; readonly returnTo: string }> {
  const attempt = kept.takeAttempt();
  if (attempt === undefined) throw new Error('No login was begun in this tab');
  const { server, client, options } = await discover(await pageConfig());
  const answer = oauth.validateAuthResponse(server, client, new URL(location.href), attempt.state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    answer,
    redirectUri(),
    attempt.verifier,
    options,
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, response);
  return { tokens: read(tokens), returnTo: attempt.returnTo };
}

/** New tokens for a refresh token; `undefined` when the login server says that it is over. Throws when it cannot be reached. */
export async function renewLogin(refresh: string): Promise<Tokens | undefined> {
  const { server, client, options } = await discover(await pageConfig());
  const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refresh, options);
  try {
    const tokens = read(await oauth.processRefreshTokenResponse(server, client, response));
    return tokens.refresh === undefined ? { ...tokens, refresh } : tokens;
  } catch (error) {
    if (error instanceof oauth.ResponseBodyError && response.status < 500) return undefined;
    throw error;
  }
}

/** Ends the login at the login server too, where it offers that; the browser leaves this page then. */
export async function endLogin(tokens: { readonly refresh?: string; readonly id?: string }): Promise<void> {
  const { server, client, options } = await discover(await pageConfig());
  if (tokens.refresh !== undefined && server.revocation_endpoint !== undefined)
    await oauth.revocationRequest(server, client, oauth.None(), tokens.refresh, options);
  if (server.end_session_endpoint === undefined) return;
  const address = new URL(server.end_session_endpoint);
  address.search = new URLSearchParams({
    client_id: client.client_id,
    post_logout_redirect_uri: redirectUri(),
    // The name that Amazon Cognito gives the same thing.
    logout_uri: redirectUri(),
    ...(tokens.id === undefined ? {} : { id_token_hint: tokens.id }),
  }).toString();
  location.assign(address);
}

function read(response: oauth.TokenEndpointResponse): Tokens {
  return {
    access: response.access_token,
    expiresAtMs: Date.now() + (response.expires_in ?? 300) * 1000,
    ...(response.refresh_token === undefined ? {} : { refresh: response.refresh_token }),
    ...(response.id_token === undefined ? {} : { id: response.id_token }),
  };
}
