import type { Bucket } from '../../model/conversation';

/** By then any bucket has filled up again, and need not be remembered. */
const KEPT_SECONDS = 48 * 3600;

export function bucketExpiresAtSeconds(bucket: Bucket): number {
  return Math.ceil(bucket.atMs / 1000) + KEPT_SECONDS;
}
