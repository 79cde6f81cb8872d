import { type Rate, takeToken } from '../../../bot/conversation/rate-limit';
import type { Bucket } from '../../../bot/model/conversation';

/** Networks that are remembered; beyond that, the one that was first is forgotten. */
const MOST_NETWORKS = 10_000;

/**
 * What the sockets of each network may cost: all events go through the one worker that also brings everybody's hints and runs
 * the background work.
 */
export class EventLimit {
  readonly #buckets = new Map<string, Bucket>();

  constructor(private readonly rate: Rate) {}

  /** @returns false when the network has used up its events */
  take(network: string, nowMs: number): boolean {
    const taken = takeToken(this.#buckets.get(network), this.rate, nowMs);
    if ('retryAfterSeconds' in taken) return false;
    this.#buckets.set(network, taken.bucket);
    const [first] = this.#buckets.keys();
    if (this.#buckets.size > MOST_NETWORKS && first !== undefined) this.#buckets.delete(first);
    return true;
  }
}
