import { generateKeyPair } from 'jose';
import { REGISTRY } from '../../../functions/registry';
import { admitted } from '../../../infra/local/functions/admission';
import type { FunctionHost } from '../../../infra/local/functions/host';
import { startThreadHost } from '../../../infra/local/functions/thread-host';
import { jwtAuthorizer } from '../../../infra/local/gateway/authorizer';
import { createGateway } from '../../../infra/local/gateway/gateway';
import { apiPrefixes, routeTable } from '../../../infra/local/gateway/routes';
import { listen, stopListening } from '../../../infra/local/listen';
import { type KeyServer, startKeyServer } from './fixtures/key-server';
import { rawRequest } from './fixtures/raw-request';
import { FIXTURES } from './fixtures/registry';

const EMBEDDING = 'https://shop.example';
let url: string;
let keys: KeyServer;
let host: FunctionHost;
let stop: () => Promise<void>;
const reports: string[] = [];

beforeAll(async () => {
  keys = await startKeyServer();
  host = await startThreadHost({ registry: FIXTURES, environment: {}, owner: 'gateway-test', log: () => {} });
  const gateway = createGateway({
    registry: FIXTURES,
    functions: admitted(host),
    authorize: jwtAuthorizer({ issuer: keys.issuer, audience: 'desk', jwksUri: keys.jwksUri }),
    origins: () => [EMBEDDING],
    now: () => new Date('2026-03-12T19:03:58.390Z'),
    report: (line) => reports.push(line),
  });
  const { server, port } = await listen((request, response) => void gateway(request, response), { port: 0, otherwise: 'refuse' });
  url = `http://127.0.0.1:${port}`;
  stop = () => stopListening(server, 0);
});

afterAll(async () => {
  await stop();
  await host.close();
  await keys.close();
});

const json = { 'content-type': 'application/json' };

describe('the event of a request', () => {
  it('has API Gateway’s format 2.0, field by field', async () => {
    const event = await eventOf('/v1/things/seven/parts/x%20y?a=1&b=two%20words&a=3&__proto__=p', {
      method: 'POST',
      headers: { ...json, cookie: 'theme=dark; lang=es', 'user-agent': 'jest', 'X-Custom': 'Kept' },
      body: '{"ñ":"¡hola!"}',
    });
    expect(event).toEqual({
      version: '2.0',
      routeKey: 'POST /v1/things/{id}/parts/{part}',
      rawPath: '/v1/things/seven/parts/x y',
      rawQueryString: 'a=1&b=two%20words&a=3&__proto__=p',
      cookies: ['theme=dark', 'lang=es'],
      headers: expect.objectContaining({
        host: url.slice('http://'.length),
        'content-type': 'application/json',
        'content-length': '16',
        'user-agent': 'jest',
        'x-custom': 'Kept',
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-proto': 'http',
        'x-forwarded-port': new URL(url).port,
        'x-amzn-trace-id': expect.stringMatching(/^Root=1-[\da-f]{8}-[\da-f]{24}$/),
      }),
      queryStringParameters: JSON.parse('{"a":"1,3","b":"two words","__proto__":"p"}'),
      pathParameters: { id: 'seven', part: 'x y' },
      requestContext: {
        accountId: '000000000000',
        apiId: 'local',
        domainName: '127.0.0.1',
        domainPrefix: '127',
        http: {
          method: 'POST',
          path: '/v1/things/seven/parts/x y',
          protocol: 'HTTP/1.1',
          sourceIp: '127.0.0.1',
          userAgent: 'jest',
        },
        requestId: expect.any(String),
        routeKey: 'POST /v1/things/{id}/parts/{part}',
        stage: '$default',
        time: '12/Mar/2026:19:03:58 +0000',
        timeEpoch: 1773342238390,
      },
      body: '{"ñ":"¡hola!"}',
      isBase64Encoded: false,
    });
  });

  it('leaves out what is not there', async () => {
    const event = await eventOf('/v1/things/newest');
    expect(event).not.toHaveProperty('cookies');
    expect(event).not.toHaveProperty('queryStringParameters');
    expect(event).not.toHaveProperty('pathParameters');
    expect(event).not.toHaveProperty('body');
    expect(event).toMatchObject({ rawQueryString: '', isBase64Encoded: false });
    expect(event).not.toHaveProperty('headers.cookie');
    expect(event).not.toHaveProperty('headers.connection');
  });

  it('joins headers of one name by commas', async () => {
    const answer = await rawRequest(url, { path: '/v1/things/newest', headers: { 'X-Twice': ['one', 'two'] } });
    expect(JSON.parse(answer.body)).toMatchObject({ headers: { 'x-twice': 'one,two' } });
  });

  it.each([
    ['application/json', false],
    ['application/json; charset=utf-8', false],
    ['text/csv', false],
    ['application/xml', false],
    ['application/x-www-form-urlencoded', true],
    ['application/problem+json', true],
    ['image/png', true],
  ])('has the body of %s as base 64: %s', async (type, base64) => {
    const event = await eventOf('/v1/things', { method: 'POST', headers: { 'content-type': type }, body: 'a=ñ' });
    expect(event).toMatchObject({ isBase64Encoded: base64, body: base64 ? Buffer.from('a=ñ').toString('base64') : 'a=ñ' });
  });

  it('has a body that is no UTF-8 as base 64, whatever its type', async () => {
    const sent = new Uint8Array([0x22, 0xe9, 0x22]);
    const event = await eventOf('/v1/things', { method: 'POST', headers: { 'content-type': 'application/json' }, body: sent });
    expect(event).toMatchObject({ isBase64Encoded: true, body: Buffer.from(sent).toString('base64') });
  });

  it('has a body without a content type as base 64', async () => {
    const answer = await rawRequest(url, { method: 'POST', path: '/v1/things', body: 'x' });
    expect(JSON.parse(answer.body)).toMatchObject({ isBase64Encoded: true, body: 'eA==' });
  });
});

describe('routes', () => {
  it('are exactly those of the registry', () => {
    const find = routeTable(REGISTRY);
    for (const [name, { routes }] of Object.entries(REGISTRY)) {
      for (const { method, path } of routes) {
        const address = path.replace(/\{\w+\}/g, 'x');
        expect(find(method, address)).toMatchObject({ functionName: name, routeKey: `${method} ${path}` });
        expect(find('PATCH', address)).toBeUndefined();
        expect(find(method, `${address}/more/and/more`)).toBeUndefined();
      }
    }
    expect(apiPrefixes(REGISTRY)).toEqual(expect.arrayContaining(['/v1/', '/api/', '/openapi.json']));
  });

  it('prefer a fixed segment to a parameter', async () => {
    expect(await eventOf('/v1/things/newest')).toMatchObject({ routeKey: 'GET /v1/things/newest' });
    expect(await eventOf('/v1/things/oldest')).toMatchObject({
      routeKey: 'GET /v1/things/{id}',
      pathParameters: { id: 'oldest' },
    });
  });

  it.each([
    ['GET', '/v1/nothing'],
    ['DELETE', '/v1/things/1'],
    ['GET', '/v1/things/'],
    ['GET', '/v1//newest'],
    // Paths are matched decoded: this has one segment more than any route.
    ['POST', '/v1/things/7%2F8/parts/1'],
    ['OPTIONS', '/v1/things'],
  ])('%s %s is not found, in API Gateway’s words', async (method, path) => {
    const answer = await fetch(`${url}${path}`, { method });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('{"message":"Not Found"}');
    expect(answer.headers.get('content-type')).toBe('application/json');
  });

  it('refuse a path that cannot be decoded', async () => {
    expect(await rawRequest(url, { path: '/v1/things/%zz' })).toMatchObject({ status: 400, body: '{"message":"Bad Request"}' });
  });
});

describe('the authorizer', () => {
  const secret = (authorization?: string) =>
    fetch(`${url}/v1/secret`, authorization === undefined ? {} : { headers: { authorization } });

  it('lets a good token in, and gives its claims as text', async () => {
    const event = await eventOf('/v1/secret', { headers: { authorization: `Bearer ${await keys.token()}` } });
    expect(event).toMatchObject({
      requestContext: {
        authorizer: {
          jwt: {
            claims: { username: 'ana', 'cognito:groups': '[staff lead]', iat: expect.stringMatching(/^\d+$/), aud: 'desk' },
            scopes: null,
          },
        },
      },
    });
  });

  it('takes a token without audience by its client, as Cognito’s access tokens are', async () => {
    expect((await secret(`Bearer ${await keys.token({ claims: { aud: undefined } })}`)).status).toBe(200);
    expect((await secret(`Bearer ${await keys.token({ claims: { aud: undefined, client_id: 'other' } })}`)).status).toBe(401);
  });

  const now = Math.floor(Date.now() / 1_000);
  it.each<[string, () => Promise<string | undefined>]>([
    ['no token', async () => undefined],
    ['an empty token', async () => 'Bearer '],
    ['no JWT', async () => 'Bearer letmein'],
    ['another scheme', async () => `Basic ${await keys.token()}`],
    [
      'a foreign key of the same name',
      async () => `Bearer ${await keys.token({ key: (await generateKeyPair('RS256')).privateKey })}`,
    ],
    ['an unknown key', async () => `Bearer ${await keys.token({ kid: 'k2' })}`],
    ['an expired token', async () => `Bearer ${await keys.token({ claims: { iat: now - 2_000, exp: now - 5 } })}`],
    ['a token for ever', async () => `Bearer ${await keys.token({ claims: { exp: undefined } })}`],
    ['a token of tomorrow', async () => `Bearer ${await keys.token({ claims: { nbf: now + 86_400 } })}`],
    ['another audience', async () => `Bearer ${await keys.token({ claims: { aud: 'elsewhere' } })}`],
    ['another issuer', async () => `Bearer ${await keys.token({ claims: { iss: 'http://localhost:1' } })}`],
    ['algorithm none', async () => `Bearer ${unsigned(await keys.token())}`],
    ['a changed payload', async () => `Bearer ${tampered(await keys.token())}`],
  ])('refuses %s with 401', async (_name, authorization) => {
    const answer = await secret(await authorization());
    expect(answer.status).toBe(401);
    expect(await answer.text()).toBe('{"message":"Unauthorized"}');
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  it('is not asked where anybody may call, whatever the token', async () => {
    const event = await eventOf('/v1/things/1', { headers: { authorization: 'Bearer of-a-conversation' } });
    expect(event).not.toHaveProperty('requestContext.authorizer');
    expect(event).toMatchObject({ headers: { authorization: 'Bearer of-a-conversation' } });
  });
});

describe('limits', () => {
  const post = async (path: string, body: string, token?: string) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    return fetch(`${url}${path}`, { method: 'POST', headers: { ...json, ...authorization }, body });
  };

  it('refuse a body over 6 MB, before the function is called', async () => {
    const answer = await post('/v1/secret', 'x'.repeat(6 * 1024 * 1024 + 1), await keys.token());
    expect(answer.status).toBe(413);
    expect(await answer.json()).toEqual({ message: 'Request Entity Too Large' });
  });

  it('keep little of what a stranger sends', async () => {
    expect((await post('/v1/things', 'x'.repeat(64 * 1024))).status).toBe(200);
    expect((await post('/v1/things', 'x'.repeat(64 * 1024 + 1))).status).toBe(413);
    // Who they are is asked before the body is read.
    expect((await post('/v1/secret', 'x'.repeat(6 * 1024 * 1024 + 1))).status).toBe(401);
  });

  it('count the whole event, not the body alone', async () => {
    expect((await post('/v1/secret', '"'.repeat(3 * 1024 * 1024 + 1), await keys.token())).status).toBe(413);
  });

  it('turn an answer over 6 MB into an error', async () => {
    expect((await fetch(`${url}/v1/large`)).status).toBe(500);
    expect(reports.at(-1)).toContain('more than Lambda lets through');
  });

  it('turn a function that takes too long into 503', async () => {
    const tooSlow = await fetch(`${url}/v1/late`);
    expect(tooSlow.status).toBe(503);
    expect(await tooSlow.text()).toBe('{"message":"Service Unavailable"}');
  });
});

describe('the answer of a function', () => {
  it('without a status code is the body', async () => {
    const answer = await fetch(`${url}/v1/plain`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(await answer.json()).toEqual({ hello: 'no status code' });
  });

  it('has status, headers and cookies', async () => {
    const answer = await fetch(`${url}/v1/cookies`);
    expect(answer.status).toBe(201);
    expect(answer.headers.get('x-made')).toBe('yes');
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
    expect(answer.headers.get('apigw-requestid')).toEqual(expect.any(String));
    expect(await answer.text()).toBe('made');
  });

  it('may be bytes', async () => {
    const answer = await fetch(`${url}/v1/binary`);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from([0, 255, 128]));
  });

  it('may have no body at all', async () => {
    const answer = await rawRequest(url, { path: '/v1/unchanged' });
    expect(answer).toMatchObject({ status: 304, body: '', headers: { etag: '"1"' } });
  });

  it.each(['/v1/broken', '/v1/malformed'])('of %s is an error that tells nothing', async (path) => {
    const answer = await fetch(`${url}${path}`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).toBe('{"message":"Internal Server Error"}');
  });
});

describe('other origins', () => {
  const from = (origin: string) => ({ origin });
  const preflight = (origin: string) => ({
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' },
  });

  it('on the list are let in', async () => {
    const asked = await fetch(`${url}/v1/things`, preflight(EMBEDDING));
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe(EMBEDDING);
    expect(asked.headers.get('access-control-allow-methods')).toContain('POST');
    expect(asked.headers.get('access-control-allow-headers')).toContain('authorization');
    const answer = await fetch(`${url}/v1/things/1`, { headers: from(EMBEDDING) });
    expect(answer.headers.get('access-control-allow-origin')).toBe(EMBEDDING);
    expect(answer.headers.get('vary')).toBe('Origin');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });

  it.each(['https://evil.example', `${EMBEDDING}.evil.example`, 'http://shop.example', 'null', 'https://shop.example:444'])(
    '%s is told nothing',
    async (origin) => {
      const answers = [
        await fetch(`${url}/v1/things`, preflight(origin)),
        await fetch(`${url}/v1/things/1`, { headers: from(origin) }),
      ];
      for (const { headers } of answers) {
        const told: string[] = [];
        headers.forEach((_value, name) => {
          if (name.startsWith('access-control-')) told.push(name);
        });
        expect(told).toEqual([]);
      }
    },
  );

  it('are not let in by a function', async () => {
    const answer = await fetch(`${url}/v1/any-origin`, { headers: from('https://evil.example') });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.headers.get('vary')).toBe('Accept');
  });

  it('on the list read errors of the gateway, too', async () => {
    const answer = await fetch(`${url}/v1/secret`, { headers: from(EMBEDDING) });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('access-control-allow-origin')).toBe(EMBEDDING);
  });
});

test('a HEAD gets the headers of the GET, without a body', async () => {
  const [get, head] = await Promise.all(['GET', 'HEAD'].map((method) => fetch(`${url}/v1/plain`, { method })));
  expect(head?.status).toBe(get?.status);
  expect(head?.headers.get('content-type')).toBe(get?.headers.get('content-type'));
  expect(await head?.text()).toBe('');
  expect((await fetch(`${url}/v1/nothing`, { method: 'HEAD' })).status).toBe(404);
  expect((await fetch(`${url}/v1/secret`, { method: 'HEAD' })).status).toBe(401);
});

async function eventOf(path: string, init: RequestInit = {}): Promise<unknown> {
  const answer = await fetch(`${url}${path}`, init);
  expect(answer.status).toBe(200);
  return answer.json();
}

function unsigned(token: string): string {
  const header = Buffer.from('{"alg":"none","kid":"k1"}').toString('base64url');
  return `${header}.${token.split('.')[1]}.e30`;
}

function tampered(token: string): string {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const claims: Record<string, unknown> = JSON.parse(Buffer.from(payload, 'base64url').toString());
  const changed = Buffer.from(JSON.stringify({ ...claims, 'cognito:groups': ['admin'] })).toString('base64url');
  return [header, changed, signature].join('.');
}
