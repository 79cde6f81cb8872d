import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { compileEntries } from '../compile-entry';
import type { LoginAnswer, LoginStart } from './messages';

export interface LoginServer {
  /** The server's address, which is the issuer of its tokens. */
  readonly url: string;
  readonly port: number;
  readonly pid: number | undefined;
  stop(): Promise<void>;
}

export interface LoginServerOptions extends Omit<LoginStart, 'kind'> {
  /** Separates servers that run at the same time. */
  readonly owner: string;
  readonly log: (line: string) => void;
}

/** Time limit for the start, in milliseconds. */
const START_MS = 20_000;

/**
 * Starts the login server in its own process: its library consists of ES modules only and cannot be loaded everywhere.
 *
 * @throws Error with the server's output when it does not start
 */
export async function startLoginServer({ owner, log, ...start }: LoginServerOptions): Promise<LoginServer> {
  const compiled = await compileEntries({ login: 'infra/local/login/main.ts' }, { owner, format: 'esm' });
  const child = fork(compiled.files.login ?? '', [], { execArgv: [], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  for (const stream of [child.stdout, child.stderr]) {
    if (stream !== null) createInterface(stream).on('line', (line) => log(`login: ${line}`));
  }
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    }
    await compiled.remove();
  };
  try {
    const { port } = await ready(child, { kind: 'start', ...start });
    return { url: `http://localhost:${port}`, port, pid: child.pid, stop };
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
