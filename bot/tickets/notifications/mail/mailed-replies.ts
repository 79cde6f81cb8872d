import type { Message } from '../../../model/message';
import type { Ticket } from '../../../model/ticket';
import type { ConversationStore, OutboxItem, SeqSpan } from '../../../ports';

/** Maximum number of messages read for one mail beyond the item's own; later replies come with their own items' mails. */
const MAX_MESSAGES = 100;

/** From the first to the last message of the item; absent when it has none. */
export function spanOf({ seqs = [] }: OutboxItem): SeqSpan | undefined {
  return seqs.length === 0 ? undefined : { from: Math.min(...seqs), to: Math.max(...seqs) };
}

/** Whether an earlier mail already contained the whole span. */
export function wasMailed({ from, to }: SeqSpan, mailed: SeqSpan | undefined): boolean {
  return mailed !== undefined && mailed.from <= from && to <= mailed.to;
}

/** The item's own messages, without the customer's. */
export async function ownMessages(
  store: Pick<ConversationStore, 'listMessages'>,
  item: OutboxItem,
  { from, to }: SeqSpan,
): Promise<readonly Message[]> {
  const read = await store.listMessages(item.conversationId, from - 1, to - from + 1);
  return read.filter((message) => isOwn(item, message));
}

/**
 * The item's reply and every reply that followed it until now, for one mail. Only replies of the same ticket are taken, so
 * that the span from first to last was mailed without gaps. An item revived from the dead letters brings only its own
 * messages: later ones have been mailed.
 */
export async function repliesForOneMail(
  store: Pick<ConversationStore, 'listMessages'>,
  item: OutboxItem,
  { number }: Ticket,
  { from, to }: SeqSpan,
  mailed: SeqSpan | undefined,
): Promise<readonly Message[]> {
  if (mailed !== undefined && mailed.to > to) return ownMessages(store, item, { from, to });
  const read = await store.listMessages(item.conversationId, from - 1, to - from + 1 + MAX_MESSAGES);
  const own = read.filter((message) => isOwn(item, message));
  const later = read.filter(({ seq, author }) => seq > to && author.role === 'agent');
  const strange = later.findIndex(({ ticket }) => ticket?.number !== number);
  return [...own, ...(strange < 0 ? later : later.slice(0, strange))];
}

function isOwn({ seqs = [] }: OutboxItem, { seq, author }: Message): boolean {
  return seqs.includes(seq) && author.role !== 'customer';
}
