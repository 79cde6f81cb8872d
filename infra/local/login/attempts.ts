/** Wrong passwords allowed per time window, from one address for all logins together. */
const MOST = 10;
const WINDOW_MS = 60_000;

/** Addresses that are remembered; beyond that, the oldest are forgotten. */
const MOST_ADDRESSES = 10_000;

/** Counts wrong passwords, so that nobody can try thousands of them, nor keep others from signing in. */
export class Attempts {
  readonly #wrong = new Map<string, readonly number[]>();

  /** @param nowMs milliseconds since any fixed moment */
  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  /** Whole seconds until the next password is checked; 0 when it is checked now. */
  waitSeconds(address: string): number {
    const now = this.nowMs();
    const recent = (this.#wrong.get(address) ?? []).filter((at) => now - at < WINDOW_MS);
    const [oldest] = recent;
    return oldest === undefined || recent.length < MOST ? 0 : Math.ceil((oldest + WINDOW_MS - now) / 1_000);
  }

  wrong(address: string): void {
    const earlier = (this.#wrong.get(address) ?? []).slice(1 - MOST);
    // A map keeps the order of insertion: whoever was wrong last comes last.
    this.#wrong.delete(address);
    this.#wrong.set(address, [...earlier, this.nowMs()]);
    const [first] = this.#wrong.keys();
    if (this.#wrong.size > MOST_ADDRESSES && first !== undefined) this.#wrong.delete(first);
  }
}
