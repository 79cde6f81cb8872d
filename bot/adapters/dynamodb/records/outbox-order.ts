import type { OutboxItem } from '../../../ports';

/** Enough digits for any seq or version, so that text sorts like numbers. */
const DIGITS = 12;

/** Prefix of the order of every item of this conversation, and of no other. */
export function outboxOwner(conversationId: string): string {
  return `${conversationId.replaceAll('#', '%23')}#`;
}

/** Items of one lane are delivered in order; lanes do not wait for each other. */
export function outboxLane(item: Pick<OutboxItem, 'conversationId' | 'kind'>): string {
  return `${outboxOwner(item.conversationId)}${item.kind}`;
}

/**
 * The order of an item: text that sorts by lane, then by what the item reports, never by a clock. A channel's messages sort
 * as in the transcript, everything else by the conversation's tickets and their versions.
 */
export function outboxOrder(item: OutboxItem): string {
  const seq = item.kind === 'channel_message' ? item.seqs?.[0] : undefined;
  const order = seq === undefined ? versionOrder(item.id) : digits(seq);
  return `${outboxLane(item)}#${order}#${item.id}`;
}

/**
 * The hand-off and the version in `<conversation>.<hand-off>#<version>#<kind>…`. The version is the last part that is a
 * number, since a conversation id may look like anything.
 */
function versionOrder(id: string): string {
  const [, handoff = '0', version = '0'] = /(?:.*\.(\d+))?.*#(\d+)(?=#|$)/s.exec(id) ?? [];
  return `${digits(Number(handoff))}.${digits(Number(version))}`;
}

function digits(number: number): string {
  return String(Number.isSafeInteger(number) ? number : 0).padStart(DIGITS, '0');
}

/** The longest time that the outbox worker lets an item wait (an hour), with room. */
const LONGEST_WAIT_MS = 2 * 3_600_000;
/** Clocks of the same service differ by less. */
const MAX_SKEW_MS = 10 * 60_000;

/**
 * The due items, lane by lane; `items` must be in order. Behind an item that waits, no item of its lane is due, except for a
 * fresh link: somebody is looking out for it, and it tells nothing that comes after what waits. An assignment that waits for
 * its owner to read it holds nothing back.
 */
export function dueItems(items: readonly OutboxItem[], now: string): OutboxItem[] {
  const held = new Set<string>();
  return items.filter((item) => {
    const lane = outboxLane(item);
    const isDue = item.nextAttemptAt <= now || isStranded(item, now);
    const isPatient = item.about === 'ticket_assigned' && item.attempts === 0;
    if (!isDue && !isPatient) held.add(lane);
    return isDue && (!held.has(lane) || item.about === 'fresh_link');
  });
}

/** Items that wait beyond this time wait on purpose (for the morning, never tried), or are stranded. */
export function strandedFrom(now: string): string {
  return new Date(Date.parse(now) + LONGEST_WAIT_MS).toISOString();
}

/** Whether a clock that was far ahead set the time: the item would wait until that time has come (I12). */
function isStranded({ attempts, createdAt, nextAttemptAt }: OutboxItem, now: string): boolean {
  if (nextAttemptAt <= strandedFrom(now)) return false;
  return attempts > 0 || Date.parse(createdAt) > Date.parse(now) + MAX_SKEW_MS;
}

/** Longer than any lease. */
const LONGEST_LEASE_MS = 10 * 60_000;

/** Whether nobody delivers by this lease: it is over, or a clock that was far ahead has set it. */
export function isLeaseFree(until: string, now: string): boolean {
  const leftMs = Date.parse(until) - Date.parse(now);
  return leftMs <= 0 || leftMs > LONGEST_LEASE_MS;
}

/** A dead letter as a fresh outbox item. */
export function revived(item: OutboxItem, at: string): OutboxItem {
  const { lastError: _, ...rest } = item;
  return { ...rest, attempts: 0, nextAttemptAt: at };
}
