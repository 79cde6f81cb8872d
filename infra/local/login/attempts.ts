const WINDOW_MS = 60_000;

/** Networks that are remembered; beyond that, the oldest are forgotten. */
const MOST_NETWORKS = 10_000;

/** Limits how often one network may try something in a minute, so that nobody tries it thousands of times, nor keeps others from it. */
export class Attempts {
  readonly #taken = new Map<string, readonly number[]>();

  /** @param nowMs milliseconds since any fixed moment */
  constructor(
    private readonly perMinute: number,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /**
   * Charges an attempt. It looks and charges in one step: requests that are sent at once would all pass a check whose charge
   * comes after an `await`.
   *
   * @returns 0, or the whole seconds to wait when the limit is reached and nothing was charged
   */
  take(network: string): number {
    const now = this.nowMs();
    const recent = (this.#taken.get(network) ?? []).filter((at) => now - at < WINDOW_MS);
    const [oldest = now] = recent;
    if (recent.length >= this.perMinute) return Math.ceil((oldest + WINDOW_MS - now) / 1_000);
    // A map keeps the order of insertion: whoever was charged last comes last.
    this.#taken.delete(network);
    this.#taken.set(network, [...recent, now]);
    const [first] = this.#taken.keys();
    if (this.#taken.size > MOST_NETWORKS && first !== undefined) this.#taken.delete(first);
    return 0;
  }

  /** Takes a charge back, for an attempt that does not count. */
  giveBack(network: string): void {
    const taken = this.#taken.get(network);
    if (taken !== undefined) this.#taken.set(network, taken.slice(0, -1));
  }
}
