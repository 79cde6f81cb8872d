import { createServer, type IncomingMessage, type Server } from 'node:http';
import { exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from 'jose';
import type { TeamsOptions } from '../../../../bot/adapters/teams';

export const APP_ID = '0f1e2d3c-aaaa-4bbb-8ccc-0123456789ab';
export const TENANT = '11111111-2222-4333-8444-555555555555';
export const PASSWORD = 'a secret of the bot';
export const ISSUER = 'https://api.botframework.com';

type Keys = Awaited<ReturnType<typeof generateKeyPair>>;

/** What the connector was sent. */
export interface Post {
  readonly path: string;
  readonly authorization: string | undefined;
  // biome-ignore lint/suspicious/noExplicitAny: an activity, looked into by the tests
  readonly activity: any;
}

export type Claims = Readonly<Record<string, unknown>>;

/** How the connector answers one post. */
export interface Script {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** The connection breaks instead. */
  readonly hangUp?: boolean;
}

/** Microsoft on this machine: the keys of the channel, the login server, and the connector that records what it is sent. */
export interface Microsoft {
  readonly url: string;
  /** The service URL that activities carry. */
  readonly serviceUrl: string;
  readonly posts: Post[];
  /** Client credentials that the login server saw, in order. */
  readonly grants: URLSearchParams[];
  readonly keyFetches: () => number;
  options(over?: Partial<TeamsOptions>): TeamsOptions;
  /** A token as the channel signs it, with claims changed or (undefined) left out. */
  token(claims?: Claims, by?: Signing): Promise<string>;
  /** The next posts are answered so; then 201 again. */
  script(...answers: Script[]): void;
  /** The login server refuses this often. */
  refuseGrants(times: number): void;
  /** Public half of the channel's key, as PEM-less JWK. */
  readonly publicKey: Keys['publicKey'];
  close(): Promise<void>;
}

export interface Signing {
  readonly key?: 'channel' | 'other_channel' | 'no_endorsement' | 'stranger';
  readonly header?: Partial<JWTHeaderParameters>;
}

const KIDS = { channel: 'kid-teams', other_channel: 'kid-webchat', no_endorsement: 'kid-bare', stranger: 'kid-teams' } as const;

/** Making keys takes longer than most tests. */
let made: Promise<Record<keyof typeof KIDS, Keys>> | undefined;

async function makePairs(): Promise<Record<keyof typeof KIDS, Keys>> {
  const pair = () => generateKeyPair('RS256', { extractable: true });
  return { channel: await pair(), other_channel: await pair(), no_endorsement: await pair(), stranger: await pair() };
}

export async function startMicrosoft(): Promise<Microsoft> {
  made ??= makePairs();
  const pairs = await made;
  const posts: Post[] = [];
  const grants: URLSearchParams[] = [];
  const scripted: Script[] = [];
  let keyFetches = 0;
  let refusals = 0;
  let url = '';

  const jwks = {
    keys: [
      { ...(await exportJWK(pairs.channel.publicKey)), kid: KIDS.channel, use: 'sig', endorsements: ['msteams', 'skype'] },
      { ...(await exportJWK(pairs.other_channel.publicKey)), kid: KIDS.other_channel, use: 'sig', endorsements: ['webchat'] },
      { ...(await exportJWK(pairs.no_endorsement.publicKey)), kid: KIDS.no_endorsement, use: 'sig' },
    ],
  };

  const server = createServer((request, response) => {
    const json = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    };
    void bodyOf(request).then((body) => {
      const path = request.url ?? '';
      if (path === '/metadata') return json(200, { issuer: ISSUER, jwks_uri: `${url}/keys` });
      if (path === '/keys') {
        keyFetches += 1;
        return json(200, jwks);
      }
      if (path === '/login/oauth2/v2.0/token') {
        const form = new URLSearchParams(body);
        grants.push(form);
        if (refusals > 0 || form.get('client_secret') !== PASSWORD) {
          refusals -= 1;
          return json(401, { error: 'invalid_client' });
        }
        return json(200, { token_type: 'Bearer', access_token: `bot-token-${grants.length}`, expires_in: 3600 });
      }
      if (path.startsWith('/connector/')) {
        const script = scripted.shift() ?? { status: 201 };
        if (script.hangUp === true) return request.socket.destroy();
        const { authorization } = request.headers;
        posts.push({ path, authorization, activity: JSON.parse(body) });
        return json(script.status, script.status < 300 ? { id: `sent-${posts.length}` } : { error: {} }, script.headers);
      }
      return json(404, {});
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${portOf(server)}`;
  const serviceUrl = `${url}/connector/`;

  return {
    url,
    serviceUrl,
    posts,
    grants,
    keyFetches: () => keyFetches,
    publicKey: pairs.channel.publicKey,
    options: (over = {}) => ({
      appId: APP_ID,
      password: async () => PASSWORD,
      tenants: [TENANT],
      local: true,
      endpoints: { metadataUrl: `${url}/metadata`, issuer: ISSUER, loginUrl: `${url}/login`, scope: ISSUER },
      ...over,
    }),
    token: async (claims = {}, { key = 'channel', header = {} } = {}) => {
      const now = Math.floor(Date.now() / 1_000);
      const payload = { iss: ISSUER, aud: APP_ID, serviceurl: serviceUrl, nbf: now - 60, exp: now + 3_600, ...claims };
      const kept = Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined));
      return new SignJWT(kept).setProtectedHeader({ alg: 'RS256', kid: KIDS[key], ...header }).sign(pairs[key].privateKey);
    },
    script: (...answers) => scripted.push(...answers),
    refuseGrants: (times) => {
      refusals = times;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}

let counted = 0;

/** An activity as Teams sends it in a personal chat. */
export function activityOf(serviceUrl: string, over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  counted += 1;
  return {
    type: 'message',
    id: `170000000${counted}`,
    timestamp: '2026-11-23T09:30:00.000Z',
    channelId: 'msteams',
    serviceUrl,
    from: { id: '29:ana', name: 'Ana Pérez', aadObjectId: 'aad-ana' },
    recipient: { id: '28:bot', name: 'Mostrador' },
    conversation: { id: 'a:personal-1', conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    locale: 'es-ES',
    text: '¿Cuánto tarda la entrega?',
    textFormat: 'plain',
    entities: [],
    ...over,
  };
}
