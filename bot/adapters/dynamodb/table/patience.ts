import { failure, isRefused, isTransient } from './faults';

/** How long the adapter keeps trying, and what it needs for that from outside. */
export interface Patience {
  readonly tries: number;
  /** For all tries together, in milliseconds. */
  readonly totalMs: number;
  /** [0, 1) */
  readonly random: () => number;
  readonly pause: (ms: number) => Promise<void>;
  /** Milliseconds that only go forward: the wall clock may jump. */
  readonly uptimeMs: () => number;
}

export const PATIENCE: Patience = {
  tries: 3,
  totalMs: 8_000,
  random: Math.random,
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  uptimeMs: () => performance.now(),
};

const ONE_TRY_MS = 3_000;
const FIRST_PAUSE_MS = 50;

/**
 * Tries again what may pass by itself, after a pause that doubles and is cut short at random ("full jitter",
 * https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 *
 * @param attempt is stopped by its signal when its share of the time is over
 * @throws the refusal, when a condition did not hold; otherwise MostradorError UNAVAILABLE or INTERNAL
 */
export async function patiently<Value>(patience: Patience, attempt: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
  const giveUpAt = patience.uptimeMs() + patience.totalMs;
  for (let tried = 1; ; tried++) {
    try {
      return await attempt(AbortSignal.timeout(Math.max(1, Math.min(ONE_TRY_MS, Math.ceil(giveUpAt - patience.uptimeMs())))));
    } catch (error) {
      if (isRefused(error)) throw error;
      const pauseMs = patience.random() * FIRST_PAUSE_MS * 2 ** tried;
      const isOver = tried >= patience.tries || patience.uptimeMs() + pauseMs >= giveUpAt;
      if (isOver || !isTransient(error)) throw failure(error);
      await patience.pause(pauseMs);
    }
  }
}
