import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock, Digest, Ids } from '../../ports';

/** Unguessable ids (144 bits) and tokens (264 bits) from the operating system's random generator, base64url. */
export const cryptoIds: Ids = {
  id: () => randomBytes(18).toString('base64url'),
  token: () => randomBytes(33).toString('base64url'),
};

export const sha256Digest: Digest = {
  sha256: (content) => createHash('sha256').update(content).digest('hex'),
  equal: (a, b) => {
    const [left, right] = [Buffer.from(a), Buffer.from(b)];
    return left.length === right.length && timingSafeEqual(left, right);
  },
};

export const systemClock: Clock = { now: () => new Date() };
