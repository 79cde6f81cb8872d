import { type ChildProcess, fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import { compileEntries } from '../compile-entry';
import { keepRunning, type Part } from '../keep-running';
import type { LoginAnswer, LoginStart } from './messages';

export interface LoginServer {
  /** The server's address, which is the issuer of its tokens. */
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

export interface LoginServerOptions extends Omit<LoginStart, 'kind'> {
  /** Separates servers that run at the same time. */
  readonly owner: string;
  /** Receives a line when the process ended by itself and is started again. */
  readonly report: (line: string) => void;
  readonly log: (line: string) => void;
}

/** Time limit for the start, in milliseconds. */
const START_MS = 20_000;

/**
 * Starts the login server in its own process: its library consists of ES modules only and cannot be loaded everywhere.
 *
 * @throws Error with the server's output when it does not start
 */
export async function startLoginServer({ owner, report, log, ...start }: LoginServerOptions): Promise<LoginServer> {
  const compiled = await compileEntries({ login: 'infra/local/login/main.ts' }, { owner, format: 'esm' });
  const file = compiled.files.login ?? '';
  let port: number | undefined;
  const startProcess = async () => {
    const started = await startOn(file, { kind: 'start', ...start, port: port ?? start.port }, log);
    port ??= started.port;
    if (started.port === port) return started;
    // The port is part of every token.
    await started.stop();
    throw new Error(`port ${port} is taken`);
  };
  try {
    const { first, stop } = await keepRunning({ start: startProcess, name: 'The login server', report });
    return { url: `http://localhost:${first.port}`, port: first.port, stop: () => stop().finally(compiled.remove) };
  } catch (error) {
    await compiled.remove();
    throw error;
  }
}

async function startOn(file: string, start: LoginStart, log: (line: string) => void): Promise<Part & { readonly port: number }> {
  const child = fork(file, [], { execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) createInterface(stream).on('line', (line) => log(`login: ${line}`));
  }
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  try {
    const { port } = await ready(child, start);
    return { port, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ready(child: ChildProcess, start: LoginStart): Promise<{ port: number }> {
  const answer = new Promise<LoginAnswer>((done) => {
    child.once('message', (message: LoginAnswer) => done(message));
    child.once('exit', (code) => done({ kind: 'failed', message: `it ended with status ${code}` }));
    setTimeout(() => done({ kind: 'failed', message: 'it took too long' }), START_MS).unref();
  });
  child.send(start);
  const said = await answer;
  if (said.kind === 'failed') throw new Error(`The login server did not start: ${said.message}`);
  return said;
}
