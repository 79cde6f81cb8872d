/** Wrong passwords allowed per time window, for all logins together. */
const MOST = 10;
const WINDOW_MS = 60_000;

/** Counts wrong passwords, so that nobody can try thousands of them. */
export class Attempts {
  #wrong: number[] = [];

  /** @param nowMs milliseconds since any fixed moment */
  constructor(private readonly nowMs: () => number = () => performance.now()) {}

  /** Whole seconds until the next password is checked; 0 when it is checked now. */
  waitSeconds(): number {
    const now = this.nowMs();
    this.#wrong = this.#wrong.filter((at) => now - at < WINDOW_MS);
    const [oldest] = this.#wrong;
    return oldest === undefined || this.#wrong.length < MOST ? 0 : Math.ceil((oldest + WINDOW_MS - now) / 1_000);
  }

  wrong(): void {
    this.#wrong.push(this.nowMs());
  }
}
