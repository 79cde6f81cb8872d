import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { call } from '../../../web/shared/api/call';
import { Failure } from '../../../web/shared/api/failure';

let server: Server | undefined;
afterEach(() => server?.closeAllConnections());
afterEach(() => new Promise((done) => (server === undefined ? done(undefined) : server.close(done))));

async function serve(listener: RequestListener): Promise<string> {
  const listening = createServer(listener);
  server = listening;
  await new Promise<void>((done) => listening.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(listening.address() as AddressInfo).port}`;
}

async function failureFrom(address: string, options: Parameters<typeof call>[1] = {}): Promise<Failure> {
  const error: unknown = await call(address, options).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Failure)) throw new Error(`not a failure: ${String(error)}`);
  return error;
}

test('sends the token and the body, and gives the answer with its tag', async () => {
  const address = await serve((request, response) => {
    const { authorization, 'content-type': type } = request.headers;
    response.setHeader('etag', '"1"').end(JSON.stringify({ method: request.method, authorization, type }));
  });
  expect(await call(address, { method: 'POST', token: 'abc', body: {} })).toEqual({
    body: { method: 'POST', authorization: 'Bearer abc', type: 'application/json' },
    etag: '"1"',
  });
});

test.each([304, 204])('a %i is nothing new', async (status) => {
  const address = await serve((_request, response) => response.writeHead(status).end());
  expect(await call(address, { ifNoneMatch: '"1"' })).toBeUndefined();
});

test.each<[what: string, status: number, body: string, expected: Partial<Failure>]>([
  [
    'a problem document',
    409,
    '{"code":"ALREADY_CLAIMED","detail":"Ana has it","assignee":"Ana"}',
    { code: 'ALREADY_CLAIMED', detail: 'Ana has it', assignee: 'Ana' },
  ],
  [
    'a limit',
    429,
    '{"code":"RATE_LIMITED","detail":"x","retryAfterSeconds":7}',
    { code: 'RATE_LIMITED', retryAfterSeconds: 7, isPassing: false },
  ],
  ["the gateway's own 401", 401, '{"message":"Unauthorized"}', { code: 'UNAUTHENTICATED', isGone: true }],
  ["the gateway's own 404", 404, '{"message":"Not Found"}', { code: 'NOT_FOUND', isGone: true }],
  ["the gateway's own 413", 413, '', { code: 'TOO_LARGE' }],
  ["the gateway's own 429", 429, '{"message":"Too Many Requests"}', { code: 'RATE_LIMITED' }],
  ["the gateway's own 503", 503, '{"message":"Service Unavailable"}', { code: 'UNAVAILABLE', isPassing: true }],
  ['a page of some proxy', 502, '<html>Bad gateway</html>', { code: 'UNAVAILABLE', isPassing: true }],
  ['any other refusal', 418, 'no', { code: 'INVALID_REQUEST', isPassing: false, isGone: false }],
])('%s is a failure with a code', async (_what, status, body, expected) => {
  const address = await serve((_request, response) => response.writeHead(status).end(body));
  expect(await failureFrom(address)).toMatchObject(expected);
});

test('no answer at all is offline, one that takes too long a time-out: both may be tried again', async () => {
  const address = await serve(() => {});
  expect(await failureFrom(address, { timeoutMs: 30 })).toMatchObject({ code: 'TIMEOUT', isPassing: true });
  expect(await failureFrom('http://127.0.0.1:9')).toMatchObject({ code: 'OFFLINE', isPassing: true });
});

test('an answer that is cut off is no answer', async () => {
  const address = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': '100' }).write('{"messages":');
    setTimeout(() => response.destroy(), 10);
  });
  expect(await failureFrom(address)).toMatchObject({ code: 'OFFLINE' });
});
