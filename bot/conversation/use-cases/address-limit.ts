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
 * @param known counters that were read already; those are tried first
 * @throws MostradorError RATE_LIMITED with the seconds to the next minute; nothing is written then
 */
export async function countFrom(
  { store, digest }: Ports,
  address: Address,
  chance: string,
  now: Date,
  known: ReadonlyMap<string, number> = new Map(),
): Promise<Count> {
  const parts = Math.min(PARTS, address.perMinute);
  const minute = minuteOf(now);
  const first = firstPart(digest, address, chance);
  const counters = Array.from({ length: parts }, (_, turn) => {
    const part = (first + turn) % parts;
    // Together the parts give the whole limit.
    return { key: counterKey(address, part, minute), most: Math.floor((address.perMinute + part) / parts) };
  });
  const isKnown = ({ key }: { readonly key: string }) => known.has(key);
  for (const { key, most } of [...counters.filter(isKnown), ...counters.filter((counter) => !isKnown(counter))]) {
    const count = known.get(key) ?? (await store.loadCount(key));
    if (count < most) return { key, most, expiresAtSeconds: minute * 60 + KEPT_SECONDS };
  }
  throw rateLimited(Math.ceil(((minute + 1) * MINUTE_MS - now.getTime()) / 1_000));
}

/** A counter to read before `countFrom`, together with other things. */
export function counterOf(digest: Pick<Digest, 'sha256'>, address: Address, chance: string, now: Date): string {
  return counterKey(address, firstPart(digest, address, chance), minuteOf(now));
}

const counterKey = ({ key }: Address, part: number, minute: number): string => `${key}.${part}@${minute}`;
const minuteOf = (now: Date): number => Math.floor(now.getTime() / MINUTE_MS);

function firstPart(digest: Pick<Digest, 'sha256'>, { perMinute }: Address, chance: string): number {
  return Number.parseInt(digest.sha256(chance).slice(0, 8), 16) % Math.min(PARTS, perMinute);
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
