import type { Count, CounterStore, Digest } from '../../ports';
import { updateWithRetry } from '../../store/update-with-retry';
import { rateLimited } from '../conversation-errors';
import type { Address } from '../rate-limit';
import type { ConversationPorts } from './settle';

/** The count of an address is split into parts, so that simultaneous writers behind one address do not wait for each other. */
const PARTS = 8;
const MINUTE_MS = 60_000;
/** Longer than a minute by any of our clocks. */
const KEPT_SECONDS = 3_600;
const MAX_ATTEMPTS = 8;

interface Ports {
  readonly store: CounterStore;
  readonly digest: Digest;
}

/**
 * Counts one more write from an address in this minute, as part of the write's transaction; the part is chosen at random.
 *
 * @param chance anything that differs each time
 * @throws MostradorError RATE_LIMITED with the seconds to the next minute; nothing is written then
 */
export async function countFrom({ store, digest }: Ports, address: Address, chance: string, now: Date): Promise<Count> {
  const parts = Math.min(PARTS, address.perMinute);
  const first = Number.parseInt(digest.sha256(chance).slice(0, 8), 16);
  const minute = Math.floor(now.getTime() / MINUTE_MS);
  for (let turn = 0; turn < parts; turn++) {
    const part = (first + turn) % parts;
    // Together the parts give the whole limit.
    const most = Math.floor((address.perMinute + part) / parts);
    const key = `${address.key}.${part}@${minute}`;
    if ((await store.loadCount(key)) < most) return { key, most, expiresAtSeconds: minute * 60 + KEPT_SECONDS };
  }
  throw rateLimited(Math.ceil(((minute + 1) * MINUTE_MS - now.getTime()) / 1_000));
}

/**
 * Counts a request that writes nothing else.
 *
 * @param counting each receives the time of the attempt; its error is thrown, with nothing counted
 * @throws MostradorError RATE_LIMITED when it loses too many races
 */
export async function countAlone(
  { store, clock }: Pick<ConversationPorts, 'store' | 'clock'>,
  counting: readonly ((now: Date) => Promise<Count>)[],
): Promise<void> {
  await updateWithRetry<readonly Count[], void>(store, {
    maxAttempts: MAX_ATTEMPTS,
    load: () => Promise.all(counting.map((count) => count(clock.now()))),
    decide: (counts) => ({ change: { messages: [], outbox: [], counts }, committed: () => undefined }),
    giveUp: () => {
      throw rateLimited(1);
    },
  });
}
