import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { type CompiledEntries, compileEntries } from '../compile-entry';
import { exited, type FunctionHost, type FunctionLog, type Invocation, type RunnableRow, timedOut } from './host';
import type { FromThread, ThreadData, ToThread } from './thread-messages';

export interface ThreadHostOptions {
  readonly registry: Readonly<Record<string, RunnableRow>>;
  readonly environment: Readonly<Record<string, string>>;
  /** Separates servers that run at the same time. */
  readonly owner: string;
  readonly log: FunctionLog;
}

/** After a time-out, the thread counts as stuck when it does not answer a ping within this time. */
const PING_MS = 1_000;

const THREAD = 'functions-thread';

/**
 * Runs all functions in one thread beside the gateway. The thread has its own environment, without real AWS credentials,
 * and a function in an endless loop does not block the gateway.
 *
 * @throws esbuild's BuildFailure when a function cannot be compiled
 */
export async function startThreadHost(options: ThreadHostOptions): Promise<FunctionHost> {
  const { registry, owner } = options;
  const entries = Object.fromEntries(Object.entries(registry).map(([name, row]) => [name, row.entry]));
  const compiled = await compileEntries({ ...entries, [THREAD]: 'infra/local/functions/thread.ts' }, { owner, format: 'cjs' });
  return new ThreadHost(options, compiled);
}

interface Waiting {
  readonly settle: (invocation: Invocation) => void;
  readonly timer: NodeJS.Timeout;
}

class ThreadHost implements FunctionHost {
  readonly #waiting = new Map<string, Waiting>();
  #worker: Worker | undefined;
  #closed = false;
  #stuck: NodeJS.Timeout | undefined;

  constructor(
    private readonly options: ThreadHostOptions,
    private readonly compiled: CompiledEntries,
  ) {
    // Started at once, so that the first request does not wait for it.
    this.#worker = this.#start();
  }

  invoke(functionName: string, payload: string): Promise<Invocation> {
    const requestId = randomUUID();
    const row = this.options.registry[functionName];
    if (row === undefined || this.#closed) return Promise.resolve(exited(requestId, `: nothing runs ${functionName}`));
    this.#worker ??= this.#start();
    const deadlineMs = Date.now() + row.timeoutSeconds * 1_000;
    return new Promise((settle) => {
      const timer = setTimeout(() => {
        this.#settle(requestId, timedOut(requestId, row.timeoutSeconds));
        this.#endIfStuck();
      }, row.timeoutSeconds * 1_000);
      this.#waiting.set(requestId, { settle, timer });
      this.#send({ kind: 'invoke', requestId, functionName, payload, deadlineMs });
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#stuck);
    await this.#worker?.terminate();
    await this.compiled.remove();
  }

  #start(): Worker {
    const { registry, environment, log } = this.options;
    const functions: ThreadData['functions'] = Object.fromEntries(
      Object.entries(registry).map(([name, row]) => [
        name,
        { file: this.compiled.files[name] ?? '', memoryMegabytes: row.memoryMegabytes },
      ]),
    );
    const worker = new Worker(this.compiled.files[THREAD] ?? '', {
      workerData: { functions } satisfies ThreadData,
      env: environment,
      execArgv: ['--enable-source-maps'],
      stdout: true,
      stderr: true,
    });
    createInterface(worker.stdout).on('line', log);
    createInterface(worker.stderr).on('line', log);
    worker.on('message', (message: FromThread) => this.#receive(message));
    worker.on('error', (error) => log(`The functions' thread broke: ${error.stack ?? error.message}`));
    worker.once('exit', () => this.#ended(worker));
    return worker;
  }

  #send(message: ToThread): void {
    this.#worker?.postMessage(message);
  }

  #receive(message: FromThread): void {
    if (message.kind === 'pong') {
      clearTimeout(this.#stuck);
      this.#stuck = undefined;
      return;
    }
    const { requestId, ...invocation } = message;
    this.#settle(requestId, invocation);
  }

  #settle(requestId: string, invocation: Invocation): void {
    const waiting = this.#waiting.get(requestId);
    if (waiting === undefined) return;
    this.#waiting.delete(requestId);
    clearTimeout(waiting.timer);
    waiting.settle(invocation);
  }

  /** Ends a thread whose event loop is blocked; the next call starts another. */
  #endIfStuck(): void {
    const worker = this.#worker;
    if (this.#stuck !== undefined || this.#closed || worker === undefined) return;
    this.#stuck = setTimeout(() => {
      this.#stuck = undefined;
      void worker.terminate();
    }, PING_MS);
    this.#send({ kind: 'ping' });
  }

  #ended(worker: Worker): void {
    if (this.#worker === worker) this.#worker = undefined;
    for (const requestId of [...this.#waiting.keys()]) this.#settle(requestId, exited(requestId, 'before it answered'));
  }
}
