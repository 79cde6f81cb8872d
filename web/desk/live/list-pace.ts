/** When to read the lists after a hint: at once, unless they were read for another one a moment ago; the server says what that is. */
export function createListPace(now: () => number) {
  let readAtMs = Number.NEGATIVE_INFINITY;
  return {
    /** They are being read. */
    reads(): void {
      readAtMs = now();
    },
    /**
     * In how many ms to read them. A clock that was put back delays nothing.
     * @param seconds in which there is no other hint
     */
    afterHintMs(seconds: number): number {
      const [sinceMs, paceMs] = [now() - readAtMs, seconds * 1_000];
      return sinceMs >= 0 && sinceMs < paceMs ? paceMs - sinceMs : 0;
    },
  };
}
