export interface BackOff {
  /** Failed attempts in a row; at least one. */
  readonly failures: number;
  /** The pause after the first failure, in milliseconds; each further one doubles it. */
  readonly firstMs: number;
  readonly longestMs: number;
  /** When the server said to come back. */
  readonly retryAfterSeconds?: number | undefined;
  /** A number in [0, 1). */
  readonly random: number;
}

/**
 * Time until the next attempt in milliseconds: between half and all of an exponential pause, or up to twice what the server
 * asked for. Without the spread, all pages that were refused together would come back together.
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backOffMs({ failures, firstMs, longestMs, retryAfterSeconds = 0, random }: BackOff): number {
  const pauseMs = Math.min(firstMs * 2 ** (failures - 1), longestMs);
  return Math.max((pauseMs * (1 + random)) / 2, retryAfterSeconds * 1_000 * (1 + random));
}
