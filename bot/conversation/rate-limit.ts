import type { Bucket } from '../model/conversation';

export interface Rate {
  /** How many come back in a minute. */
  readonly perMinute: number;
  /** How many in one go; as many as in a minute where it is left out. */
  readonly burst?: number;
}

/** So many in an hour, and in one go. */
export const perHour = (count: number): Rate => ({ perMinute: count / 60, burst: count });

/** Who writes to a conversation, and how much they may. */
export interface Writer {
  /** Writes of any kind in this conversation. */
  readonly limit: Rate;
  /** New tickets in this conversation. */
  readonly tickets: Rate;
  /** Where they write from; absent on channels that vouch for who writes. */
  readonly address?: Address;
  /** SHA-256 (hex) of the token that they write with; absent on channels without tokens. */
  readonly tokenHash?: string;
}

export interface Address {
  /** A hash of the address. */
  readonly key: string;
  /** Writes from there in a minute, to whatever conversations. */
  readonly perMinute: number;
}

const mostOf = ({ perMinute, burst = perMinute }: Rate): number => burst;

export const fullBucket = (rate: Rate, nowMs: number): Bucket => ({ tokens: mostOf(rate), atMs: nowMs });

/**
 * Takes one token from a token bucket.
 * A clock that jumped back gives nothing and takes nothing (I12).
 *
 * @param bucket absent when nothing was taken yet: it is full then
 * @returns the bucket afterwards, or how many seconds until there is a token
 */
export function takeToken(
  bucket: Bucket | undefined,
  rate: Rate,
  nowMs: number,
): { readonly bucket: Bucket } | { readonly retryAfterSeconds: number } {
  const { tokens: left, atMs } = bucket ?? fullBucket(rate, nowMs);
  const elapsedMs = Math.max(0, nowMs - atMs);
  const tokens = Math.min(mostOf(rate), left + (elapsedMs / 60_000) * rate.perMinute);
  if (tokens < 1) return { retryAfterSeconds: Math.ceil(((1 - tokens) * 60) / rate.perMinute) };
  return { bucket: { tokens: tokens - 1, atMs: nowMs } };
}
