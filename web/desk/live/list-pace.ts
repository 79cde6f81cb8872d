/** At most one hint about the lists comes in this time; a change right after it is found by reading once more. */
export const SETTLED_MS = 5_000;
/** While hints come one after another, lists are read this often: nobody can follow more, and each read is paid for. */
export const BUSY_MS = 60_000;

/** When to read the lists after a hint: at once, unless they were read for another hint a moment ago. */
export function createListPace(now: () => number) {
  let readAtMs = Number.NEGATIVE_INFINITY;
  return {
    /** They are being read. */
    reads(): void {
      readAtMs = now();
    },
    /** In how many ms to read them. A clock that was put back delays nothing. */
    afterHintMs(): number {
      const sinceMs = now() - readAtMs;
      return sinceMs >= 0 && sinceMs < BUSY_MS ? BUSY_MS - sinceMs : 0;
    },
  };
}
