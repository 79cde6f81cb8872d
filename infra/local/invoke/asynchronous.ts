import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { writeWhole } from '../data-folder';
import type { AdmittedFunctions } from '../functions/admission';
import type { FunctionError } from '../functions/host';
import { pause } from '../pause';

export interface AsynchronousOptions {
  readonly functions: Pick<AdmittedFunctions, 'invoke'>;
  /** Folder for events that failed every time. */
  readonly deadLetters: string;
  readonly report: (line: string) => void;
  /** Pause in milliseconds before each retry; there are as many retries as numbers. Lambda waits 1 and 2 minutes. */
  readonly retryAfterMs?: readonly number[];
  readonly now?: () => Date;
}

/** Lambda's queue of asynchronous invocations. */
export interface Asynchronous {
  /** Accepts an event and runs the function soon; retries when it fails. */
  accept(functionName: string, payload: string): void;
  /** Resolves when nothing is running or waiting for a retry. */
  idle(): Promise<void>;
  /** Stops retrying; running invocations may finish. */
  close(): Promise<void>;
}

/** Two retries, as on Lambda, but soon enough to watch. */
const RETRY_AFTER_MS = [1_000, 5_000];

export function asynchronousInvocations(options: AsynchronousOptions): Asynchronous {
  const { functions, deadLetters, report, retryAfterMs = RETRY_AFTER_MS, now = () => new Date() } = options;
  const running = new Set<Promise<void>>();
  const stop = new AbortController();

  async function run(functionName: string, payload: string): Promise<void> {
    for (const [index, delayMs] of [0, ...retryAfterMs].entries()) {
      if (!(await pause(delayMs, stop.signal))) return;
      const invocation = await functions.invoke(functionName, payload);
      // A failure while the server stops is not final: the schedule runs the function again.
      if (invocation.kind === 'returned' || stop.signal.aborted) return;
      report(`${functionName}: try ${index + 1} failed with ${invocation.error.errorType}: ${invocation.error.errorMessage}`);
      if (index === retryAfterMs.length) await bury(functionName, payload, invocation.error, index + 1);
    }
  }

  async function bury(functionName: string, payload: string, error: FunctionError, tries: number): Promise<void> {
    const at = now().toISOString();
    const file = join(deadLetters, `${at.replace(/[:.]/g, '-')}-${functionName}-${randomUUID().slice(0, 8)}.json`);
    const event: unknown = JSON.parse(payload);
    await writeWhole(file, `${JSON.stringify({ at, functionName, tries, error, event }, null, 2)}\n`);
    report(`${functionName}: given up after ${tries} tries, kept in ${file}`);
  }

  return {
    accept(functionName, payload) {
      const work = run(functionName, payload)
        .catch((error: unknown) => report(`${functionName}: ${String(error)}`))
        .finally(() => running.delete(work));
      running.add(work);
    },
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
    async close() {
      stop.abort();
      await Promise.all(running);
    },
  };
}
