import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ensureTable } from '../../../../infra/local/create-table';
import { type Dynoxide, startDynoxide } from '../../../../infra/local/dynoxide';
import { invokeEndpoint } from '../../../../infra/local/invoke/endpoint';
import { listen, stopListening } from '../../../../infra/local/listen';
import { freshCredentials, type SigningCredentials } from '../../../../infra/local/signed/credentials';
import { startTableProxy } from '../../../../infra/local/signed/table-proxy';
import { tableClient } from '../../../../infra/local/table-client';
import { placeOf } from '../fixtures/place-of';
import { type RawAnswer, rawRequest } from '../fixtures/raw-request';
import { signedRequest, type ToSign } from '../fixtures/signed-request';

const TABLE = 'mostrador';
const EVIL = 'https://evil.example';

let folder: string;
let table: Dynoxide;
let client: DynamoDBClient;

const credentials = freshCredentials();
const invoked: string[] = [];
let invokeUrl: string;
let stopInvoke: () => Promise<void>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mostrador-own-calls-'));
  table = await startDynoxide({ dbPath: join(folder, 'table.sqlite'), environment: {}, credentials });
  client = tableClient(table);
  await ensureTable(client, TABLE);
  await client.send(new PutItemCommand({ TableName: TABLE, Item: key('secret') }));
  const endpoint = invokeEndpoint({
    functionNames: ['desk'],
    functions: {
      invoke: async (_name, payload) => {
        invoked.push(payload);
        return { kind: 'returned', payload: '"done"' };
      },
    },
    asynchronous: { accept: (_name, payload) => void invoked.push(payload) },
    credentials,
  });
  const { server, port } = await listen(endpoint, { port: 0, otherwise: 'refuse' });
  invokeUrl = `http://127.0.0.1:${port}`;
  stopInvoke = () => stopListening(server, 0);
});
beforeEach(() => {
  invoked.length = 0;
});
afterAll(async () => {
  client.destroy();
  await table.stop();
  await stopInvoke();
  await rm(folder, { recursive: true });
});

const key = (name: string) => ({ PK: { S: name }, SK: { S: 'HEAD' } });

/** What an intruder is after: all of the table, and a function that takes them for an admin. */
const TARGETS = {
  'the table': (): ToSign => ({
    url: table.endpoint,
    service: 'dynamodb',
    credentials,
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'DynamoDB_20120810.Scan' },
    body: JSON.stringify({ TableName: TABLE }),
  }),
  'the Invoke endpoint': (): ToSign => ({
    url: invokeUrl,
    service: 'lambda',
    credentials,
    path: '/2015-03-31/functions/desk/invocations',
    headers: { 'content-type': 'application/json', 'x-amz-invocation-type': 'RequestResponse' },
    body: JSON.stringify({ requestContext: { authorizer: { jwt: { claims: { 'cognito:groups': '[admin]' } } } } }),
  }),
} as const;

function expectRefused({ status, headers, body }: Pick<RawAnswer, 'status' | 'headers' | 'body'>, fault: string): void {
  expect([status, headers['x-amzn-errortype']]).toEqual([403, fault]);
  expect(JSON.parse(body)).toEqual({ __type: `com.amazon.coral.service#${fault}`, message: expect.any(String) });
  expectNoCors(headers);
  expect(invoked).toEqual([]);
}

function expectNoCors(headers: RawAnswer['headers']): void {
  expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
}

describe.each(Object.entries(TARGETS))('%s', (_name, target) => {
  const send = async (changes: Partial<ToSign> = {}, spoil: Readonly<Record<string, string>> = {}, body?: string) => {
    const wanted = { ...target(), ...changes };
    const request = await signedRequest(wanted);
    const spoilt = body === undefined ? {} : { body, headers: {} };
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    return rawRequest(wanted.url, { ...request, ...spoilt, headers: { ...request.headers, ...spoil, ...length } });
  };

  it('answers what was signed with the secret of this start, and no page may read it', async () => {
    const answer = await send();
    expect(answer.status).toBe(200);
    expectNoCors(answer.headers);
  });

  it('refuses a page of another origin, and tells its browser nothing', async () => {
    const { url, path = '/', headers, body } = target();
    const asPage = await fetch(`${url}${path}`, { method: 'POST', headers: { ...headers, origin: EVIL }, body });
    const shown: Record<string, string> = {};
    asPage.headers.forEach((value, header) => {
      shown[header] = value;
    });
    expectRefused({ status: asPage.status, headers: shown, body: await asPage.text() }, 'AccessDeniedException');
    for (const origin of [EVIL, 'null', url]) expectRefused(await send({}, { origin }), 'AccessDeniedException');
  });

  it('refuses the preflight of a page', async () => {
    const { url, path = '/' } = target();
    const headers = { origin: EVIL, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-amz-target' };
    expectRefused(await rawRequest(url, { method: 'OPTIONS', path, headers }), 'AccessDeniedException');
  });

  it.each(['evil.example', 'localhost', '127.0.0.1', '127.0.0.1:1'])('refuses the foreign Host %s', async (host) => {
    expectRefused(await send({ headers: { ...target().headers, host } }), 'AccessDeniedException');
  });

  it('refuses its own address by another name, as a page has it that points a name of its own here', async () => {
    const host = `evil.example:${new URL(target().url).port}`;
    expectRefused(await send({ headers: { ...target().headers, host } }), 'AccessDeniedException');
  });

  it('refuses what nobody signed', async () => {
    const { url, path = '/', headers, body } = target();
    expectRefused(await rawRequest(url, { method: 'POST', path, headers, body }), 'MissingAuthenticationTokenException');
    expectRefused(await rawRequest(url, { method: 'GET', path }), 'AccessDeniedException');
  });

  it('refuses the secret of another start, and the one that everybody knew', async () => {
    const others: readonly SigningCredentials[] = [freshCredentials(), { accessKeyId: 'local', secretAccessKey: 'local' }];
    for (const other of others) expectRefused(await send({ credentials: other }), 'InvalidSignatureException');
    expectRefused(await send({ credentials: { ...credentials, accessKeyId: 'AKIA' } }), 'UnrecognizedClientException');
  });

  it('refuses a body that is not the one that was signed, with its hash in a header or not', async () => {
    expectRefused(await send({}, {}, '{"TableName":"mostrador","Limit":1}'), 'InvalidSignatureException');
    expectRefused(await send({}, { 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }), 'InvalidSignatureException');
  });

  it('refuses a header of AWS that was changed or added', async () => {
    const [name = ''] = Object.keys(target().headers).filter((header) => header.startsWith('x-amz-'));
    expectRefused(await send({}, { [name]: 'DynamoDB_20120810.DeleteTable' }), 'InvalidSignatureException');
    expectRefused(await send({}, { 'x-amz-more': '1' }), 'IncompleteSignatureException');
  });

  it('refuses what was signed some time ago, or for another service', async () => {
    expectRefused(await send({ at: new Date(Date.now() - 6 * 60_000) }), 'InvalidSignatureException');
    expectRefused(await send({ at: new Date(Date.now() + 6 * 60_000) }), 'InvalidSignatureException');
    expectRefused(await send({ service: 's3' }), 'InvalidSignatureException');
  });
});

describe('the table, for a client of the SDK', () => {
  const LARGE = 300_000;

  it('with the secret works: a transaction and an answer of more than a megabyte, and many at once', async () => {
    const names = ['a', 'b', 'c', 'd'];
    const put = names.map((name) => ({
      Put: {
        TableName: TABLE,
        Item: { ...key(name), text: { S: name.repeat(LARGE) } },
        ConditionExpression: 'attribute_not_exists(PK)',
      },
    }));
    await client.send(new TransactWriteItemsCommand({ TransactItems: put }));
    const { Responses } = await client.send(new BatchGetItemCommand({ RequestItems: { [TABLE]: { Keys: names.map(key) } } }));
    expect(Responses?.[TABLE]?.map(({ text }) => text?.S?.length)).toEqual(names.map(() => LARGE));
    await expect(client.send(new TransactWriteItemsCommand({ TransactItems: put }))).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: names.map(() => ({ Code: 'ConditionalCheckFailed' })),
    });

    // Without a limit to the time that connecting takes: a machine that is busy takes it.
    const patient = new DynamoDBClient({ ...table, region: 'eu-west-1' });
    const many = Array.from({ length: 100 }, (_each, place) => `many${place}`);
    await Promise.all(many.map((name) => patient.send(new PutItemCommand({ TableName: TABLE, Item: key(name) }))));
    const found = await Promise.all(many.map((name) => patient.send(new GetItemCommand({ TableName: TABLE, Key: key(name) }))));
    expect(found.map(({ Item }) => Item?.PK?.S)).toEqual(many);
    patient.destroy();
  });

  it('without the secret does not, and hears it in words that the client knows', async () => {
    const stranger = tableClient({ ...table, credentials: freshCredentials() });
    await expect(stranger.send(new ScanCommand({ TableName: TABLE }))).rejects.toMatchObject({
      name: 'InvalidSignatureException',
      $metadata: { httpStatusCode: 403 },
    });
    stranger.destroy();
  });

  it('refuses a body that is larger than any request to DynamoDB', async () => {
    const scan = TARGETS['the table']();
    const request = await signedRequest({ ...scan, body: ' '.repeat(18 * 1024 * 1024) });
    expect((await rawRequest(table.endpoint, request)).status).toBe(413);
  });

  it('hands on none of the headers by which the embedded DynamoDB lets every page read its answers', async () => {
    const cors = { 'access-control-allow-origin': '*', 'access-control-expose-headers': '*' };
    const open = await listen((_request, response) => response.writeHead(200, cors).end('{}'), { port: 0, otherwise: 'refuse' });
    const proxy = await startTableProxy({ target: () => ({ host: '127.0.0.1', port: open.port }), credentials });
    const scan = { ...TARGETS['the table'](), url: proxy.endpoint };
    const answer = await rawRequest(proxy.endpoint, await signedRequest(scan));
    expect([answer.status, answer.body]).toEqual([200, '{}']);
    expectNoCors(answer.headers);
    await proxy.stop();
    await stopListening(open.server, 0);
  });

  it('breaks off when the table has gone, so that the store knows that nobody knows what became of it', async () => {
    const own = await startDynoxide({ dbPath: join(folder, 'gone.sqlite'), environment: {} });
    const asking = tableClient(own);
    await ensureTable(asking, TABLE);
    process.kill(own.pid ?? 0, 'SIGKILL');
    await expect(asking.send(new ScanCommand({ TableName: TABLE }))).rejects.toThrow('socket hang up');
    asking.destroy();
    await own.stop();
  });
});

describe('the Invoke endpoint, for a client of the SDK', () => {
  const invoke = async (signing: SigningCredentials) => {
    const lambda = new LambdaClient({ endpoint: invokeUrl, region: 'eu-west-1', maxAttempts: 1, credentials: signing });
    const FunctionName = 'arn:aws:lambda:eu-west-1:000000000000:function:desk';
    const Payload = Buffer.from('{"a":"ñ"}');
    return lambda.send(new InvokeCommand({ FunctionName, Payload })).finally(() => lambda.destroy());
  };

  it('with the secret works', async () => {
    expect((await invoke(credentials)).StatusCode).toBe(200);
    expect(invoked).toEqual(['{"a":"ñ"}']);
  });

  it('without the secret runs nothing', async () => {
    await expect(invoke(freshCredentials())).rejects.toMatchObject({ name: 'InvalidSignatureException' });
    expect(invoked).toEqual([]);
  });
});

describe('the embedded DynamoDB itself', () => {
  it('is at no address that a page could try: not at 127.0.0.1, and at another one at every start', async () => {
    const other = await startDynoxide({ dbPath: join(folder, 'other.sqlite'), environment: {} });
    const [here, there] = [placeOf(table), placeOf(other)];
    await other.stop();
    expect(here.host).toMatch(/^127\.(?!0\.)\d+\.\d+\.\d+$/);
    expect(there.host).not.toBe(here.host);
    await expect(fetch(`http://127.0.0.1:${here.port}/`)).rejects.toThrow();
    await expect(fetch(`http://${here.host}:${new URL(table.endpoint).port}/`)).rejects.toThrow();
  });

  it('has another secret at every start', () => {
    const secrets = Array.from({ length: 100 }, () => freshCredentials().secretAccessKey);
    expect(new Set(secrets).size).toBe(secrets.length);
    for (const secret of secrets) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  });
});
