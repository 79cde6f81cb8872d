import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type KillReport, killRounds } from './kill';

const USAGE = `Usage: npm run faults -- kill [--rounds 200] [--seed N]

Starts the local stack, lets customers and staff work on it over HTTP, and kills it with kill -9 at random moments: as a
whole, while it starts, or only its table, a function or the login server. After each round, what the product shows is
compared with an account of everything that it acknowledged, kept outside of it.
`;

void main();

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '200' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      help: { type: 'boolean', default: false },
    },
  });
  const [rounds, seed] = [Number(values.rounds), Number(values.seed)];
  if (values.help || positionals[0] !== 'kill' || !Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed)) {
    process.stdout.write(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'mostrador-faults-'));
  const startedMs = performance.now();
  process.stdout.write(`seed ${seed}, ${rounds} rounds\n`);
  const report = await killRounds({
    dataDir,
    rounds,
    seed,
    untilMailed: true,
    tell: (line) => process.stderr.write(`${line}\n`),
  });
  for (const line of linesOf(report)) process.stdout.write(`${line}\n`);
  process.stdout.write(`${((performance.now() - startedMs) / 1_000).toFixed(0)} s\n`);
  if (report.violations.length === 0) await rm(dataDir, { recursive: true, force: true });
  else process.stdout.write(`The data folder is kept: ${dataDir}\n`);
  process.exitCode = report.violations.length === 0 ? 0 : 1;
}

function linesOf({ rounds, acknowledged, statuses, recoveryMs, longestRequestMs, mails, violations }: KillReport): string[] {
  const kinds = Object.entries(rounds).map(([kind, count]) => `${kind} ${count}`);
  const sorted = [...recoveryMs].sort((a, b) => a - b);
  const at = (share: number) => ((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) / 1_000).toFixed(1);
  return [
    `killed: ${kinds.join(', ')}`,
    `acknowledged: ${acknowledged.messages} messages, ${acknowledged.tickets} tickets, ${acknowledged.staff} actions of staff; ${mails} mails`,
    `answers: ${[...statuses].map(([status, count]) => `${status} × ${count}`).join(', ')}`,
    `recovered after ${at(0.5)} s (median), ${at(1)} s (longest); longest request ${(longestRequestMs / 1_000).toFixed(1)} s`,
    `violations: ${violations.length}`,
    ...violations,
  ];
}
