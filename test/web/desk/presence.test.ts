import { presenceEveryMs } from '../../../web/desk/ticket/header/presence-pace';

/** For so long colleagues see somebody who said so once. */
const SEEN_MS = 40_000;
const MINUTE_MS = 60_000;

describe('telling colleagues that one is there', () => {
  it('is often enough to be seen all the time, and more seldom when nothing is touched', () => {
    const [busy, idle] = [presenceEveryMs(0), presenceEveryMs(5 * MINUTE_MS)];
    expect(busy).toBeLessThan(idle);
    // One look every two seconds decides, so that much later at most.
    expect(idle + 2_000).toBeLessThan(SEEN_MS);
  });

  it('ends when nobody has touched anything for long', () => {
    expect(presenceEveryMs(11 * MINUTE_MS)).toBe(Number.POSITIVE_INFINITY);
  });
});
