import type { Count, CounterStore, Digest } from '../../ports';
import { updateWithRetry } from '../../store/update-with-retry';
import { rateLimited } from '../conversation-errors';
import type { Address } from '../rate-limit';
import type { ConversationPorts } from './settle';

/** What is counted of an address is kept in parts, so that people who write at once from behind one address do not wait for each other. */
const PARTS = 8;
const MINUTE_MS = 60_000;
/** Longer than the minute by any clock of ours. */
const KEPT_SECONDS = 3_600;
const MAX_ATTEMPTS = 8;

interface Ports {
  readonly store: CounterStore;
  readonly digest: Digest;
}

/**
 * One more write from an address in this minute of the clock, for the transaction of the write; which part it is counted in is
 * left to chance.
 *
 * @param chance anything that is different every time
 * @throws MostradorError RATE_LIMITED with the seconds to the next minute; nothing was written then
 */
export async function countFrom({ store, digest }: Ports, address: Address, chance: string, now: Date): Promise<Count> {
  const parts = Math.min(PARTS, address.perMinute);
  const first = Number.parseInt(digest.sha256(chance).slice(0, 8), 16);
  const minute = Math.floor(now.getTime() / MINUTE_MS);
  for (let turn = 0; turn < parts; turn++) {
    const part = (first + turn) % parts;
    // Together the parts are the whole.
    const most = Math.floor((address.perMinute + part) / parts);
    const key = `${address.key}.${part}@${minute}`;
    if ((await store.loadCount(key)) < most) return { key, most, expiresAtSeconds: minute * 60 + KEPT_SECONDS };
  }
  throw rateLimited(Math.ceil(((minute + 1) * MINUTE_MS - now.getTime()) / 1_000));
}

/**
 * Counts what is written nowhere else.
 *
 * @param counting each with the time of the attempt; what one of them throws is thrown, with nothing counted
 * @throws MostradorError RATE_LIMITED when others were faster again and again
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
