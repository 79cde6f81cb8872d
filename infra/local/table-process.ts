import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Part } from './keep-running';
import type { TableTarget } from './signed/table-proxy';

const VERSION = '1.2.1';
const STARTED_WITHIN_MS = 10_000;
const STOPPED_WITHIN_MS = 5_000;

/**
 * The program of the embedded DynamoDB.
 *
 * @param machine `<platform>-<architecture>`, as Node names them
 * @throws Error that says what to type when it is not installed for this machine
 */
export function tableProgram(machine: string): string {
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

export interface TableProcess extends Part {
  readonly pid: number | undefined;
}

/** Starts the program on a data file. It does not authenticate its callers: see `startDynoxide`. */
export async function startTableProcess(program: string, target: TableTarget, dbPath: string): Promise<TableProcess> {
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
