import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { WebSocket } from 'ws';
import { compileKnowledge } from '../../../bot/adapters/files';
import { REGISTRY } from '../../../functions/registry';
import { buildFunctions } from '../../../infra/build/functions';
import { ensureTable } from '../../../infra/local/create-table';
import { openDataFolder } from '../../../infra/local/data-folder';
import { startDynoxide } from '../../../infra/local/dynoxide';
import { functionEnvironment } from '../../../infra/local/environment';
import type { FunctionHost } from '../../../infra/local/functions/host';
import { startProcessHost } from '../../../infra/local/functions/process-host';
import { createGateway } from '../../../infra/local/gateway/gateway';
import { invokeEndpoint } from '../../../infra/local/invoke/endpoint';
import { LOOPBACK, listen, stopListening } from '../../../infra/local/listen';
import { connectionsApi } from '../../../infra/local/live/connections-api';
import { SOCKET_PATH, socketGateway } from '../../../infra/local/live/socket-gateway';
import { LANGUAGE_KNOWLEDGE } from '../../../infra/local/root';
import { scheduledEvent } from '../../../infra/local/schedule';
import { freshCredentials } from '../../../infra/local/signed/credentials';
import { tableClient } from '../../../infra/local/table-client';
import { storedItems } from '../../support/table-meter';
import { startCountingTable } from './counting-table';
import { ACCESS_LOG_BYTES, HEADER_BYTES, ITEM_OVERHEAD_BYTES, LOG_EVENT_BYTES, MEGABYTES_PER_CPU, type Month } from './month';
import { processorMsByFunction } from './processor';
import type { Use } from './use';

const TABLE = 'mostrador';
const GIGABYTE = 1024 ** 3;

/** The functions from their bundles, a process each, behind the gateways of one machine, with everything counted. */
export interface MeasuredCloud {
  /** An HTTP request as a page sends it; the response with its size as it went over the wire. */
  request(
    method: string,
    path: string,
    options?: { readonly token?: string; readonly body?: object; readonly etag?: string },
  ): Promise<Reply>;
  socket(): WebSocket;
  /** Runs a scheduled function. */
  tick(name: 'relay' | 'watch'): Promise<void>;
  /** Resolves when nothing is left to run. */
  settled(): Promise<void>;
  /** What happens meanwhile, and everything that it causes at once. */
  measure(act: () => Promise<void>): Promise<Use>;
  /** Bytes of everything in the table, with what each item and its copies in the indexes take beside. */
  storedBytes(): Promise<number>;
  close(): Promise<void>;
}

export interface Reply {
  readonly status: number;
  readonly etag?: string;
  // biome-ignore lint/suspicious/noExplicitAny: a bench reads what it has just asked for
  readonly body: any;
}

interface Counted {
  http: number;
  httpBytes: number;
  socketMessages: number;
  sockets: number;
  posts: number;
  invokes: number;
  logBytes: number;
  readonly byFunction: Map<string, { runs: number; wallMs: number; firstMs?: number }>;
}

/** The claims of a person, by the token that the desk shows; the authorizer has its own tests. */
const STAFF = /^staff-(\w+)-(\w+)$/;

export async function startMeasuredCloud(month: Month): Promise<MeasuredCloud> {
  const data = await openDataFolder(await mkdtemp(join(tmpdir(), 'mostrador-cost-')));
  const credentials = freshCredentials();
  const table = await startDynoxide({ dbPath: data.table, credentials });
  const client = tableClient(table);
  await ensureTable(client, TABLE);
  await compileKnowledge('knowledge', data.knowledge, { languages: LANGUAGE_KNOWLEDGE });
  const counting = await startCountingTable(table);
  const counted: Counted = {
    ...{ http: 0, httpBytes: 0, socketMessages: 0, sockets: 0, posts: 0, invokes: 0, logBytes: 0 },
    byFunction: new Map(),
  };

  let host: FunctionHost | undefined;
  const queue: (() => Promise<void>)[] = [];
  let draining: Promise<void> = Promise.resolve();
  const drain = async () => {
    for (let work = queue.shift(); work !== undefined; work = queue.shift()) await work();
  };
  const functions = {
    admits: () => true,
    invoke: async (name: string, payload: string) => {
      if (host === undefined) throw new Error('The functions are not up yet.');
      const begunMs = performance.now();
      const invocation = await host.invoke(name, payload);
      const tookMs = performance.now() - begunMs;
      const one = counted.byFunction.get(name) ?? { runs: 0, wallMs: 0, firstMs: tookMs };
      counted.byFunction.set(name, { ...one, runs: one.runs + 1, wallMs: one.wallMs + tookMs });
      if (invocation.kind === 'failed') process.stderr.write(`${name}: ${JSON.stringify(invocation.error)}\n`);
      return invocation;
    },
  };
  // One after another, so that what a function used is known.
  const accept = (name: string, payload: string) => {
    counted.invokes += 1;
    queue.push(async () => {
      await functions.invoke(name, payload);
    });
  };
  const sockets = socketGateway({ functionName: 'live', functions: () => functions, silentMs: 600_000 });
  const countedSockets = {
    post: (id: string, text: string) => {
      counted.posts += 1;
      counted.socketMessages += 1;
      return sockets.post(id, text);
    },
  };
  const management = await listen(connectionsApi(countedSockets, credentials), { port: 0, otherwise: 'refuse' });
  const invoke = await listen(
    invokeEndpoint({ functionNames: Object.keys(REGISTRY), functions, asynchronous: { accept }, credentials }),
    { port: 0, otherwise: 'refuse' },
  );
  const gateway = createGateway({
    registry: REGISTRY,
    functions,
    origins: () => [],
    authorize: async ({ headers: { authorization = '' } }) => {
      const [, username = '', group = ''] = STAFF.exec(authorization.replace('Bearer ', '')) ?? [];
      const exp = String(Math.floor(Date.now() / 1_000) + 900);
      return username === '' ? undefined : { username, token_use: 'access', 'cognito:groups': `[${group}]`, exp };
    },
  });
  const front = await listen((request, response) => void gateway(request, response), { port: 0, otherwise: 'refuse' });
  front.server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  const url = `http://${LOOPBACK}:${front.port}`;
  const environment = functionEnvironment({
    data,
    knowledgeFiles: resolve('knowledge'),
    matcherVersion: 'bench',
    tableName: TABLE,
    dynamodbEndpoint: counting.endpoint,
    lambdaEndpoint: `http://${LOOPBACK}:${invoke.port}`,
    liveEndpoint: `http://${LOOPBACK}:${management.port}`,
    credentials,
    siteUrl: `http://localhost:${front.port}`,
    inherited: { PATH: process.env.PATH },
    overrides: {
      ...{ CONVERSATIONS_PER_MINUTE: '100000', ADDRESS_WRITES_PER_MINUTE: '100000', MESSAGES_PER_MINUTE: '100000' },
      TICKETS_PER_HOUR: '1000',
      ADDRESS_TICKETS_PER_HOUR: '100000',
    },
  });
  await buildFunctions({ outDir: data.functions });
  host = await startProcessHost({
    registry: REGISTRY,
    bundles: data.functions,
    environment,
    owner: data.path,
    log: (line) => {
      // Without the name of the function, which one machine puts before it.
      counted.logBytes += Buffer.byteLength(line.slice(line.indexOf(': ') + 2)) + LOG_EVENT_BYTES;
    },
  });

  async function settled(): Promise<void> {
    draining = draining.then(drain);
    await draining;
  }

  async function snapshot() {
    const mails = await mailsIn(data.outbox);
    return {
      ...counted,
      byFunction: new Map(counted.byFunction),
      table: { ...counting.count },
      cpu: await processorMsByFunction(),
      mails,
    };
  }

  return {
    async request(method, path, { token, body, etag: seen } = {}) {
      const response = await fetch(`${url}${path}`, {
        method,
        headers: {
          'accept-encoding': 'gzip, br',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(seen === undefined ? {} : { 'if-none-match': seen }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      counted.http += 1;
      counted.httpBytes += Number(response.headers.get('content-length') ?? 0) + HEADER_BYTES;
      if (response.status >= 400) throw new Error(`${method} ${path}: ${response.status} ${text}`);
      const etag = response.headers.get('etag');
      return {
        status: response.status,
        body: text === '' ? undefined : JSON.parse(text),
        ...(etag === null ? {} : { etag }),
      };
    },
    socket() {
      counted.sockets += 1;
      const socket = new WebSocket(`${url.replace('http', 'ws')}${SOCKET_PATH}`);
      const send = socket.send.bind(socket);
      socket.send = (text: string) => {
        counted.socketMessages += 1;
        send(text);
      };
      return socket;
    },
    async tick(name) {
      await functions.invoke(name, JSON.stringify(scheduledEvent(new Date())));
      await settled();
    },
    settled,
    async measure(act) {
      const before = await snapshot();
      await act();
      await settled();
      return usedBetween(before, await snapshot(), month);
    },
    async storedBytes() {
      const items = await storedItems(client, TABLE);
      return items.reduce((sum, { bytes }) => sum + bytes + ITEM_OVERHEAD_BYTES, 0);
    },
    async close() {
      sockets.close();
      for (const { server } of [front, invoke, management]) await stopListening(server);
      await host?.close();
      client.destroy();
      await counting.stop();
      await table.stop();
      await rm(data.path, { recursive: true, force: true });
    },
  };
}

type Snapshot = Counted & {
  readonly table: { readonly calls: number; readonly readUnits: number; readonly writeUnits: number };
  readonly cpu: ReadonlyMap<string, number>;
  readonly mails: { readonly count: number; readonly bytes: number };
};

function usedBetween(before: Snapshot, after: Snapshot, month: Month): Use {
  const of = (key: 'http' | 'httpBytes' | 'socketMessages' | 'sockets' | 'posts' | 'invokes' | 'logBytes') =>
    after[key] - before[key];
  let [invocations, gigabyteSeconds] = [0, 0];
  let busyGigabytes = 0;
  for (const [name, { runs, wallMs, firstMs = 0 }] of after.byFunction) {
    const earlier = before.byFunction.get(name);
    const ran = runs - (earlier?.runs ?? 0);
    if (ran === 0) continue;
    const { memoryMegabytes } = REGISTRY[name as keyof typeof REGISTRY];
    const gigabytes = memoryMegabytes / 1024;
    const cpuMs = (after.cpu.get(name) ?? 0) - (before.cpu.get(name) ?? 0);
    const waitedMs = Math.max(0, wallMs - (earlier?.wallMs ?? 0) - cpuMs);
    const billedMs = cpuMs * Math.max(1, MEGABYTES_PER_CPU / memoryMegabytes) + waitedMs + ran * month.coldStarts * firstMs;
    invocations += ran;
    gigabyteSeconds += (gigabytes * billedMs) / 1_000;
    busyGigabytes += ran * gigabytes;
  }
  const calls = after.table.calls - before.table.calls;
  const mails = after.mails.count - before.mails.count;
  // What AWS is slower by, at the memory of the functions that ran.
  const slowerMs = calls * month.tableMs + of('invokes') * month.invokeMs + of('posts') * month.postMs + mails * month.mailMs;
  gigabyteSeconds += (slowerMs / 1_000) * (invocations === 0 ? 0 : busyGigabytes / invocations);
  return {
    httpRequests: of('http'),
    edgeRequests: of('http') + of('sockets'),
    edgeGigabytes: of('httpBytes') / GIGABYTE,
    socketMessages: of('socketMessages'),
    invocations,
    gigabyteSeconds,
    writeUnits: after.table.writeUnits - before.table.writeUnits,
    readUnits: after.table.readUnits - before.table.readUnits,
    logGigabytes: (of('logBytes') + of('http') * (ACCESS_LOG_BYTES + LOG_EVENT_BYTES)) / GIGABYTE,
    mails,
    mailGigabytes: (after.mails.bytes - before.mails.bytes) / GIGABYTE,
  };
}

async function mailsIn(folder: string): Promise<{ readonly count: number; readonly bytes: number }> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'));
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  return { count: names.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}
