import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export interface DynoxideOptions {
  /** The file that holds the data; made with its folder where it is missing. */
  readonly dbPath: string;
  /** A free one where it is left out. */
  readonly port?: number;
  /** `DYNAMODB_ENDPOINT` in it names another server to use instead of starting one. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** `<platform>-<architecture>`, as Node names them; this one where it is left out. */
  readonly machine?: string;
}

export interface Dynoxide {
  readonly endpoint: string;
  /** Of the process that was started, so that a start after a crash can end it. */
  readonly pid?: number;
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
const VERSION = '1.2.1';
const STARTED_WITHIN_MS = 10_000;
const STOPPED_WITHIN_MS = 5_000;
/** A port that was free may be taken by the time it is used. */
const MOST_PORTS = 3;

/**
 * Starts the embedded DynamoDB on a file, or takes the server that the environment names.
 *
 * @throws Error that says what to type, where the program for this machine is not installed
 */
export async function startDynoxide(options: DynoxideOptions): Promise<Dynoxide> {
  const elsewhere = (options.environment ?? process.env).DYNAMODB_ENDPOINT;
  if (elsewhere !== undefined && elsewhere !== '') return { endpoint: elsewhere, stop: async () => {} };
  const program = programPath(options.machine ?? `${process.platform}-${process.arch}`);
  await mkdir(dirname(options.dbPath), { recursive: true });
  for (let tried = 1; ; tried++) {
    try {
      return await startOn(program, options.port ?? (await freePort()), options.dbPath);
    } catch (error) {
      if (options.port !== undefined || tried >= MOST_PORTS) throw error;
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

async function startOn(program: string, port: number, dbPath: string): Promise<Dynoxide> {
  const child = spawn(program, ['--host', HOST, '--port', String(port), '--db-path', dbPath], {
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
    await untilItAnswers(child, port);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint: `http://${HOST}:${port}`, ...(child.pid === undefined ? {} : { pid: child.pid }), stop };
}

async function untilItAnswers(child: ChildProcess, port: number): Promise<void> {
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
    if (said.includes(`listening on http://${HOST}:${port}`)) return;
    await pause(10);
  }
  throw new Error(`The embedded DynamoDB did not answer on port ${port} within ${STARTED_WITHIN_MS} ms: ${said.trim()}`);
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

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, HOST, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
