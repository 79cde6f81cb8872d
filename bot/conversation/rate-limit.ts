import type { Bucket } from '../model/conversation';

export interface Rate {
  /** How many in one go, and how many come back in a minute. */
  readonly perMinute: number;
}

export const fullBucket = (rate: Rate, nowMs: number): Bucket => ({ tokens: rate.perMinute, atMs: nowMs });

/**
 * Takes one token from a token bucket.
 * A clock that jumped back gives nothing and takes nothing (I12).
 *
 * @returns the bucket afterwards, or how many seconds until there is a token
 */
export function takeToken(
  bucket: Bucket,
  rate: Rate,
  nowMs: number,
): { readonly bucket: Bucket } | { readonly retryAfterSeconds: number } {
  const elapsedMs = Math.max(0, nowMs - bucket.atMs);
  const tokens = Math.min(rate.perMinute, bucket.tokens + (elapsedMs / 60_000) * rate.perMinute);
  if (tokens < 1) return { retryAfterSeconds: Math.ceil(((1 - tokens) * 60) / rate.perMinute) };
  return { bucket: { tokens: tokens - 1, atMs: nowMs } };
}
