import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { exited, type FunctionLog, type Invocation, type RunnableRow, timedOut } from './host';
import { type RuntimeApi, startRuntimeApi } from './runtime-api';

export interface FunctionProcessOptions {
  readonly functionName: string;
  readonly row: RunnableRow;
  /** Folder of the bundle. */
  readonly folder: string;
  /** Path of the compiled `bootstrap.ts`. */
  readonly bootstrap: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly log: FunctionLog;
}

/** Time limit for loading the bundle. */
const INIT_TIMEOUT_SECONDS = 10;

/** One execution environment: a process that handles one event at a time. */
export class FunctionProcess {
  #ended = false;
  readonly #gone: Promise<string>;

  private constructor(
    private readonly options: FunctionProcessOptions,
    private readonly api: RuntimeApi,
    private readonly child: ChildProcess,
  ) {
    this.#gone = new Promise((done) => {
      const over = (how: string) => {
        this.#ended = true;
        api.close();
        done(how);
      };
      child.once('exit', (code, signal) => over(signal === null ? `with status ${code}` : `by ${signal}`));
      child.once('error', (error) => over(`: ${error.message}`));
    });
    for (const stream of [child.stdout, child.stderr]) {
      if (stream !== null) createInterface(stream).on('line', (line) => options.log(`${options.functionName}: ${line}`));
    }
  }

  /** Starts the process; it loads its bundle while its first event waits. */
  static async start(options: FunctionProcessOptions): Promise<FunctionProcess> {
    const { functionName, row, folder, environment } = options;
    const api = await startRuntimeApi();
    const child = fork(options.bootstrap, [], {
      env: {
        ...environment,
        AWS_LAMBDA_RUNTIME_API: api.address,
        LAMBDA_TASK_ROOT: folder,
        _HANDLER: 'index.handler',
        AWS_LAMBDA_FUNCTION_NAME: functionName,
        AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(row.memoryMegabytes),
      },
      execArgv: [`--max-old-space-size=${row.memoryMegabytes}`],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    return new FunctionProcess(options, api, child);
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Ends the process when it does not load, or the function does not answer, in time, as Lambda does. */
  async invoke(payload: string): Promise<Invocation> {
    const { functionName, row } = this.options;
    const requestId = randomUUID();
    const slow = await this.#within(INIT_TIMEOUT_SECONDS, requestId, this.api.loaded);
    if (slow !== undefined) return slow;
    const deadlineMs = Date.now() + row.timeoutSeconds * 1_000;
    return this.#within(row.timeoutSeconds, requestId, this.api.hand({ requestId, functionName, payload, deadlineMs }));
  }

  async #within<Result>(seconds: number, requestId: string, work: Promise<Result>): Promise<Result | Invocation> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<Invocation>((done) => {
      timer = setTimeout(() => {
        this.kill();
        done(timedOut(requestId, seconds));
      }, seconds * 1_000);
    });
    try {
      return await Promise.race([work, late, this.#gone.then((how) => exited(requestId, how))]);
    } finally {
      clearTimeout(timer);
    }
  }

  kill(): void {
    this.#ended = true;
    this.child.kill('SIGKILL');
  }

  async stopped(): Promise<void> {
    await this.#gone;
  }
}
