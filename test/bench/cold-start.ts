import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { compileKnowledge } from '../../bot/adapters/files';
import { FUNCTION_NAMES, type FunctionName } from '../../functions/registry';
import { type BuiltFunction, buildFunctions } from '../../infra/build/functions';
import { ensureTable } from '../../infra/local/create-table';
import { dataFolder } from '../../infra/local/data-folder';
import { startDynoxide } from '../../infra/local/dynoxide';
import { functionEnvironment } from '../../infra/local/environment';
import { LANGUAGE_KNOWLEDGE } from '../../infra/local/root';
import { tableClient } from '../../infra/local/table-client';

/**
 * Cold start of every function from its bundle: a fresh process, from its start to the first reply,
 * with the table and the knowledge at hand. `npm run bench:cold-start [-- RUNS]`.
 */
const RUNS = Number(process.argv[2] ?? 7);

const http = (method: string, path: string, body?: object, claims?: object) => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: path,
  rawQueryString: '',
  headers: { host: 'localhost', 'content-type': 'application/json' },
  requestContext: {
    http: { method, path, sourceIp: '127.0.0.1' },
    ...(claims === undefined ? {} : { authorizer: { jwt: { claims } } }),
  },
  body: body === undefined ? undefined : JSON.stringify(body),
  isBase64Encoded: false,
});
const STAFF = { username: 'ana', token_use: 'access', 'cognito:groups': '[staff]' };

/** What each function is asked first. */
const FIRST_EVENTS: Readonly<Record<FunctionName, object>> = {
  chat: http('POST', '/v1/conversations', {}),
  teams: http('POST', '/api/messages', { type: 'message' }),
  desk: http('GET', '/v1/tickets', undefined, STAFF),
  knowledge: http('POST', '/v1/knowledge/try', { text: 'plazo de entrega' }, STAFF),
  jobs: { source: 'mostrador.job', jobId: 'none' },
  relay: {},
  watch: {},
  live: http('POST', '/v1/live', undefined, { ...STAFF, exp: '4102444800' }),
  insights: http('GET', '/v1/insights', undefined, STAFF),
  rollup: {},
  health: http('GET', '/v1/health'),
};

const PROBE = `
const started = performance.now();
const { handler } = await import(process.argv[2]);
const loaded = performance.now();
const reply = await handler(JSON.parse(process.argv[3]), { awsRequestId: 'x', getRemainingTimeInMillis: () => 10000 });
process.stdout.write('\\n' + JSON.stringify({ loadMs: loaded - started, replyMs: performance.now() - loaded, status: reply?.statusCode ?? 0, heapMb: process.memoryUsage().rss / 1048576 }));
process.exit(0);
`;

interface Start {
  readonly wallMs: number;
  readonly loadMs: number;
  readonly replyMs: number;
  readonly status: number;
  readonly heapMb: number;
}

function startOnce(
  probe: string,
  built: BuiltFunction,
  event: object,
  environment: Readonly<Record<string, string>>,
): Promise<Start> {
  return new Promise((done, failed) => {
    const startedMs = performance.now();
    const child = spawn(process.execPath, [probe, built.file, JSON.stringify(event)], {
      env: { ...environment, LOG: 'off' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
    });
    child.once('close', () => {
      try {
        done({ wallMs: performance.now() - startedMs, ...JSON.parse(said.split('\n').at(-1) ?? '') });
      } catch {
        failed(new Error(`${built.name} did not answer: ${said.slice(-500)}`));
      }
    });
  });
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mostrador-cold-'));
  const dynoxide = await startDynoxide({ dbPath: join(folder, 'table.db') });
  try {
    const data = dataFolder(folder);
    await ensureTable(tableClient(dynoxide), 'mostrador');
    await compileKnowledge('knowledge', data.knowledge, { languages: LANGUAGE_KNOWLEDGE });
    const environment = functionEnvironment({
      data,
      knowledgeFiles: resolve('knowledge'),
      matcherVersion: 'bench',
      tableName: 'mostrador',
      dynamodbEndpoint: dynoxide.endpoint,
      liveEndpoint: 'http://127.0.0.1:9',
      lambdaEndpoint: dynoxide.endpoint,
      credentials: dynoxide.credentials,
      siteUrl: 'http://localhost:3000',
      inherited: { PATH: process.env.PATH },
      overrides: { CONVERSATIONS_PER_MINUTE: '1000', ADDRESS_WRITES_PER_MINUTE: '10000', ADDRESS_TICKETS_PER_HOUR: '10000' },
    });
    const probe = join(folder, 'probe.mjs');
    await writeFile(probe, PROBE);
    const built = await buildFunctions({ outDir: join(folder, 'functions') });
    console.log(`Median of ${RUNS} fresh processes, Node ${process.version}. All in ms.\n`);
    console.log('function     bundle KB   gzip KB   start to reply   load   first reply   status   memory MB');
    for (const name of FUNCTION_NAMES) {
      const bundle = built.find((one) => one.name === name);
      if (bundle === undefined) throw new Error(`There is no bundle of ${name}.`);
      const starts: Start[] = [];
      for (let run = 0; run <= RUNS; run++) starts.push(await startOnce(probe, bundle, FIRST_EVENTS[name], environment));
      const counted = starts.slice(1);
      const figure = (key: 'wallMs' | 'loadMs' | 'replyMs' | 'heapMb') => median(counted.map((start) => start[key])).toFixed(0);
      const cells = [
        (bundle.bytes / 1024).toFixed(0).padStart(9),
        (bundle.gzipBytes / 1024).toFixed(0).padStart(9),
        figure('wallMs').padStart(16),
        figure('loadMs').padStart(6),
        figure('replyMs').padStart(13),
        String(counted[0]?.status).padStart(8),
        figure('heapMb').padStart(11),
      ];
      console.log(`${name.padEnd(12)} ${cells.join(' ')}`);
    }
  } finally {
    await dynoxide.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

void main();
