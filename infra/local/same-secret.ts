import { createHash, timingSafeEqual } from 'node:crypto';

/** Takes the same time wherever the first difference is, and however long they are. */
export function sameSecret(given: string, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
