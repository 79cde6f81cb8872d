import * as oauth from 'oauth4webapi';
import type { PageConfig } from './config';
import type { LoginAttempt } from './kept';

/**
 * The authorization code flow with PKCE (RFC 6749, RFC 7636), and renewal by refresh token. Loaded only when a login
 * starts, ends or is renewed; the caller stores the results.
 */

export interface Tokens {
  readonly access: string;
  readonly expiresAtMs: number;
  readonly refresh?: string;
  readonly id?: string;
}

/** The login server redirects back to this address, and must know it. */
const redirectUri = () => `${location.origin}/desk`;

/** Whether the login server uses plain http, which is allowed only on this machine. */
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

function address(endpoint: string, parameters: Readonly<Record<string, string>>): URL {
  const url = new URL(endpoint);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url;
}

/** The address for signing in, and the data to remember until the redirect back. */
export async function beginLogin(
  config: PageConfig,
  language: string,
): Promise<{ readonly to: URL; readonly attempt: LoginAttempt }> {
  const { server, client } = await discover(config);
  if (server.authorization_endpoint === undefined) throw new Error('The login server names no authorization endpoint');
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const to = address(server.authorization_endpoint, {
    client_id: client.client_id,
    response_type: 'code',
    scope: config.login.scope,
    redirect_uri: redirectUri(),
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    ui_locales: language,
  });
  return { to, attempt: { verifier, state } };
}

/**
 * Exchanges the returned code for tokens.
 * @throws when the response does not belong to the attempt, or the login server refuses
 */
export async function finishLogin(config: PageConfig, attempt: LoginAttempt, cameTo: URL): Promise<Tokens> {
  const { server, client, options } = await discover(config);
  const answer = oauth.validateAuthResponse(server, client, cameTo, attempt.state);
  const none = oauth.None();
  const { verifier } = attempt;
  const response = await oauth.authorizationCodeGrantRequest(server, client, none, answer, redirectUri(), verifier, options);
  const tokens = read(await oauth.processAuthorizationCodeResponse(server, client, response), config);
  if (tokens === undefined) throw new Error('The login server gave no ID token');
  return tokens;
}

/**
 * New tokens for a refresh token; `undefined` when the login server says that it has expired.
 * @throws when the login server cannot be reached
 */
export async function renewLogin(config: PageConfig, refresh: string): Promise<Tokens | undefined> {
  const { server, client, options } = await discover(config);
  const response = await oauth.refreshTokenGrantRequest(server, client, oauth.None(), refresh, options);
  try {
    // The login server may keep the refresh token; then the response does not contain it.
    const tokens = read(await oauth.processRefreshTokenResponse(server, client, response), config);
    return tokens && { refresh, ...tokens };
  } catch (error) {
    if (error instanceof oauth.ResponseBodyError && response.status < 500) return undefined;
    throw error;
  }
}

/** Ends the login at the login server; returns the address to visit, if there is one. */
export async function endLogin(config: PageConfig, tokens: Partial<Tokens>): Promise<URL | undefined> {
  const { server, client, options } = await discover(config);
  if (tokens.refresh !== undefined && server.revocation_endpoint !== undefined)
    await oauth.revocationRequest(server, client, oauth.None(), tokens.refresh, options);
  if (server.end_session_endpoint === undefined) return undefined;
  return address(server.end_session_endpoint, {
    client_id: client.client_id,
    post_logout_redirect_uri: redirectUri(),
    // Amazon Cognito's name for the same parameter.
    logout_uri: redirectUri(),
    ...(tokens.id === undefined ? {} : { id_token_hint: tokens.id }),
  });
}

/** `undefined` when the token that the API takes is not among them. */
function read(response: oauth.TokenEndpointResponse, { login }: PageConfig): Tokens | undefined {
  const claims = login.token === 'id' ? oauth.getValidatedIdTokenClaims(response) : undefined;
  if (login.token === 'id' && (claims === undefined || response.id_token === undefined)) return undefined;
  return {
    access: (login.token === 'id' ? response.id_token : undefined) ?? response.access_token,
    expiresAtMs: claims === undefined ? Date.now() + (response.expires_in ?? 300) * 1000 : claims.exp * 1000,
    ...(response.refresh_token === undefined ? {} : { refresh: response.refresh_token }),
    ...(response.id_token === undefined ? {} : { id: response.id_token }),
  };
}
