import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Progress, Seeds } from './worker';

const USAGE = `Usage: npm run simulate -- [--seeds 20000] [--from 1] [--workers N]

Simulates conversations of customers and staff on a store that fails now and then, a seed each, and checks every invariant.
A seed that fails can be run alone: --from SEED --seeds 1.
`;

void main();

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '20000' },
      from: { type: 'string', default: '1' },
      workers: { type: 'string', default: String(availableParallelism()) },
      help: { type: 'boolean', default: false },
    },
  });
  const [seeds, from, workers] = [values.seeds, values.from, values.workers].map(Number);
  if (values.help || ![seeds, from, workers].every((count) => Number.isInteger(count) && Number(count) > 0)) {
    process.stdout.write(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  process.exitCode = await runAll(seeds ?? 1, from ?? 1, workers ?? 1);
}

/** @returns the exit code: 0 when nothing was broken */
async function runAll(seeds: number, from: number, workers: number): Promise<number> {
  const startedMs = performance.now();
  const seconds = () => ((performance.now() - startedMs) / 1_000).toFixed(0);
  const broken: string[] = [];
  let done = 0;
  const tell = (progress: Progress) => {
    done += progress.done;
    broken.push(...progress.broken);
    for (const line of progress.broken) process.stdout.write(`${line}\n`);
    process.stderr.write(`\r${done} of ${seeds} seeds, ${broken.length} violations, ${seconds()} s `);
  };
  const codes = await Promise.all(
    Array.from({ length: workers }, (_, index) => work({ first: from + index, last: from + seeds - 1, step: workers }, tell)),
  );
  process.stderr.write('\n');
  process.stdout.write(`${done} seeds from ${from} on ${workers} workers: ${broken.length} violations in ${seconds()} s\n`);
  return broken.length === 0 && done === seeds && codes.every((code) => code === 0) ? 0 : 1;
}

function work(seeds: Seeds, tell: (progress: Progress) => void): Promise<number> {
  const child = fork(`${__dirname}/worker.ts`, [], { execArgv: ['--import', 'tsx'], env: { ...process.env, LOG: 'off' } });
  child.on('message', (progress: Progress) => tell(progress));
  child.send(seeds);
  return new Promise((settle) => child.once('exit', (code) => settle(code ?? 1)));
}
