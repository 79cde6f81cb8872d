import { storeUnavailable } from '../../../model/errors';
import { isConditionFailure, isContention, isTransient, storeError } from './errors';

/** How long the adapter retries, and the environment it needs for that. */
export interface RetryPolicy {
  readonly maxAttempts: number;
  /** Time limit for all attempts together, in milliseconds. */
  readonly totalMs: number;
  /** How long the caller still waits, in milliseconds; without it, for ever. */
  readonly remainingMs?: () => number;
  /** Returns a number in [0, 1). */
  readonly random: () => number;
  readonly pause: (ms: number) => Promise<void>;
  /** Monotonic milliseconds: the wall clock may jump. */
  readonly uptimeMs: () => number;
  /** Whether the client itself ends an attempt after `ATTEMPT_MS`, and needs no signal for that. */
  readonly clientEnds?: boolean;
}

export const DEFAULT_RETRY: RetryPolicy = {
  maxAttempts: 3,
  totalMs: 8_000,
  random: Math.random,
  pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  uptimeMs: () => performance.now(),
};

/** The longest that an attempt may take. */
export const ATTEMPT_MS = 3_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 400;
/**
 * Transactions that meet at one item are tried so much more often: hand-offs of the same moment go to the same person, whose
 * open tickets they all count.
 */
const CONTENTION_FACTOR = 3;

/** Left to the caller for saying that the table did not answer. */
const RESERVE_MS = 500;

/**
 * Retries temporary errors after an exponential pause with "full jitter"
 * (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
 *
 * Nothing is begun that the caller will not see the end of.
 *
 * @param attempt its signal aborts when the attempt's share of the time is over; absent when the client sees to that
 * @throws the rejection, when a condition did not hold; otherwise MostradorError UNAVAILABLE or INTERNAL
 */
export async function withRetry<Value>(
  policy: RetryPolicy,
  attempt: (signal: AbortSignal | undefined) => Promise<Value>,
): Promise<Value> {
  const leftMs = Math.min(policy.totalMs, (policy.remainingMs?.() ?? Number.POSITIVE_INFINITY) - RESERVE_MS);
  if (leftMs <= 0) throw storeUnavailable('No time was left to ask the table.');
  const giveUpAt = policy.uptimeMs() + leftMs;
  for (let tried = 1; ; tried++) {
    try {
      const ms = Math.min(ATTEMPT_MS, Math.ceil(giveUpAt - policy.uptimeMs()));
      return await attempt(policy.clientEnds === true && ms === ATTEMPT_MS ? undefined : AbortSignal.timeout(Math.max(1, ms)));
    } catch (error) {
      if (isConditionFailure(error)) throw error;
      const pauseMs = policy.random() * Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** tried);
      const maxAttempts = policy.maxAttempts * (isContention(error) ? CONTENTION_FACTOR : 1);
      const isOver = tried >= maxAttempts || policy.uptimeMs() + pauseMs >= giveUpAt;
      if (isOver || !isTransient(error)) throw storeError(error);
      await policy.pause(pauseMs);
    }
  }
}
