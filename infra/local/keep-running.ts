import { pause } from './pause';

/** A process that the server depends on. */
export interface Part {
  /** Resolves when the process has ended, however. */
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}

export interface KeepRunningOptions<Started extends Part> {
  /** Starts the part; called again after it ended by itself. */
  readonly start: () => Promise<Started>;
  /** For the person who runs the server: "The table". */
  readonly name: string;
  readonly report: (line: string) => void;
}

const FIRST_PAUSE_MS = 100;
const MAX_PAUSE_MS = 10_000;
/** After this long, an end counts as a new fault and not as the next of a series. */
const HEALTHY_MS = 30_000;

/**
 * Starts a part, and starts it again whenever it ends by itself (killed, crashed, out of memory), after pauses that double.
 * Without it, one lost process would mean errors until somebody restarts the server.
 *
 * @returns the part as it was first started, and a function that stops it for good
 * @throws what the first start throws
 */
export async function keepRunning<Started extends Part>({ start, name, report }: KeepRunningOptions<Started>) {
  const stopped = new AbortController();
  const first = await start();
  let current: Part = first;

  async function watch(): Promise<void> {
    let failures = 0;
    let startedAtMs = performance.now();
    for (;;) {
      await current.ended;
      if (stopped.signal.aborted) return;
      report(`${name} ended unexpectedly; it is being started again.`);
      if (performance.now() - startedAtMs > HEALTHY_MS) failures = 0;
      do {
        if (!(await pause(Math.min(FIRST_PAUSE_MS * 2 ** failures, MAX_PAUSE_MS), stopped.signal))) return;
        failures += 1;
      } while (!(await restarted()));
      // Stopped while it was being started: nothing would end it now, and `stop` waits here before it ends it.
      if (stopped.signal.aborted) return;
      startedAtMs = performance.now();
    }
  }

  async function restarted(): Promise<boolean> {
    try {
      current = await start();
      return true;
    } catch (error) {
      report(`${name} could not be started again: ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  }

  const watching = watch();
  const stop = async () => {
    stopped.abort();
    await current.stop();
    await watching;
    // It may have been started again in the meantime.
    await current.stop();
  };
  return { first, stop };
}
