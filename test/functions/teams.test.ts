import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { teams } from '../../bot/adapters/teams';
import { secretFrom } from '../../functions/secret';
import { readTeamsOptions } from '../../functions/teams/config';
import { serve } from '../../functions/teams/serve';
import { activityOf, type Microsoft, startMicrosoft } from '../bot/adapters/teams/microsoft';
import { testPorts, WRITER } from '../support/conversation-ports';
import '../support/quiet';

let microsoft: Microsoft;
beforeAll(async () => {
  microsoft = await startMicrosoft();
});
afterAll(() => microsoft.close());

function running() {
  const ports = testPorts();
  const channel = teams(ports, microsoft.options(), WRITER);
  return { ports, handler: serve(() => channel) };
}

/** An event of API Gateway (HTTP API, payload format 2.0). */
function http(body: string, headers: Readonly<Record<string, string>> = {}, over: Readonly<Record<string, unknown>> = {}) {
  return {
    version: '2.0',
    routeKey: 'POST /api/messages',
    rawPath: '/api/messages',
    headers: { 'content-type': 'application/json', ...headers },
    requestContext: { http: { method: 'POST', path: '/api/messages', sourceIp: '192.0.2.1' } },
    body,
    isBase64Encoded: false,
    ...over,
  };
}

const authorized = async () => ({ authorization: `Bearer ${await microsoft.token()}` });

describe('POST /api/messages', () => {
  it('takes an activity', async () => {
    const { handler, ports } = running();
    const body = JSON.stringify(activityOf(microsoft.serviceUrl));
    await expect(handler(http(body, await authorized()))).resolves.toMatchObject({ statusCode: 200 });
    expect(ports.memory.dump()).toContain('¿Cuánto tarda la entrega?');
  });

  it('takes one that the gateway has encoded', async () => {
    const { handler } = running();
    const body = Buffer.from(JSON.stringify(activityOf(microsoft.serviceUrl))).toString('base64');
    const event = http(body, await authorized(), { isBase64Encoded: true });
    await expect(handler(event)).resolves.toMatchObject({ statusCode: 200 });
  });

  it('answers a card that is executed with what Teams wants to hear', async () => {
    const { handler } = running();
    const action = { type: 'Action.Execute', data: { mostrador: { kind: 'choice', label: 'Una persona', value: 'person' } } };
    const invoke = activityOf(microsoft.serviceUrl, {
      type: 'invoke',
      name: 'adaptiveCard/action',
      value: { action },
      text: undefined,
    });
    const result = await handler(http(JSON.stringify(invoke), await authorized()));
    expect(result).toMatchObject({ statusCode: 200, headers: { 'content-type': 'application/json; charset=utf-8' } });
    expect(JSON.parse('body' in result ? result.body : '')).toMatchObject({ statusCode: 200 });
  });

  const refused: readonly (readonly [string, () => Promise<object>, number, string])[] = [
    [
      'a wrong signature',
      async () => http('{}', { authorization: `Bearer ${await microsoft.token({}, { key: 'stranger' })}` }),
      401,
      'UNAUTHENTICATED',
    ],
    ['no token', async () => http('{}'), 401, 'UNAUTHENTICATED'],
    ['an activity of nothing', async () => http('{}', await authorized()), 400, 'INVALID_REQUEST'],
    ['what is not JSON', async () => http('{"type":', await authorized()), 400, 'INVALID_JSON'],
    [
      'a form of a page',
      async () => http('{}', { ...(await authorized()), 'content-type': 'text/plain' }),
      400,
      'INVALID_REQUEST',
    ],
    [
      'what is no UTF-8',
      async () => http(Buffer.from([0x22, 0xe9, 0x22]).toString('base64'), await authorized(), { isBase64Encoded: true }),
      400,
      'INVALID_JSON',
    ],
    ['what is not JSON, without a token', async () => http('{"type":'), 401, 'UNAUTHENTICATED'],
    ['an empty body', async () => http('', await authorized()), 400, 'INVALID_JSON'],
    ['more than 1 MiB', async () => http(`"${'x'.repeat(1024 * 1024)}"`, await authorized()), 413, 'TOO_LARGE'],
    [
      'more than 1 MiB, encoded',
      async () => http(Buffer.alloc(1024 * 1024 + 3).toString('base64'), await authorized(), { isBase64Encoded: true }),
      413,
      'TOO_LARGE',
    ],
    [
      'another organisation',
      async () =>
        http(JSON.stringify(activityOf(microsoft.serviceUrl, { channelData: { tenant: { id: 'x' } } })), await authorized()),
      403,
      'FORBIDDEN',
    ],
    [
      'a delivery by the body',
      async () => http(JSON.stringify({ deliver: { conversation: {}, messages: [] } })),
      401,
      'UNAUTHENTICATED',
    ],
    [
      'a delivery beside the body',
      async () => http('{}', {}, { deliver: { conversation: { id: 'x', reference: {} }, messages: [] } }),
      401,
      'UNAUTHENTICATED',
    ],
  ];
  it.each(refused.map(([name, event, status, code]) => ({ name, event, status, code })))(
    'refuses $name with a problem document',
    async ({ event, status, code }) => {
      const { handler, ports } = running();
      const empty = ports.memory.dump();
      const result = await handler(await event());
      expect(result).toMatchObject({
        statusCode: status,
        headers: { 'content-type': 'application/problem+json; charset=utf-8' },
      });
      expect(JSON.parse('body' in result ? result.body : '')).toMatchObject({ status, code });
      expect(ports.memory.dump()).toBe(empty);
    },
  );

  it('reads exactly 1 MiB', async () => {
    const { handler } = running();
    await expect(handler(http(`"${'x'.repeat(1024 * 1024 - 2)}"`, await authorized()))).resolves.toMatchObject({
      statusCode: 400,
    });
  });

  it('says 500, and nothing more, when something of ours is broken', async () => {
    const ports = testPorts({ wrap: (store) => ({ ...store, loadConversation: async () => Promise.reject(new Error('no')) }) });
    const channel = teams(ports, microsoft.options(), WRITER);
    const result = await serve(() => channel)(http(JSON.stringify(activityOf(microsoft.serviceUrl)), await authorized()));
    expect(result).toMatchObject({ statusCode: 500 });
    expect(JSON.stringify(result)).not.toContain('no"');
  });
});

describe('a delivery by the outbox worker', () => {
  it('brings the messages, and throws when it could not, so that they are kept', async () => {
    const { handler, ports } = running();
    await handler(http(JSON.stringify(activityOf(microsoft.serviceUrl)), await authorized()));
    const id = /teams-[0-9a-f]{64}/.exec(ports.memory.dump())?.[0] ?? '';
    const conversation = await ports.store.loadConversation(id);
    const message = {
      id: 'm9',
      seq: 9,
      at: '2026-11-23T09:30:00.000Z',
      author: { role: 'agent', name: 'Luis' },
      kind: 'text',
      text: 'Hola',
    };
    const before = microsoft.posts.length;
    await expect(handler({ deliver: { conversation, messages: [message] } })).resolves.toEqual({ delivered: 1 });
    expect(microsoft.posts.length - before).toBe(1);
    microsoft.script({ status: 503 });
    await expect(handler({ deliver: { conversation, messages: [{ ...message, seq: 10 }] } })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
    });
  });
});

describe('the configuration', () => {
  const GOOD = { TEAMS_APP_ID: 'app', TEAMS_TENANT_ID: 't-1,t-2', TEAMS_APP_PASSWORD: 'x' };

  it('is for the tenants that are named, and speaks with the first one’s directory', () => {
    expect(readTeamsOptions(GOOD, 'aws')).toMatchObject({
      appId: 'app',
      tenants: ['t-1', 't-2'],
      local: false,
      endpoints: { loginUrl: 'https://login.microsoftonline.com/t-1', issuer: 'https://api.botframework.com' },
    });
  });

  it('is none without an app id', () => {
    expect(readTeamsOptions({ TEAMS_APP_ID: '' }, 'aws')).not.toHaveProperty('appId');
  });

  const wrong: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['TEAMS_TENANT_ID', { ...GOOD, TEAMS_TENANT_ID: '' }],
    ['TEAMS_TENANT_ID', { ...GOOD, TEAMS_TENANT_ID: 'a/../b' }],
    ['TEAMS_APP_ID', { ...GOOD, TEAMS_APP_ID: 'a b' }],
    ['TEAMS_APP_PASSWORD', { ...GOOD, TEAMS_APP_PASSWORD: '' }],
    ['TEAMS_METADATA_URL', { ...GOOD, TEAMS_METADATA_URL: 'http://127.0.0.1:1/' }],
    ['TEAMS_TOKEN_ISSUER', { ...GOOD, TEAMS_TOKEN_ISSUER: 'me' }],
    ['TEAMS_LOGIN_URL', { ...GOOD, TEAMS_LOGIN_URL: 'http://127.0.0.1:1/' }],
    ['TEAMS_SCOPE', { ...GOOD, TEAMS_SCOPE: 'x' }],
  ];
  it.each(wrong)('that is wrong in %s is refused, and names it', (variable, environment) => {
    expect(() => readTeamsOptions(environment, 'aws')).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION_INVALID', extra: { variable } }),
    );
  });

  it('may name other servers on one machine', () => {
    const environment = {
      ...GOOD,
      TEAMS_METADATA_URL: 'http://127.0.0.1:1/metadata',
      TEAMS_LOGIN_URL: 'http://127.0.0.1:1/login/',
    };
    expect(readTeamsOptions(environment, 'local').endpoints).toMatchObject({
      metadataUrl: 'http://127.0.0.1:1/metadata',
      loginUrl: 'http://127.0.0.1:1/login',
    });
  });
});

it('a password in Secrets Manager is read once, and again when it was refused', async () => {
  const asked: unknown[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    asked.push(JSON.parse(Buffer.concat(chunks).toString()));
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify({ SecretString: ` secret ${asked.length}\n` }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const before = { ...process.env };
  Object.assign(process.env, {
    AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
  });
  try {
    const secret = secretFrom('arn:aws:secretsmanager:eu-west-1:123456789012:secret:bot-AbCdEf', 'TEAMS_APP_PASSWORD_SECRET');
    await expect(Promise.all([secret(), secret()])).resolves.toEqual(['secret 1', 'secret 1']);
    await expect(secret(true)).resolves.toBe('secret 2');
    await expect(secret()).resolves.toBe('secret 2');
    expect(asked).toHaveLength(2);
  } finally {
    process.env = before;
    server.close();
    server.closeAllConnections();
  }
});
