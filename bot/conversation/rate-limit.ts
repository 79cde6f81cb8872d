import type { Bucket } from '../model/conversation';

export interface Rate {
  /** Number of tokens that come back per minute. */
  readonly perMinute: number;
  /** Size of a burst; `perMinute` by default. */
  readonly burst?: number;
}

/** This many per hour, and in one burst. */
export const perHour = (count: number): Rate => ({ perMinute: count / 60, burst: count });

/** The writer to a conversation, with their rate limits. */
export interface Writer {
  /** Writes of any kind in this conversation. */
  readonly limit: Rate;
  /** New tickets in this conversation. */
  readonly tickets: Rate;
  /** The writer's address; absent on channels that vouch for the writer. */
  readonly address?: Address;
  /** New tickets from that address. */
  readonly ticketsFrom?: TicketSource;
  /** SHA-256 (hex) of the writer's token; absent on channels without tokens. */
  readonly tokenHash?: string;
}

export interface Address {
  /** Hash of the address. */
  readonly key: string;
  /** Writes per minute from this address, to all conversations. */
  readonly perMinute: number;
}

/** An address by the tickets that come from it. */
export interface TicketSource {
  /** Hash of the address. */
  readonly key: string;
  /** New tickets per hour, of all conversations. */
  readonly perHour: number;
}

const mostOf = ({ perMinute, burst = perMinute }: Rate): number => burst;

export const fullBucket = (rate: Rate, nowMs: number): Bucket => ({ tokens: mostOf(rate), atMs: nowMs });

/** Clocks of the same service differ by less; a bucket from further in the future was filled by a clock that has jumped. */
const MAX_SKEW_MS = 60_000;

/**
 * Takes one token from a token bucket. A clock that runs a little behind adds and removes nothing; after one that was far
 * ahead the bucket is full, or the writer would be refused until that time has come (I12).
 *
 * @param bucket absent when nothing was taken yet: the bucket is then full
 * @returns the bucket afterwards, or the number of seconds until there is a token
 */
export function takeToken(
  bucket: Bucket | undefined,
  rate: Rate,
  nowMs: number,
): { readonly bucket: Bucket } | { readonly retryAfterSeconds: number } {
  const isUsable = bucket !== undefined && bucket.atMs - nowMs <= MAX_SKEW_MS;
  const { tokens: left, atMs } = isUsable ? bucket : fullBucket(rate, nowMs);
  const elapsedMs = Math.max(0, nowMs - atMs);
  const tokens = Math.min(mostOf(rate), left + (elapsedMs / 60_000) * rate.perMinute);
  if (tokens < 1) return { retryAfterSeconds: Math.ceil(((1 - tokens) * 60) / rate.perMinute) };
  return { bucket: { tokens: tokens - 1, atMs: nowMs } };
}
