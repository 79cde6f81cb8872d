import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import { exited, type FunctionLog, type Invocation, type RunnableRow, timedOut } from './host';
import type { FromThread, ThreadData, ToThread } from './thread-messages';

export interface FunctionThreadOptions {
  readonly registry: Readonly<Record<string, RunnableRow>>;
  readonly environment: Readonly<Record<string, string>>;
  readonly log: FunctionLog;
  /** Path of the compiled `thread.ts`. */
  readonly program: string;
  /** Paths of the compiled functions, by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** After a time-out, the thread counts as stuck when it does not answer a ping within this time. */
const PING_MS = 1_000;

interface Waiting {
  readonly settle: (invocation: Invocation) => void;
  readonly timer: NodeJS.Timeout;
}

/** One thread that runs any of the functions; it is replaced when it ends or gets stuck. */
export class FunctionThread {
  readonly #waiting = new Map<string, Waiting>();
  #worker: Worker | undefined;
  #closed = false;
  #stuck: NodeJS.Timeout | undefined;

  constructor(private readonly options: FunctionThreadOptions) {}

  /** Number of events that it is handling. */
  get busy(): number {
    return this.#waiting.size;
  }

  /** Starts the thread before its first event. */
  start(): void {
    this.#worker ??= this.#started();
  }

  invoke(functionName: string, { timeoutSeconds }: RunnableRow, payload: string): Promise<Invocation> {
    const requestId = randomUUID();
    if (this.#closed) return Promise.resolve(exited(requestId, ': the server stops'));
    this.start();
    const deadlineMs = Date.now() + timeoutSeconds * 1_000;
    return new Promise((settle) => {
      const timer = setTimeout(() => {
        this.#settle(requestId, timedOut(requestId, timeoutSeconds));
        this.#endIfStuck();
      }, timeoutSeconds * 1_000);
      this.#waiting.set(requestId, { settle, timer });
      this.#send({ kind: 'invoke', requestId, functionName, payload, deadlineMs });
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#stuck);
    await this.#worker?.terminate();
  }

  #started(): Worker {
    const { registry, environment, log, program, files } = this.options;
    const functions: ThreadData['functions'] = Object.fromEntries(
      Object.entries(registry).map(([name, row]) => [name, { file: files[name] ?? '', memoryMegabytes: row.memoryMegabytes }]),
    );
    const worker = new Worker(program, {
      workerData: { functions } satisfies ThreadData,
      env: environment,
      execArgv: ['--enable-source-maps'],
      stdout: true,
      stderr: true,
    });
    createInterface(worker.stdout).on('line', log);
    createInterface(worker.stderr).on('line', log);
    worker.on('message', (message: FromThread) => this.#receive(message));
    worker.on('error', (error) => log(`A thread of functions broke: ${error.stack ?? error.message}`));
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
