import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { type CompiledEntries, compileEntries } from '../compile-entry';
import { FunctionProcess } from './function-process';
import { exited, type FunctionHost, type FunctionLog, type Invocation, type RunnableRow } from './host';

export interface ProcessHostOptions {
  readonly registry: Readonly<Record<string, RunnableRow>>;
  /** Folder that contains `<name>/index.mjs`. */
  readonly bundles: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Separates servers that run at the same time. */
  readonly owner: string;
  readonly log: FunctionLog;
}

/**
 * Processes per function: as many as cores, and one for the time that the others wait for the table. Each takes one event
 * at a time, as on Lambda.
 */
const MAX_PROCESSES = availableParallelism() + 1;

/**
 * Runs every function from its bundle in processes of its own. Each process handles one event at a time; there is a cold
 * start on first use and for each simultaneous event, and a new process after a crash or a time-out.
 */
export async function startProcessHost(options: ProcessHostOptions): Promise<FunctionHost> {
  const compiled = await compileEntries(
    { bootstrap: 'infra/local/functions/bootstrap.ts' },
    { owner: options.owner, format: 'esm' },
  );
  const pools = new Map(
    Object.entries(options.registry).map(([functionName, row]) => [functionName, poolOf(options, compiled, functionName, row)]),
  );
  return {
    async invoke(functionName, payload) {
      return (await pools.get(functionName)?.invoke(payload)) ?? exited('', `: there is no function ${functionName}`);
    },
    poolOf: (functionName) => ({ pool: functionName, places: MAX_PROCESSES }),
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
      await compiled.remove();
    },
  };
}

function poolOf(
  { bundles, environment, log }: ProcessHostOptions,
  compiled: CompiledEntries,
  functionName: string,
  row: RunnableRow,
): Pool {
  const folder = join(bundles, functionName);
  const bootstrap = compiled.files.bootstrap ?? '';
  return new Pool(() => FunctionProcess.start({ functionName, row, folder, bootstrap, environment, log }));
}

class Pool {
  readonly #all = new Set<FunctionProcess>();
  readonly #idle: FunctionProcess[] = [];
  readonly #queue: ((process: FunctionProcess | undefined) => void)[] = [];
  #starting = 0;
  #closed = false;

  constructor(private readonly start: () => Promise<FunctionProcess>) {}

  async invoke(payload: string): Promise<Invocation> {
    const process = await this.#take();
    if (process === undefined) return exited('', ': the server stops');
    try {
      return await process.invoke(payload);
    } finally {
      this.#give(process);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const waiter of this.#queue.splice(0)) waiter(undefined);
    for (const process of this.#all) process.kill();
    await Promise.all([...this.#all].map((process) => process.stopped()));
  }

  /** `undefined` when the server stops. */
  async #take(): Promise<FunctionProcess | undefined> {
    if (this.#closed) return undefined;
    for (let idle = this.#idle.pop(); idle !== undefined; idle = this.#idle.pop()) {
      if (!idle.ended) return idle;
      this.#all.delete(idle);
    }
    if (this.#all.size + this.#starting >= MAX_PROCESSES) return new Promise((done) => this.#queue.push(done));
    return this.#fresh();
  }

  async #fresh(): Promise<FunctionProcess> {
    this.#starting += 1;
    try {
      const process = await this.start();
      this.#all.add(process);
      if (this.#closed) process.kill();
      return process;
    } finally {
      this.#starting -= 1;
    }
  }

  #give(process: FunctionProcess): void {
    const next = this.#queue.shift();
    if (!process.ended) {
      if (next === undefined) this.#idle.push(process);
      else next(process);
      return;
    }
    this.#all.delete(process);
    if (next !== undefined) void this.#fresh().then(next, () => next(undefined));
  }
}
