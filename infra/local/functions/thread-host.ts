import { availableParallelism } from 'node:os';
import { compileEntries } from '../compile-entry';
import { FunctionThread, type FunctionThreadOptions } from './function-thread';
import { exited, type FunctionHost, type FunctionLog, type RunnableRow } from './host';

export interface ThreadHostOptions {
  readonly registry: Readonly<Record<string, RunnableRow>>;
  readonly environment: Readonly<Record<string, string>>;
  /** Separates servers that run at the same time. */
  readonly owner: string;
  readonly log: FunctionLog;
  /** Number of threads for what people wait for; as many as cores by default. */
  readonly threads?: number;
}

/** Events that a thread takes at the same time: most of an event's time is spent waiting for the table. */
const EVENTS_AT_ONCE = 4;

/** Of each background function: a receiver that hangs keeps one run of the outbox worker waiting, and not the others. */
const BACKGROUND_EVENTS_AT_ONCE = 8;

const THREAD = 'functions-thread';

/**
 * Runs the functions in threads beside the gateway: as many as cores for what people wait for, one for background work,
 * which therefore never delays a person, and one for long work, which delays no background work. The threads have their own environment, without real AWS credentials, and a
 * function in an endless loop does not block the gateway.
 *
 * @throws esbuild's BuildFailure when a function cannot be compiled
 */
export async function startThreadHost(options: ThreadHostOptions): Promise<FunctionHost> {
  const { registry, owner, threads = availableParallelism() } = options;
  const entries = Object.fromEntries(Object.entries(registry).map(([name, row]) => [name, row.entry]));
  const compiled = await compileEntries({ ...entries, [THREAD]: 'infra/local/functions/thread.ts' }, { owner, format: 'cjs' });
  const { files } = compiled;
  const perThread: FunctionThreadOptions = { ...options, files, program: files[THREAD] ?? '' };
  const front = Array.from({ length: threads }, () => new FunctionThread(perThread));
  const background = new FunctionThread(perThread);
  const long = new FunctionThread(perThread);
  // Started at once, so that the first requests do not wait for them.
  for (const thread of front) thread.start();
  return {
    async invoke(functionName, payload) {
      const row = registry[functionName];
      if (row === undefined) return exited('', `: there is no function ${functionName}`);
      const thread = isLong(row) ? long : row.asynchronous ? background : leastBusy(front);
      return thread.invoke(functionName, row, payload);
    },
    poolOf: (functionName) =>
      registry[functionName]?.asynchronous === true
        ? { pool: functionName, places: BACKGROUND_EVENTS_AT_ONCE }
        : { pool: 'front', places: threads * EVENTS_AT_ONCE },
    async close() {
      await Promise.all([...front, background, long].map((thread) => thread.close()));
      await compiled.remove();
    },
  };
}

/** Such work may compute for seconds, and keeps a thread from everything else meanwhile: training is such. */
const LONG_SECONDS = 300;

const isLong = ({ asynchronous, timeoutSeconds }: RunnableRow) => asynchronous && timeoutSeconds >= LONG_SECONDS;

/** The first of the least busy, so that a quiet server keeps to one thread, whose code is loaded. */
function leastBusy(threads: readonly FunctionThread[]): FunctionThread {
  return threads.reduce((best, thread) => (thread.busy < best.busy ? thread : best));
}
