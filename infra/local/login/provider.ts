import { interactionPolicy, Provider } from 'oidc-provider';
import { networkOf } from '../../../functions/api/network-address';
import { visitorOf } from '../proxy/public-address';
import { Attempts } from './attempts';
import type { Credentials } from './credentials';
import type { KnownBrowsers } from './known-browsers';
import { logoutPage, noticePage, pagePolicy } from './page';
import type { Team } from './people';
import type { SessionFile } from './sessions';
import { languageOf, loginTexts } from './texts';
import { ACCESS_TOKEN_SECONDS, accessClaims, CLIENT_ID } from './tokens';

export interface ProviderOptions {
  /** Address of the login server. */
  readonly issuer: string;
  /** Origins of the web pages: the only ones that people are redirected to. */
  readonly siteOrigins: readonly string[];
  readonly credentials: Credentials;
  readonly team: Team;
  readonly sessions: SessionFile;
  readonly browsers: KnownBrowsers;
}

/**
 * The API as the resource of access tokens. Its scope must not be `openid`: the library would ask for consent again and
 * again.
 */
const API = 'urn:mostrador:api';
const API_SCOPE = 'desk';

/** How long a person stays signed in. */
export const SESSION_SECONDS = 12 * 60 * 60;

/** How often people may begin to sign in or out from one network in a minute; a whole team can be behind one address. */
const STARTS_PER_MINUTE = 120;

/** An OpenID provider that replaces Cognito: code flow with PKCE, RS256, and access tokens with the claims of a user pool. */
export function createProvider({ issuer, siteOrigins, credentials, team, sessions, browsers }: ProviderOptions): Provider {
  const pages = (paths: readonly string[]) => siteOrigins.flatMap((origin) => paths.map((path) => `${origin}${path}`));
  const policy = pagePolicy(siteOrigins);
  const home = `${siteOrigins[0]}/desk`;
  const { port, pathname, protocol } = new URL(issuer);
  const mount = pathname === '/' ? '' : pathname;
  const cookiePrefix = `mostrador.${port === '' ? 'public' : port}`;
  const provider: Provider = new Provider(issuer, {
    adapter: (model: string) => sessions.adapter(model, visiting),
    clients: [
      {
        client_id: CLIENT_ID,
        client_name: 'Mostrador',
        token_endpoint_auth_method: 'none',
        application_type: 'web',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: pages(['/desk', '/desk/', '/desk/callback']),
        post_logout_redirect_uris: pages(['/', '/desk', '/desk/']),
      },
    ],
    jwks: { keys: credentials.keys },
    cookies: {
      keys: [credentials.cookieKey],
      // A second server on this machine has other cookies of the same host.
      names: { session: `${cookiePrefix}.session`, interaction: `${cookiePrefix}.login`, resume: `${cookiePrefix}.resume` },
      long: { httpOnly: true, sameSite: 'lax' },
      short: { httpOnly: true, sameSite: 'lax' },
    },
    scopes: ['openid', 'offline_access'],
    claims: { openid: ['sub', 'cognito:username', 'cognito:groups'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    clientBasedCORS: (_ctx, origin) => siteOrigins.includes(origin),
    interactions: { url: (_ctx, interaction) => `${mount}/interaction/${interaction.uid}`, policy: loginEachTime() },
    findAccount: async (_ctx, login) => {
      const person = await team.personOf(login);
      if (person === undefined) return undefined;
      return {
        accountId: login,
        claims: async () => ({ sub: login, 'cognito:username': login, 'cognito:groups': [person.role] }),
      };
    },
    // Our own pages and our own users: no consent is needed.
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      if (client === undefined || session?.accountId === undefined) return undefined;
      const grantId = session.grantIdFor(client.clientId);
      const found = grantId === undefined ? undefined : await provider.Grant.find(grantId);
      if (found !== undefined) return found;
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid offline_access');
      grant.addResourceScope(API, API_SCOPE);
      await grant.save();
      return grant;
    },
    extraTokenClaims: async (_ctx, token) => {
      const person = 'accountId' in token && token.accountId ? await team.personOf(token.accountId) : undefined;
      return person && accessClaims(person);
    },
    // Cognito issues a refresh token without being asked.
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    features: {
      devInteractions: { enabled: false },
      // On by default; it would store whatever anybody sends.
      pushedAuthorizationRequests: { enabled: false },
      revocation: { enabled: true },
      userinfo: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: async () => API,
        useGrantedResource: async () => true,
        getResourceServerInfo: async () => ({
          scope: API_SCOPE,
          audience: CLIENT_ID,
          accessTokenTTL: ACCESS_TOKEN_SECONDS,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: async (ctx, form) => {
          ctx.set('content-security-policy', policy);
          ctx.body = logoutPage(languageOf('', ctx.get('accept-language')), form);
        },
        postLogoutSuccessSource: async (ctx) => {
          const language = languageOf('', ctx.get('accept-language'));
          ctx.set('content-security-policy', policy);
          ctx.body = noticePage(language, loginTexts(language).goneTitle, '', home);
        },
      },
    },
    renderError: async (ctx, out) => {
      const language = languageOf('', ctx.get('accept-language'));
      ctx.type = 'html';
      ctx.set('content-security-policy', policy);
      ctx.body = noticePage(language, loginTexts(language).errorTitle, out.error_description ?? out.error, home);
    },
    ttl: {
      AccessToken: ACCESS_TOKEN_SECONDS,
      IdToken: ACCESS_TOKEN_SECONDS,
      AuthorizationCode: 60,
      Interaction: 60 * 60,
      RefreshToken: SESSION_SECONDS,
      Grant: SESSION_SECONDS,
      Session: SESSION_SECONDS,
    },
  });
  // Behind a proxy that ends TLS, its headers tell that the visitor came over https.
  provider.proxy = protocol === 'https:';
  limitStarts(provider, policy, home);
  endWithSession(provider, browsers);
  return provider;
}

/**
 * Each authorization goes through the login page, whatever the cookies say: they reach every port of `localhost`, and every
 * port can set them. What they carry is good for nothing but the flow that is under way, whose code only the desk that began
 * it can use (PKCE).
 */
function loginEachTime(): interactionPolicy.DefaultPolicy {
  const { base, Check } = interactionPolicy;
  const policy = base();
  const isNotFromPage = new Check('no_proof', 'Cookies alone prove nothing', ({ oidc }) =>
    oidc.result?.login === undefined ? Check.REQUEST_PROMPT : Check.NO_NEED_TO_PROMPT,
  );
  policy.get('login')?.checks.add(isNotFromPage);
  return policy;
}

/** The network of the request at hand. */
function visiting(): string | undefined {
  return Provider.ctx && networkOf(visitorOf(Provider.ctx.req));
}

/** Beginning to sign in, or out, needs no password, and stores a record. */
function limitStarts(provider: Provider, policy: string, home: string): void {
  const starts = new Attempts(STARTS_PER_MINUTE);
  provider.use(async (ctx, next) => {
    // The library takes capitals and a slash at the end for the same address.
    const waitSeconds = /^\/(auth|session\/end)\/?$/i.test(ctx.path) ? starts.take(networkOf(visitorOf(ctx.req))) : 0;
    if (waitSeconds === 0) return next();
    const language = languageOf('', ctx.get('accept-language'));
    const { errorTitle, wait } = loginTexts(language);
    ctx.status = 429;
    ctx.type = 'html';
    ctx.set('retry-after', String(waitSeconds));
    ctx.set('content-security-policy', policy);
    ctx.body = noticePage(language, errorTitle, wait.replace('{seconds}', String(waitSeconds)), home);
  });
}

/** After signing out, the password is asked for again, also where the session of the cookie was over before. */
function endWithSession(provider: Provider, browsers: KnownBrowsers): void {
  provider.use(async (ctx, next) => {
    await next();
    const { route, session, params, entities } = ctx.oidc ?? {};
    const hasLeft = route === 'end_session_confirm' && params?.logout === 'yes';
    const login = hasLeft ? session?.accountId : undefined;
    const wasOver = route === 'end_session' && session?.accountId === undefined;
    const hinted = wasOver ? entities?.IdTokenHint?.payload.sub : undefined;
    for (const one of [login, hinted]) if (typeof one === 'string') browsers.forget(one);
  });
}
