/** Checks that run or wait, of everybody and of one network. A check takes about a fifth of a second. */
const MOST = 16;
const MOST_OF_NETWORK = 3;

/**
 * Checks passwords one after another. Hashing takes a thread of the pool that also reads files, so many checks at once would
 * keep everybody's login page waiting, with 64 MB each.
 */
export class CheckQueue {
  /** The network of each check that runs or waits. */
  readonly #pending: string[] = [];
  #last: Promise<unknown> = Promise.resolve();

  /** Runs a check after those before it; `undefined` when too many are waiting already, of this network or in all. */
  run<Result>(network: string, check: () => Promise<Result>): Promise<Result> | undefined {
    const own = this.#pending.filter((one) => one === network).length;
    if (own >= MOST_OF_NETWORK || this.#pending.length >= MOST) return undefined;
    this.#pending.push(network);
    const checked = this.#last.then(check).finally(() => this.#pending.splice(this.#pending.indexOf(network), 1));
    this.#last = checked.catch(() => {});
    return checked;
  }
}
