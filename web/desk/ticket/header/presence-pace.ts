/** Others see one for 20 s after each of these. */
const BUSY_MS = 8_000;
const IDLE_MS = 17_000;
/** Nothing touched for so long: idle. */
const IDLE_AFTER_MS = 60_000;
/** … and for so long: not there at all. */
const GONE_AFTER_MS = 10 * 60_000;

/** How long to wait until colleagues are told again; endless when nobody is there. */
export function presenceEveryMs(idleMs: number): number {
  if (idleMs < IDLE_AFTER_MS) return BUSY_MS;
  return idleMs < GONE_AFTER_MS ? IDLE_MS : Number.POSITIVE_INFINITY;
}
