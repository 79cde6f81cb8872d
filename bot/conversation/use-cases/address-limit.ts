import { compact } from '../../model/compact';
import type { Conversation } from '../../model/conversation';
import type { Count, CounterStore, Digest } from '../../ports';
import { updateWithRetry } from '../../store/update-with-retry';
import { rateLimited } from '../conversation-errors';
import type { Address, TicketSource } from '../rate-limit';
import type { ConversationPorts } from './settle';

/** The count of an address is split into parts, so that simultaneous writers behind one address do not wait for each other. */
const PARTS = 8;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** So many writes of a conversation are charged at once: one of a few turns is then counted once. */
const AT_ONCE = 5;
/** But no more than this part of what the address may write in a minute. */
const PART_AT_ONCE = 1 / 60;
/** What was charged is good for so long after the last write, so that nobody saves it up. */
const PREPAID_MS = 10 * MINUTE_MS;
/** Longer than a minute by any of our clocks. */
const KEPT_SECONDS = 3_600;
const MAX_ATTEMPTS = 8;

interface Ports {
  readonly store: CounterStore;
  readonly digest: Digest;
}

/**
 * Counts one more write from an address in this minute, or several, as part of the write's transaction; the part is chosen
 * at random.
 *
 * @param chance anything that differs each time
 * @throws MostradorError RATE_LIMITED with the seconds to the next minute; nothing is written then
 */
export async function countFrom({ store, digest }: Ports, address: Address, chance: string, now: Date, by = 1): Promise<Count> {
  const parts = Math.min(PARTS, address.perMinute);
  const minute = minuteOf(now);
  const first = firstPart(digest, address, chance);
  const counters = Array.from({ length: parts }, (_, turn) => {
    const part = (first + turn) % parts;
    // Together the parts give the whole limit.
    return { key: counterKey(address, part, minute), most: Math.floor((address.perMinute + part) / parts) };
  });
  for (const { key, most } of counters) {
    const count = await store.loadCount(key);
    if (count + by <= most) return { key, by, most, expiresAtSeconds: minute * 60 + KEPT_SECONDS };
  }
  throw rateLimited(Math.ceil(((minute + 1) * MINUTE_MS - now.getTime()) / 1_000));
}

/** One more ticket from an address in this hour, to be counted in its transaction, which conflicts when there were enough. */
export function ticketCount({ key, perHour: most }: TicketSource, now: Date): Count {
  return { key: `${key}@${hourOf(now)}h`, most, expiresAtSeconds: (hourOf(now) + 1) * 3_600 + KEPT_SECONDS };
}

/** So many reports of danger an hour from one address ring at the desk and are mailed; more of them open their tickets quietly. */
const LOUD_ALARMS = 20;

/** One more report of danger from an address in this hour; never a reason to refuse it. */
export function alarmCount({ key }: Pick<TicketSource, 'key'>, now: Date): Count {
  return { key: `${key}@${hourOf(now)}h!`, most: LOUD_ALARMS, expiresAtSeconds: (hourOf(now) + 1) * 3_600 + KEPT_SECONDS };
}

/** Whether staff were told of so many reports of danger from an address that another one is nothing new. */
export async function hasTooManyAlarms(store: CounterStore, from: TicketSource, now: Date): Promise<boolean> {
  return (await store.loadCount(alarmCount(from, now).key)) >= LOUD_ALARMS;
}

/** Seconds until an address may open another ticket; 0 when it may now. */
export async function secondsToTicket(store: CounterStore, from: TicketSource, now: Date): Promise<number> {
  const { key, most } = ticketCount(from, now);
  return (await store.loadCount(key)) < most ? 0 : Math.ceil(((hourOf(now) + 1) * HOUR_MS - now.getTime()) / 1_000);
}

const hourOf = (now: Date): number => Math.floor(now.getTime() / HOUR_MS);

/** What a write in a conversation is charged with. */
export interface Charge {
  /** To be counted in its transaction. */
  readonly counts?: readonly Count[];
  /** So many further writes are paid for then. */
  readonly prepaidWrites?: number;
}

/**
 * Charges a write in a conversation to its writer's address: a few at once, so that most of them read and count nothing.
 *
 * @param before the conversation until now; absent when the write opens it
 * @throws MostradorError RATE_LIMITED with the seconds to the next minute; nothing is written then
 */
export async function chargeAddress(
  ports: Ports,
  address: Address,
  chance: string,
  now: Date,
  before?: Pick<Conversation, 'prepaidWrites' | 'allowance'>,
): Promise<Charge> {
  const isGood = before !== undefined && Math.abs(now.getTime() - before.allowance.atMs) <= PREPAID_MS;
  const prepaid = isGood ? (before.prepaidWrites ?? 0) : 0;
  if (prepaid > 0) return compact({ prepaidWrites: prepaid - 1 || undefined });
  const by = Math.max(1, Math.min(AT_ONCE, Math.floor(address.perMinute * PART_AT_ONCE)));
  return compact({ counts: [await countFrom(ports, address, chance, now, by)], prepaidWrites: by - 1 || undefined });
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
