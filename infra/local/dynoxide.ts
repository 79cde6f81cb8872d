import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { compact } from '../../bot/model/compact';
import { freshCredentials, type SigningCredentials } from './signed/credentials';
import { startTableProxy, type TableTarget } from './signed/table-proxy';
import { hasCode } from './system-error';
import type { TableAccess } from './table-client';

export interface DynoxideOptions {
  /** The file that holds the data; made with its folder where it is missing. */
  readonly dbPath: string;
  /** What callers must sign with; made anew where it is left out. */
  readonly credentials?: SigningCredentials;
  /** `DYNAMODB_ENDPOINT` in it names another server to use instead of starting one. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** `<platform>-<architecture>`, as Node names them; this one where it is left out. */
  readonly machine?: string;
}

export interface Dynoxide extends TableAccess {
  /** Of the process that was started, so that a start after a crash can end it. */
  readonly pid?: number;
  stop(): Promise<void>;
}

const VERSION = '1.2.1';
const STARTED_WITHIN_MS = 10_000;
const STOPPED_WITHIN_MS = 5_000;
/** A port that was free may be taken by the time it is used. */
const MAX_PORTS = 3;

/**
 * Starts the embedded DynamoDB on a file, or takes the server that the environment names. The program asks nobody who they are,
 * so it listens at an address of this machine that is drawn by lot at every start, and only a proxy that checks signatures is told which.
 *
 * @throws Error that says what to type, where the program for this machine is not installed
 */
export async function startDynoxide(options: DynoxideOptions): Promise<Dynoxide> {
  const { credentials = freshCredentials() } = options;
  const elsewhere = (options.environment ?? process.env).DYNAMODB_ENDPOINT;
  if (elsewhere !== undefined && elsewhere !== '') return { endpoint: elsewhere, credentials, stop: async () => {} };
  const program = programPath(options.machine ?? `${process.platform}-${process.arch}`);
  await mkdir(dirname(options.dbPath), { recursive: true });
  for (let tried = 1; ; tried++) {
    try {
      return await startBehindProxy(program, await hiddenPlace(), options.dbPath, credentials);
    } catch (error) {
      if (error instanceof NoHiddenPlace || tried >= MAX_PORTS) throw error;
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
    // Not installed: told below.
  }
  throw new Error(
    `The embedded DynamoDB for this machine is not installed. Type: npm install --no-save ${name}@${VERSION}\n` +
      'or set DYNAMODB_ENDPOINT to the address of another DynamoDB server.',
  );
}

async function startBehindProxy(
  program: string,
  target: TableTarget,
  dbPath: string,
  credentials: SigningCredentials,
): Promise<Dynoxide> {
  const child = await startOn(program, target, dbPath);
  try {
    const proxy = await startTableProxy({ target, credentials });
    const stop = async () => {
      await proxy.stop();
      await child.stop();
    };
    return compact({ endpoint: proxy.endpoint, credentials, pid: child.pid, stop });
  } catch (error) {
    await child.stop();
    throw error;
  }
}

async function startOn(program: string, target: TableTarget, dbPath: string) {
  const child = spawn(program, ['--host', target.host, '--port', String(target.port), '--db-path', dbPath], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // Apart from the terminal: Ctrl-C goes to whole groups, and what is being answered still needs the table.
    detached: process.platform !== 'win32',
  });
  const endWithUs = () => child.kill('SIGKILL');
  process.once('exit', endWithUs);
  const stop = async () => {
    process.off('exit', endWithUs);
    await end(child);
  };
  try {
    await untilItAnswers(child, target);
  } catch (error) {
    await stop();
    throw error;
  }
  return { pid: child.pid, stop };
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
    // Its own word for it: whoever else has the port would accept a connection, too.
    if (said.includes(`listening on http://${host}:${port}`)) return;
    await pause(10);
  }
  throw new Error(`The embedded DynamoDB did not answer within ${STARTED_WITHIN_MS} ms: ${said.trim()}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child) || child.pid === undefined) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), STOPPED_WITHIN_MS);
  await ended;
  clearTimeout(impatience);
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

class NoHiddenPlace extends Error {
  override readonly name = 'NoHiddenPlace';
}

/**
 * An address of 127.0.0.0/8 and a free port on it, both by lot: of 2^24 addresses and some 28,000 ports, a page cannot try all.
 *
 * @throws NoHiddenPlace where loopback is one address only, as on macOS: at 127.0.0.1, every page would find the table
 */
async function hiddenPlace(): Promise<TableTarget> {
  // From 1 in the second byte on: 127.0.x.y is where other programs put servers.
  const host = ['127', randomInt(1, 255), randomInt(0, 256), randomInt(1, 255)].join('.');
  try {
    return { host, port: await freePort(host) };
  } catch (error) {
    if (!hasCode(error, 'EADDRNOTAVAIL')) throw error;
    throw new NoHiddenPlace(
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
