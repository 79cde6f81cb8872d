/**
 * Durations counted by logarithmic buckets, so that histograms of days add up to that of a year and a quantile is still true
 * within 5 %. After DDSketch (Masson, Rim, Lee 2019, PVLDB 12).
 */
import type { Histogram } from '../model/rollup';

/** Largest relative error of a quantile. */
const ERROR = 0.05;
const BASE = (1 + ERROR) / (1 - ERROR);
/** Shorter durations count as this long. */
const SHORTEST_MS = 1_000;

/** @returns the bucket of a duration; its durations differ by at most the relative error from `lengthOf(bucket)` */
export function bucketOf(ms: number): string {
  return String(Math.ceil(Math.log(Math.max(ms, SHORTEST_MS) / SHORTEST_MS) / Math.log(BASE)));
}

/** In milliseconds. */
const lengthOf = (bucket: number): number => (SHORTEST_MS * 2 * BASE ** bucket) / (BASE + 1);

export function addHistograms(a: Histogram, b: Histogram): Histogram {
  const sum: Record<string, number> = { ...a };
  for (const [bucket, count] of Object.entries(b)) sum[bucket] = (sum[bucket] ?? 0) + count;
  return sum;
}

export const sizeOf = (histogram: Histogram): number => Object.values(histogram).reduce((sum, count) => sum + count, 0);

/**
 * The duration that this share of all durations does not exceed, in ms.
 * @param share in (0, 1]: 0.5 is the median
 * @returns undefined for an empty histogram
 */
export function quantile(histogram: Histogram, share: number): number | undefined {
  const buckets = Object.entries(histogram)
    .map(([bucket, count]) => ({ bucket: Number(bucket), count }))
    .sort((a, b) => a.bucket - b.bucket);
  const wanted = Math.ceil(share * sizeOf(histogram));
  let below = 0;
  for (const { bucket, count } of buckets) {
    below += count;
    if (below >= wanted) return lengthOf(bucket);
  }
  return undefined;
}
