import type { Message } from '../../../model/message';
import type { Ticket } from '../../../model/ticket';
import type { ConversationStore, OutboxItem, SeqSpan } from '../../../ports';

/** Messages that are read for one mail, beyond the item's own; replies further on come by the mails of their own items. */
const MOST_TOGETHER = 100;

/** From the first to the last message that the item is about; absent when it is about none. */
export function spanOf({ seqs = [] }: OutboxItem): SeqSpan | undefined {
  return seqs.length === 0 ? undefined : { from: Math.min(...seqs), to: Math.max(...seqs) };
}

/** Whether a mail that was sent brought all of it already. */
export function wasMailed({ from, to }: SeqSpan, mailed: SeqSpan | undefined): boolean {
  return mailed !== undefined && mailed.from <= from && to <= mailed.to;
}

/** The item's own messages, apart from the customer's. */
export async function ownMessages(
  store: Pick<ConversationStore, 'listMessages'>,
  item: OutboxItem,
  { from, to }: SeqSpan,
): Promise<readonly Message[]> {
  const read = await store.listMessages(item.conversationId, from - 1, to - from + 1);
  return read.filter((message) => isOwn(item, message));
}

/**
 * The item's reply and every one that followed it up to now, for one mail: as far as they are of the same ticket, so that
 * what stands between the first and the last was mailed indeed. An item that comes after its turn, since it had been given
 * up, brings its own only: what followed has been mailed.
 */
export async function repliesTogether(
  store: Pick<ConversationStore, 'listMessages'>,
  item: OutboxItem,
  { number }: Ticket,
  { from, to }: SeqSpan,
  mailed: SeqSpan | undefined,
): Promise<readonly Message[]> {
  if (mailed !== undefined && mailed.to > to) return ownMessages(store, item, { from, to });
  const read = await store.listMessages(item.conversationId, from - 1, to - from + 1 + MOST_TOGETHER);
  const own = read.filter((message) => isOwn(item, message));
  const later = read.filter(({ seq, author }) => seq > to && author.role === 'agent');
  const strange = later.findIndex(({ ticket }) => ticket?.number !== number);
  return [...own, ...(strange < 0 ? later : later.slice(0, strange))];
}

function isOwn({ seqs = [] }: OutboxItem, { seq, author }: Message): boolean {
  return seqs.includes(seq) && author.role !== 'customer';
}
