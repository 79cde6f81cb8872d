/** Places for sockets: so many in all, and so many for one network, so that one visitor cannot take those of all. */
export class SocketPlaces {
  readonly #byNetwork = new Map<string, number>();
  #taken = 0;

  constructor(
    private readonly most: number,
    private readonly mostPerNetwork: number,
  ) {}

  /** @returns undefined when there is no place; otherwise a function that gives it back */
  take(network: string): (() => void) | undefined {
    const theirs = this.#byNetwork.get(network) ?? 0;
    if (theirs >= this.mostPerNetwork || this.#taken >= this.most) return undefined;
    this.#byNetwork.set(network, theirs + 1);
    this.#taken += 1;
    return () => this.#giveBack(network);
  }

  #giveBack(network: string): void {
    this.#taken -= 1;
    const left = (this.#byNetwork.get(network) ?? 1) - 1;
    if (left > 0) this.#byNetwork.set(network, left);
    else this.#byNetwork.delete(network);
  }
}
