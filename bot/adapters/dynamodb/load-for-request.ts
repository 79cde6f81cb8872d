import { compact } from '../../model/compact';
import type { Found, Wanted } from '../../ports';
import { batchGet } from './current-tickets';
import { hasMore, headOf, isKnownToHaveMore } from './heads';
import { content } from './items/form';
import type { Head } from './items/head';
import { replyIn } from './items/reply';
import * as schemas from './items/schemas';
import { replyKnownTo } from './replies';
import * as keys from './table/keys';
import { fitsKey, getItem, type Item, type Table } from './table/table';
import { ticketOf } from './ticket-heads';

/**
 * See `RequestStore.loadForRequest`. A short conversation without a ticket is one item, which has all there is; what another
 * one has beside its head is read with it, or after it while it is not known to have anything.
 */
export async function loadForRequest(table: Table, id: string, wanted: Wanted): Promise<Found> {
  const { replyKey, rating, ticketId } = wanted;
  const keyOf = {
    head: keys.conversationKey(id),
    reply: replyKey === undefined ? undefined : keys.replyKey(id, replyKey),
    rating: rating === true ? keys.ratingKey(id) : undefined,
    ticket: ticketId === undefined ? undefined : keys.ticketKey(ticketId),
  };
  const knownTo = async (head: Head) => (replyKey === undefined ? undefined : replyKnownTo(table, id, head, replyKey));
  const isKnown = isKnownToHaveMore(table, id);
  const first = isKnown ? undefined : await getItem(table, keyOf.head);
  const alone = first && headOf(table, id, first);
  if (!isKnown && alone === undefined) return {};
  if (alone !== undefined && !hasMore(alone)) {
    return compact({ conversation: alone.conversation, reply: await knownTo(alone) });
  }
  const beside = [keyOf.reply, keyOf.rating, keyOf.ticket, ...(isKnown ? [keyOf.head] : [])];
  const read = await batchGet(table, beside.filter((key) => key !== undefined).filter(fitsKey));
  const found = new Map(read.map((item) => [nameOf(item), item]));
  const at = (key: keys.Key | undefined): Item | undefined => key && found.get(nameOf(key));
  const [headItem, replyItem, ratingItem, ticketItem] = [at(keyOf.head), at(keyOf.reply), at(keyOf.rating), at(keyOf.ticket)];
  const now = headItem === undefined ? alone : headOf(table, id, headItem);
  return compact({
    conversation: now?.conversation,
    reply: replyItem === undefined ? now && (await knownTo(now)) : replyIn(replyItem, replyKey ?? ''),
    rating: ratingItem && content(schemas.rating, ratingItem),
    ticket: ticketItem && ticketOf(table, ticketItem),
  });
}

const nameOf = ({ PK, SK }: keys.Key): string => JSON.stringify([PK, SK]);
