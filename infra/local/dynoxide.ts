import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { compact } from '../../bot/model/compact';
import { keepRunning, type Part } from './keep-running';
import { freshCredentials, type SigningCredentials } from './signed/credentials';
import { startTableProxy, type TableTarget } from './signed/table-proxy';
import { hasCode } from './system-error';
import type { TableAccess } from './table-client';

export interface DynoxideOptions {
  /** The data file; created with its folder when it is missing. */
  readonly dbPath: string;
  /** The credentials that callers must sign with; fresh ones by default. */
  readonly credentials?: SigningCredentials;
  /** `DYNAMODB_ENDPOINT` in it names another server to use instead of starting one. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** `<platform>-<architecture>`, as Node names them; this machine by default. */
  readonly machine?: string;
  /** Receives a line when the program ended by itself and is started again. */
  readonly report?: (line: string) => void;
}

export interface Dynoxide extends TableAccess {
  /** Of the process that was started first. */
  readonly pid?: number;
  stop(): Promise<void>;
}

const VERSION = '1.2.1';
const STARTED_WITHIN_MS = 10_000;
const STOPPED_WITHIN_MS = 5_000;
/** A free port may be taken by the time it is used. */
const MAX_PORTS = 3;

/**
 * Starts the embedded DynamoDB on a file, or uses the server that the environment names. The program itself does not
 * authenticate callers, so it listens at a random loopback address, which only a signature-checking proxy knows.
 *
 * @throws Error that says what to type when the program is not installed for this machine
 */
export async function startDynoxide(options: DynoxideOptions): Promise<Dynoxide> {
  const { credentials = freshCredentials(), report = () => {} } = options;
  const elsewhere = (options.environment ?? process.env).DYNAMODB_ENDPOINT;
  if (elsewhere !== undefined && elsewhere !== '') return { endpoint: elsewhere, credentials, stop: async () => {} };
  const program = programPath(options.machine ?? `${process.platform}-${process.arch}`);
  await mkdir(dirname(options.dbPath), { recursive: true });
  for (let tried = 1; ; tried++) {
    try {
      const target = await randomAddress();
      // The address stays the same, since the proxy sends everything there.
      const start = () => startOn(program, target, options.dbPath);
      return await startBehindProxy(await keepRunning({ start, name: 'The table', report }), target, credentials);
    } catch (error) {
      if (error instanceof NoRandomAddress || tried >= MAX_PORTS) throw error;
    }
  }
}

function programPath(machine: string): string {
  const name = `@dynoxide/${machine}`;
  try {
    const file = machine.startsWith('win32') ? 'dynoxide.exe' : 'dynoxide';
    const path = join(dirname(require.resolve(`${name}/package.json`)), file);
    if (existsSync(path)) return path;
  } catch {
    // Not installed; reported below.
  }
  throw new Error(
    `The embedded DynamoDB for this machine is not installed. Type: npm install --no-save ${name}@${VERSION}\n` +
      'or set DYNAMODB_ENDPOINT to the address of another DynamoDB server.',
  );
}

async function startBehindProxy(
  table: { readonly first: TableProcess; readonly stop: () => Promise<void> },
  target: TableTarget,
  credentials: SigningCredentials,
): Promise<Dynoxide> {
  try {
    const proxy = await startTableProxy({ target, credentials });
    const stop = async () => {
      await proxy.stop();
      await table.stop();
    };
    return compact({ endpoint: proxy.endpoint, credentials, pid: table.first.pid, stop });
  } catch (error) {
    await table.stop();
    throw error;
  }
}

interface TableProcess extends Part {
  readonly pid: number | undefined;
}

async function startOn(program: string, target: TableTarget, dbPath: string): Promise<TableProcess> {
  const child = spawn(program, ['--host', target.host, '--port', String(target.port), '--db-path', dbPath], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // Detached from the terminal: Ctrl-C signals whole process groups, and requests in progress still need the table.
    detached: process.platform !== 'win32',
  });
  const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  void ended.then(() => process.off('exit', endWithUs));
  const stop = () => end(child);
  try {
    await untilItAnswers(child, target);
  } catch (error) {
    await stop();
    throw error;
  }
  return { pid: child.pid, ended, stop };
}

async function untilItAnswers(child: ChildProcess, { host, port }: TableTarget): Promise<void> {
  let said = '';
  child.stderr?.on('data', (chunk) => {
    said = `${said}${chunk}`.slice(-1_000);
  });
  let failed: Error | undefined;
  child.once('error', (error) => {
    failed = error;
  });
  const giveUpAt = performance.now() + STARTED_WITHIN_MS;
  while (performance.now() < giveUpAt) {
    if (failed !== undefined) throw failed;
    if (hasEnded(child)) throw new Error(`The embedded DynamoDB did not start: ${said.trim()}`);
    // Only its own message proves that it listens: another program on the port would also accept a connection.
    if (said.includes(`listening on http://${host}:${port}`)) return;
    await pause(10);
  }
  throw new Error(`The embedded DynamoDB did not answer within ${STARTED_WITHIN_MS} ms: ${said.trim()}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child) || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const killTimer = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN_MS);
  await ended;
  clearTimeout(killTimer);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

class NoRandomAddress extends Error {
  override readonly name = 'NoRandomAddress';
}

/**
 * A random address in 127.0.0.0/8 with a free random port: among 2^24 addresses and some 28,000 ports, a web page cannot
 * try all.
 *
 * @throws NoRandomAddress when loopback is a single address, as on macOS: at 127.0.0.1, every page would find the table
 */
async function randomAddress(): Promise<TableTarget> {
  // The second byte starts at 1: other programs put their servers at 127.0.x.y.
  const host = ['127', randomInt(1, 255), randomInt(0, 256), randomInt(1, 255)].join('.');
  try {
    return { host, port: await freePort(host) };
  } catch (error) {
    if (!hasCode(error, 'EADDRNOTAVAIL')) throw error;
    throw new NoRandomAddress(
      'This machine has no loopback address but 127.0.0.1, where web pages could reach the embedded DynamoDB. ' +
        'Set DYNAMODB_ENDPOINT to the address of another DynamoDB server.',
    );
  }
}

function freePort(host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
