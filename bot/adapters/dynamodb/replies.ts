import type { StoredReply } from '../../ports';
import { batchGet } from './current-tickets';
import { headOf, isKnownWithoutReplies } from './heads';
import { type Head, isMarked, replyInHead, replyInItem } from './items/head';
import { replyIn } from './items/reply';
import * as keys from './table/keys';
import { fitsKey, items, type Table } from './table/table';

/** The reply that was given under a key, wherever it stands. */
export async function replyGiven(table: Table, conversationId: string, key: string): Promise<StoredReply | undefined> {
  const [head, reply] = [keys.conversationKey(conversationId), keys.replyKey(conversationId, key)];
  const wanted = isKnownWithoutReplies(table, conversationId) ? [reply] : [head, reply];
  const found = await batchGet(table, wanted.filter(fitsKey));
  const item = found.find(({ SK }) => SK === reply.SK);
  if (item !== undefined) return replyIn(item, key);
  const headItem = found.find(({ SK }) => SK === head.SK);
  return headItem && replyKnownTo(table, conversationId, headOf(table, conversationId, headItem), key);
}

/** The reply under a key that a head contains, or that stands with its earlier turns. */
export async function replyKnownTo(
  table: Table,
  conversationId: string,
  head: Omit<Head, 'conversation'>,
  key: string,
): Promise<StoredReply | undefined> {
  const inHead = replyInHead(head, key);
  const { earlier } = head;
  if (inHead !== undefined || earlier === undefined || !isMarked(earlier, key)) return inHead;
  const range = { from: keys.MESSAGE, to: keys.messageKey(conversationId, earlier.lastSeq).SK };
  for await (const item of items(table, { partition: keys.conversationPartition(conversationId), ...range })) {
    const reply = replyInItem(item, keys.seqIn(item.SK), key);
    if (reply !== undefined) return reply;
  }
  return undefined;
}
