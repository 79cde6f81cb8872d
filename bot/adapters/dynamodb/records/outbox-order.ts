import type { OutboxItem } from '../../../ports';

/** Digits that any seq or version fits in, so that text sorts as numbers do. */
const DIGITS = 12;

/** Begins the order of every item of a conversation, and of no other's. */
export function outboxOwner(conversationId: string): string {
  return `${conversationId.replaceAll('#', '%23')}#`;
}

/** Items of one lane are delivered in order; lanes do not wait for each other. */
export function outboxLane(item: Pick<OutboxItem, 'conversationId' | 'kind'>): string {
  return `${outboxOwner(item.conversationId)}${item.kind}`;
}

/**
 * Where an item stands: text that sorts by lane, then by what the item tells of, never by a clock.
 * A channel's messages are told in the order of the transcript, everything else in the order of the conversation's
 * tickets and their versions.
 */
export function outboxOrder(item: OutboxItem): string {
  const seq = item.kind === 'channel_message' ? item.seqs?.[0] : undefined;
  const order = seq === undefined ? versionOrder(item.id) : digits(seq);
  return `${outboxLane(item)}#${order}#${item.id}`;
}

/**
 * Of `<conversation>.<hand-off>#<version>#<kind>…` the hand-off and the version. The version is the last part that is a
 * number, since a conversation's id may look like anything.
 */
function versionOrder(id: string): string {
  const [, handoff = '0', version = '0'] = /(?:.*\.(\d+))?.*#(\d+)(?=#|$)/s.exec(id) ?? [];
  return `${digits(Number(handoff))}.${digits(Number(version))}`;
}

function digits(number: number): string {
  return String(Number.isSafeInteger(number) ? number : 0).padStart(DIGITS, '0');
}

/** The items whose time has come, lane by lane; `items` in order. Behind one that waits, nothing of its lane is due. */
export function dueItems(items: readonly OutboxItem[], now: string): OutboxItem[] {
  const held = new Set<string>();
  return items.filter((item) => {
    const lane = outboxLane(item);
    if (item.nextAttemptAt > now) held.add(lane);
    return !held.has(lane);
  });
}

/** A dead item as it begins anew. */
export function revived(item: OutboxItem, at: string): OutboxItem {
  const { lastError: _, ...rest } = item;
  return { ...rest, attempts: 0, nextAttemptAt: at };
}
