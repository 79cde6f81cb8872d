/** Others see a person for 40 s after each report; one who begins or ends a reply is reported at once. */
const BUSY_MS = 15_000;
const IDLE_MS = 35_000;
/** With a socket, colleagues hear at once of who leaves, so a report is for longer. */
export const LIVE_MS = 90_000;
export const LIVE_FOR_SECONDS = 130;
/** After this long without input a person is idle. */
const IDLE_AFTER_MS = 60_000;
/** After this long a person counts as gone. */
const GONE_AFTER_MS = 10 * 60_000;

/** Time until the next report to colleagues; infinite when the person has gone. */
export function presenceEveryMs(idleMs: number, isLive: boolean): number {
  if (idleMs >= GONE_AFTER_MS) return Number.POSITIVE_INFINITY;
  if (isLive) return LIVE_MS;
  return idleMs < IDLE_AFTER_MS ? BUSY_MS : IDLE_MS;
}
