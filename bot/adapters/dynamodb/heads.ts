import { type Head, headIn } from './items/head';
import * as keys from './table/keys';
import { getItem, type Item, type Table } from './table/table';

interface Known {
  readonly written?: Pick<Item, 'json' | 'form' | 'expiresAt'>;
  readonly head: Head;
}

/** The heads that were read last: pages ask again and again for what has not changed, and a commit follows a read. */
const known = new WeakMap<Table, Map<string, Known>>();
const MOST_KNOWN = 500;

/** @throws MostradorError INTERNAL when it cannot be read */
export function headOf(table: Table, id: string, item: Item): Head {
  const { json, form, expiresAt } = item;
  const before = known.get(table)?.get(id);
  const isSame = before?.written?.json === json && before.written.form === form && before.written.expiresAt === expiresAt;
  const head = isSame ? before.head : headIn(item, { id, expiresAtSeconds: expiresAt });
  remember(table, id, { written: { json, form, expiresAt }, head });
  return head;
}

/** A head as it was committed; it counts as unread. */
export function noteHead(table: Table, head: Head): void {
  remember(table, head.conversation.id, { head });
}

function remember(table: Table, id: string, one: Known): void {
  const heads = known.get(table) ?? new Map<string, Known>();
  known.set(table, heads);
  // Written anew, it is the last to go.
  heads.delete(id);
  heads.set(id, one);
  const [oldest] = heads.keys();
  if (heads.size > MOST_KNOWN && oldest !== undefined) heads.delete(oldest);
}

export async function loadHead(table: Table, id: string): Promise<Head | undefined> {
  const item = await getItem(table, keys.conversationKey(id));
  return item && headOf(table, id, item);
}

/** The head as it was at a version; absent when it has moved on. Reads nothing when it was read at that version before. */
export async function headAt(table: Table, id: string, version: number): Promise<Head | undefined> {
  const before = known.get(table)?.get(id)?.head;
  const head = before?.conversation.version === version ? before : await loadHead(table, id);
  return head?.conversation.version === version ? head : undefined;
}

/** Whether the transcript is known to have items of its own: it is not put back into the head. */
export function isKnownApart(table: Table, id: string): boolean {
  const head = known.get(table)?.get(id)?.head;
  return head !== undefined && head.turns === undefined;
}

/** Whether it is known that no reply stands in the head, or with turns that it tells of. */
export function isKnownWithoutReplies(table: Table, id: string): boolean {
  return isKnownApart(table, id) && known.get(table)?.get(id)?.head.earlier === undefined;
}

/** Whether there may be more of a conversation than its head: a transcript of its own, a ticket, a rating, a reply of staff. */
export function hasMore({ conversation, turns, earlier }: Head): boolean {
  return turns === undefined || earlier !== undefined || conversation.handoffs > 0;
}

export function isKnownToHaveMore(table: Table, id: string): boolean {
  const head = known.get(table)?.get(id)?.head;
  return head !== undefined && hasMore(head);
}
