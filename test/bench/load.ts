/**
 * `npm run bench:load`: what one machine serves. Starts the stack as `npm start` does, in a temporary folder, with a load
 * client beside it in a process of its own, and replaces the section of the results in RESULTS.md. `--quick` takes two
 * minutes; `--dry` writes nothing; `--root DIR` starts the server of another checkout, `--before DIR` measures that of an earlier one
 * first; other options after `--` are those of `npm start`.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Phase, PhaseResult, Target } from './load/phase';
import { type Measured, report, writeReport } from './load/report';
import { type PARTS, type ProcessorMs, type Stack, startStack } from './load/stack';

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    dry: { type: 'boolean', default: false },
    root: { type: 'string', default: '.' },
    before: { type: 'string' },
    requests: { type: 'string' },
    only: { type: 'string', default: '' },
  },
});

const QUICK = flags.quick;
const SECONDS = QUICK ? 5 : 15;
const OVERLOAD_SECONDS = QUICK ? 8 : 30;
const MEMORY_REQUESTS = Number(flags.requests ?? (QUICK ? 5_000 : 100_000));

const nothing: Phase = { seconds: SECONDS, writers: 0, readers: 0, turnsPerSecond: 0, readsPerSecond: 0 };
const PHASES: readonly (readonly [name: string, phase: Phase])[] = [
  ['1 writer', { ...nothing, writers: 1 }],
  ['16 writers', { ...nothing, writers: 16 }],
  ['64 writers', { ...nothing, writers: 64 }],
  ['news alone', { ...nothing, readers: 32 }],
  ['8 writers, 300 news/s', { ...nothing, writers: 8, readsPerSecond: 300 }],
  ['16 writers, 300 news/s', { ...nothing, writers: 16, readsPerSecond: 300 }],
];

void main();

async function main(): Promise<void> {
  const othersLoad = loadavg()[0] ?? 0;
  const before = flags.before === undefined ? undefined : await measure(resolve(flags.before));
  const now = await measure(resolve(flags.root));
  const results = { othersLoad, now, ...(before === undefined ? {} : { before }) };
  console.log(`\n${report(results)}`);
  if (!flags.dry) await writeReport(results);
}

async function measure(root: string): Promise<Measured> {
  const stack = await startStack({ root, flags: positionals });
  const client = fork(join(__dirname, 'load/client.ts'), { execArgv: ['--import', 'tsx'] });
  try {
    const { url, edgeKey } = stack;
    client.send({ url, edgeKey } satisfies Target);
    return await measureAll(stack, client);
  } finally {
    client.disconnect();
    await stack.stop();
  }
}

async function measureAll(stack: Stack, client: ChildProcess): Promise<Measured> {
  // The code is compiled, and caches are filled.
  await ask(client, { ...nothing, writers: 8, readers: 4, seconds: QUICK ? 6 : 15 });
  const rows: Measured['rows'][number][] = [];
  for (const [name, phase] of PHASES) {
    if (!name.includes(flags.only)) continue;
    const before = await stack.processorMs();
    const result = await ask(client, phase);
    const processorMs = difference(await stack.processorMs(), before);
    rows.push({ name, result, processorMs });
    console.log(name, JSON.stringify({ ...result, processorMs }));
  }
  if (flags.only !== '') return { rows };
  const sixteen = rows.find(({ name }) => name === '16 writers')?.result.turns;
  const peak = Math.max(...rows.map(({ result }) => result.turns.perSecond));
  const overload = await ask(client, {
    ...nothing,
    seconds: OVERLOAD_SECONDS,
    turnsPerSecond: Math.round(peak * 10),
    normalMs: Math.max(250, sixteen?.p99 ?? 0),
  });
  console.log('overload', JSON.stringify(overload));
  return { rows, overload: { peak, result: overload }, memory: await memoryOver(MEMORY_REQUESTS, stack, client) };
}

/** Resident memory before and after so many requests. */
async function memoryOver(requests: number, stack: Stack, client: ChildProcess): Promise<NonNullable<Measured['memory']>> {
  const samples = [await stack.memoryBytes()];
  let done = 0;
  while (done < requests) {
    const { turns, reads } = await ask(client, { ...nothing, readers: 16, turnsPerSecond: 0, writers: 1, seconds: SECONDS });
    done += turns.served + reads.served;
    samples.push(await stack.memoryBytes());
    console.log('memory', done, Math.round((samples.at(-1) ?? 0) / 1e6), 'MB');
  }
  return { requests: done, megabytes: samples.map((bytes) => bytes / 1e6) };
}

function ask(client: ChildProcess, phase: Phase): Promise<PhaseResult> {
  return new Promise((done, fail) => {
    const ended = () => fail(new Error('The load client ended.'));
    client.once('exit', ended);
    client.once('message', (result: PhaseResult) => {
      client.off('exit', ended);
      done(result);
    });
    client.send(phase);
  });
}

function difference(after: ProcessorMs, before: ProcessorMs): ProcessorMs {
  const of = (part: (typeof PARTS)[number]) => after[part] - before[part];
  return { gateway: of('gateway'), functions: of('functions'), table: of('table'), login: of('login') };
}
