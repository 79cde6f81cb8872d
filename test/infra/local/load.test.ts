import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AdmittedFunctions, admitted } from '../../../infra/local/functions/admission';
import type { FunctionHost } from '../../../infra/local/functions/host';
import { startThreadHost } from '../../../infra/local/functions/thread-host';
import { createGateway } from '../../../infra/local/gateway/gateway';
import { listen, stopListening } from '../../../infra/local/listen';
import { row } from './fixtures/registry';
import { waitFor } from './fixtures/wait-for';

const REGISTRY = {
  held: row('held', {
    routes: [
      { method: 'POST', path: '/v1/held', auth: 'conversation' },
      { method: 'POST', path: '/v1/turn', auth: 'conversation' },
      { method: 'GET', path: '/v1/news', auth: 'conversation' },
      { method: 'GET', path: '/v1/queue', auth: 'staff' },
      { method: 'POST', path: '/v1/exit', auth: 'none' },
    ],
  }),
  nightly: row('held', { asynchronous: true }),
};

/** Events that a thread takes at once. */
const PLACES = 4;
const LIMITS = { turn: 2, staff: 2, reading: 2, background: 2 };
/** Longer than any test takes. */
const LONG_MS = 60_000;

let folder: string;
let release: string;
let host: FunctionHost;
let functions: AdmittedFunctions;
let server: Server;
let url: string;
/** Requests whose connection has closed before they were answered. */
let left = 0;

async function start({ threads = 1, waitMs = LONG_MS } = {}): Promise<void> {
  left = 0;
  folder = await mkdtemp(join(tmpdir(), 'mostrador-load-'));
  release = join(folder, 'release');
  host = await startThreadHost({ registry: REGISTRY, environment: { RELEASE: release }, owner: folder, log: () => {}, threads });
  functions = admitted(host, {
    limits: LIMITS,
    shareOfOne: 1,
    maxWaitMs: { turn: waitMs, staff: waitMs, reading: waitMs, background: waitMs },
  });
  const gateway = createGateway({
    registry: REGISTRY,
    functions,
    authorize: async () => ({ username: 'ana' }),
    origins: () => [],
  });
  const listening = await listen(
    (request, response) => {
      response.once('close', () => {
        if (!response.writableFinished) left += 1;
      });
      void gateway(request, response);
    },
    { port: 0, otherwise: 'refuse' },
  );
  server = listening.server;
  url = `http://127.0.0.1:${listening.port}`;
}

afterEach(async () => {
  await writeFile(release, '');
  await stopListening(server, 0);
  functions.close();
  await host.close();
  await rm(folder, { recursive: true });
});

const send = (method: string, path: string, signal?: AbortSignal) =>
  fetch(`${url}${path}`, { method, ...(signal === undefined ? {} : { signal }) });
const orderOf = async (answer: Promise<Response>): Promise<number> => (await (await answer).json()).order;

/** Occupies every place of one thread; waits until a further request of the kind would have to wait. */
async function occupy(): Promise<readonly Promise<Response>[]> {
  const held = Array.from({ length: PLACES }, () => send('POST', '/v1/held'));
  await waitFor(() => (functions.waiting('held') === 0 && functions.busy('held') === PLACES ? true : undefined));
  return held;
}

/** Sends requests one after another, each when the last one waits. */
async function queue(...requests: readonly (readonly [method: string, path: string])[]): Promise<readonly Promise<Response>[]> {
  const sent: Promise<Response>[] = [];
  for (const [method, path] of requests) {
    const before = functions.waiting('held');
    sent.push(send(method, path));
    await waitFor(() => (functions.waiting('held') > before ? true : undefined));
  }
  return sent;
}

describe('a server with more requests than it can answer', () => {
  it('refuses at once what finds the queue full, with the time to come back, and answers what it has accepted', async () => {
    await start();
    const held = await occupy();
    const queued = await queue(['POST', '/v1/turn'], ['POST', '/v1/turn']);
    // Nothing is released yet: an answer now is one at once.
    const refused = await send('POST', '/v1/turn');
    expect(refused.status).toBe(503);
    expect(refused.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(await refused.json()).toMatchObject({ status: 503, code: 'UNAVAILABLE', retryAfterSeconds: 2 });
    await writeFile(release, '');
    for (const answer of await Promise.all([...held, ...queued])) expect(answer.status).toBe(200);
  });

  it('answers messages and the staff before those that only ask for news', async () => {
    await start();
    const held = await occupy();
    const [news = '', turn = '', staff = ''] = (await queue(['GET', '/v1/news'], ['POST', '/v1/turn'], ['GET', '/v1/queue'])).map(
      (answer) => orderOf(answer),
    );
    await writeFile(release, '');
    await Promise.all(held);
    expect(await Promise.all([turn, staff, news])).toEqual([PLACES + 1, PLACES + 2, PLACES + 3]);
  });

  it('keeps a full queue of one kind from refusing another', async () => {
    await start();
    const held = await occupy();
    const news = await queue(['GET', '/v1/news'], ['GET', '/v1/news']);
    expect((await send('GET', '/v1/news')).status).toBe(503);
    const turns = await queue(['POST', '/v1/turn']);
    await writeFile(release, '');
    for (const answer of await Promise.all([...held, ...news, ...turns])) expect(answer.status).toBe(200);
  });

  it('refuses what has waited too long', async () => {
    await start({ waitMs: 50 });
    const held = await occupy();
    expect((await send('POST', '/v1/turn')).status).toBe(503);
    await writeFile(release, '');
    for (const answer of await Promise.all(held)) expect(answer.status).toBe(200);
  });

  it('does nothing for a caller who has gone', async () => {
    await start();
    const held = await occupy();
    const gone = new AbortController();
    const abandoned = send('POST', '/v1/turn', gone.signal).catch(() => 'gone');
    await waitFor(() => (functions.waiting('held') === 1 ? true : undefined));
    gone.abort();
    expect(await abandoned).toBe('gone');
    await waitFor(() => (left === 1 ? true : undefined));
    await writeFile(release, '');
    await Promise.all(held);
    expect(await orderOf(send('POST', '/v1/turn'))).toBe(PLACES + 1);
  });

  it('does its background work beside the requests', async () => {
    await start();
    const held = await occupy();
    expect(await functions.invoke('nightly', '{}')).toMatchObject({ kind: 'returned' });
    await writeFile(release, '');
    await Promise.all(held);
  });
});

describe('a worker that dies', () => {
  it('is replaced; its request may be repeated, and those of other workers go on', async () => {
    await start({ threads: 2 });
    const other = send('POST', '/v1/held');
    await waitFor(() => (functions.busy('held') === 1 ? true : undefined));
    const lost = await send('POST', '/v1/exit');
    expect(lost.status).toBe(503);
    expect(lost.headers.get('retry-after')).toBe('2');
    expect(await lost.json()).toMatchObject({ code: 'UNAVAILABLE' });
    expect(await orderOf(send('POST', '/v1/turn'))).toBe(1);
    await writeFile(release, '');
    expect((await other).status).toBe(200);
  });
});
