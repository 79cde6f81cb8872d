import { LIVE_FOR_SECONDS, presenceEveryMs } from '../../../web/desk/ticket/header/presence-pace';

/** For so long colleagues see somebody who said so once. */
const SEEN_MS = 40_000;
const MINUTE_MS = 60_000;

describe('telling colleagues that one is there', () => {
  it('is often enough to be seen all the time, and more seldom when nothing is touched', () => {
    const [busy, idle] = [presenceEveryMs(0, false), presenceEveryMs(5 * MINUTE_MS, false)];
    expect(busy).toBeLessThan(idle);
    // One look every two seconds decides, so that much later at most.
    expect(idle + 2_000).toBeLessThan(SEEN_MS);
  });

  it('is seldom with a socket, and for longer', () => {
    expect(presenceEveryMs(0, true)).toBeGreaterThan(presenceEveryMs(0, false));
    expect(presenceEveryMs(5 * MINUTE_MS, true) + 2_000).toBeLessThan(LIVE_FOR_SECONDS * 1_000);
  });

  it.each([false, true])('ends when nobody has touched anything for long (with a socket: %s)', (isLive) => {
    expect(presenceEveryMs(11 * MINUTE_MS, isLive)).toBe(Number.POSITIVE_INFINITY);
  });
});
