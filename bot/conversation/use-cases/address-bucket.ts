import type { Change } from '../../ports';
import { rateLimited } from '../conversation-errors';
import { fullBucket, type Rate, takeToken } from '../rate-limit';
import type { ConversationPorts } from './settle';

/** An address's bucket is kept in parts, so that people who come at once from behind one address do not wait for each other. */
const BUCKET_PARTS = 8;

/**
 * Takes a token from one part of an address's bucket; which part comes first is left to chance.
 *
 * @param bucketKey whose bucket: a hash of the address
 * @param chance anything that is different every time
 * @returns the part of a change that stores it
 * @throws MostradorError RATE_LIMITED when every part is empty; nothing is written then
 */
export async function takeFromAddress(
  { store, digest }: Pick<ConversationPorts, 'store' | 'digest'>,
  bucketKey: string,
  chance: string,
  limit: Rate,
  now: Date,
): Promise<NonNullable<Change['bucket']>> {
  const parts = Math.min(BUCKET_PARTS, limit.perMinute);
  const rate: Rate = { perMinute: limit.perMinute / parts };
  const first = Number.parseInt(digest.sha256(chance).slice(0, 8), 16);
  let soonest = Number.POSITIVE_INFINITY;
  for (let part = 0; part < parts; part++) {
    const key = `${bucketKey}.${(first + part) % parts}`;
    const expected = await store.loadBucket(key);
    const taken = takeToken(expected ?? fullBucket(rate, now.getTime()), rate, now.getTime());
    if ('bucket' in taken) return { key, ...(expected === undefined ? {} : { expected }), next: taken.bucket };
    soonest = Math.min(soonest, taken.retryAfterSeconds);
  }
  throw rateLimited(soonest);
}
