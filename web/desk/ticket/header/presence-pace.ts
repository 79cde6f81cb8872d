/** Others see a person for 40 s after each report; one who begins or ends a reply is reported at once. */
export const BUSY_MS = 15_000;
const IDLE_MS = 35_000;
/** After this long without input a person is idle. */
const IDLE_AFTER_MS = 60_000;
/** After this long a person counts as gone. */
const GONE_AFTER_MS = 10 * 60_000;

/** Time until the next report to colleagues; infinite when the person has gone. */
export function presenceEveryMs(idleMs: number): number {
  if (idleMs < IDLE_AFTER_MS) return BUSY_MS;
  return idleMs < GONE_AFTER_MS ? IDLE_MS : Number.POSITIVE_INFINITY;
}
