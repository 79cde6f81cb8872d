import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** Processor time in milliseconds, by part of the stack. */
export type ProcessorMs = Readonly<Record<Part, number>>;
export const PARTS = ['gateway', 'functions', 'table', 'login'] as const;
export type Part = (typeof PARTS)[number];

/** A running local server with everything that belongs to it. */
export interface Stack {
  readonly url: string;
  /** Accompanies an address in `x-forwarded-for` that the functions are to believe. */
  readonly edgeKey: string;
  /** Since the start; zeros where there is no `/proc`. */
  processorMs(): Promise<ProcessorMs>;
  /** Resident memory of all processes in bytes. */
  memoryBytes(): Promise<number>;
  stop(): Promise<void>;
}

export interface StackOptions {
  /** The checkout whose server is started. */
  readonly root: string;
  /** Options of `npm start`. */
  readonly flags: readonly string[];
}

/** Learning from the knowledge files takes some seconds. */
const STARTED_WITHIN_MS = 120_000;

/**
 * What the product already offers for a client with many addresses: behind CloudFront, the edge's key makes the functions
 * believe the address that is passed on. Every conversation gets an address of its own, so that the limits per address
 * stay as they are; that of a conversation is raised, since overload repeats the same conversations.
 */
const EDGE_KEY = 'load-test';
const ENVIRONMENT = { EDGE_KEY, MESSAGES_PER_MINUTE: '1000000' };

/** Starts the stack as `npm start` does, in a folder of its own. */
export async function startStack({ root, flags }: StackOptions): Promise<Stack> {
  const folder = await mkdtemp(join(tmpdir(), 'mostrador-load-'));
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'infra/local/cli/start.ts', '--data', folder, '--port', '0', ...flags],
    { cwd: root, env: { ...process.env, ...ENVIRONMENT }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    const url = await addressOf(child);
    const pid = child.pid ?? 0;
    return {
      url,
      edgeKey: EDGE_KEY,
      processorMs: () => processorMs(pid),
      memoryBytes: async () => sum(await Promise.all((await family(pid)).map((one) => residentBytes(one.pid)))),
      stop: () => end(child, folder),
    };
  } catch (error) {
    await end(child, folder);
    throw error;
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((done, fail) => {
    let said = '';
    const timer = setTimeout(() => fail(new Error(`The server did not start: ${said}`)), STARTED_WITHIN_MS);
    child.once('exit', () => fail(new Error(`The server ended: ${said}`)));
    child.stdout?.on('data', (chunk) => {
      said += chunk;
      const [, url] = /Customer page +(http:\/\/localhost:\d+)\//.exec(said) ?? [];
      // The banner ends with how to stop; until then, pages are still being announced.
      if (url === undefined || !said.includes('Ctrl-C')) return;
      clearTimeout(timer);
      done(url.replace('localhost', '127.0.0.1'));
    });
  });
}

async function end(child: ChildProcess, folder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((done) => child.once('exit', done));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await ended;
    clearTimeout(timer);
  }
  await pause(100);
  await rm(folder, { recursive: true, force: true });
}

interface Relative {
  readonly pid: number;
  readonly command: string;
}

/** A process and all that it started, itself first. */
async function family(pid: number): Promise<readonly Relative[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
  const parents = new Map<number, number>();
  for (const one of pids) parents.set(one, (await statOf(`/proc/${one}/stat`))?.parent ?? 0);
  const found = [pid];
  for (const one of found) found.push(...pids.filter((candidate) => parents.get(candidate) === one));
  return Promise.all(found.map(async (one) => ({ pid: one, command: await textOf(`/proc/${one}/cmdline`) })));
}

async function processorMs(pid: number): Promise<ProcessorMs> {
  const total: Record<Part, number> = { gateway: 0, functions: 0, table: 0, login: 0 };
  for (const { pid: one, command } of await family(pid)) {
    const all = (await statOf(`/proc/${one}/stat`))?.processorMs ?? 0;
    if (one === pid) {
      // The main thread is the gateway; all other threads run functions, or compile and collect for them.
      const main = (await statOf(`/proc/${one}/task/${one}/stat`))?.processorMs ?? 0;
      total.gateway += main;
      total.functions += all - main;
    } else {
      total[partOf(command)] += all;
    }
  }
  return total;
}

function partOf(command: string): Part {
  if (command.includes('dynoxide') && !command.includes('node\0')) return 'table';
  return /login/.test(command) ? 'login' : 'functions';
}

/** Linux counts in hundredths of a second. */
const TICK_MS = 10;

async function statOf(path: string): Promise<{ readonly parent: number; readonly processorMs: number } | undefined> {
  const text = await textOf(path);
  // The name, in brackets, may contain anything.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  if (fields.length < 14) return undefined;
  return { parent: Number(fields[1]), processorMs: (Number(fields[11]) + Number(fields[12])) * TICK_MS };
}

async function residentBytes(pid: number): Promise<number> {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(await textOf(`/proc/${pid}/status`)) ?? [];
  return Number(kilobytes) * 1024;
}

function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
