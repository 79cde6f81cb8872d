import { compact } from '../../model/compact';
import type { Found, Wanted } from '../../ports';
import { batchGet } from './current-tickets';
import { conversationIn } from './items/conversation';
import { content } from './items/form';
import { replyIn } from './items/reply';
import * as schemas from './items/schemas';
import { ticketIn } from './items/ticket';
import * as keys from './table/keys';
import { fitsKey, type Item, type Table } from './table/table';

/** See `RequestStore.loadForRequest`: one BatchGetItem, whatever is wanted. */
export async function loadForRequest(table: Table, id: string, wanted: Wanted): Promise<Found> {
  const { replyKey, rating, ticketId, counts = [] } = wanted;
  const head = keys.conversationKey(id);
  const reply = replyKey === undefined ? undefined : keys.replyKey(id, replyKey);
  const rated = rating === true ? keys.ratingKey(id) : undefined;
  const ticket = ticketId === undefined ? undefined : keys.ticketKey(ticketId);
  const counters = counts.map((key) => keys.counterKey(key));
  const all = [head, reply, rated, ticket, ...counters].filter((key) => key !== undefined).filter(fitsKey);
  const found = new Map((await batchGet(table, all)).map((item) => [nameOf(item), item]));
  const at = (key: keys.Key | undefined): Item | undefined => key && found.get(nameOf(key));
  const [headItem, replyItem, ratingItem, ticketItem] = [at(head), at(reply), at(rated), at(ticket)];
  return compact({
    conversation: headItem && conversationIn(headItem, { id, expiresAtSeconds: headItem.expiresAt }),
    reply: replyItem && replyIn(replyItem, replyKey ?? ''),
    rating: ratingItem && content(schemas.rating, ratingItem),
    ticket: ticketItem && ticketIn(ticketItem),
    counts: new Map(counts.map((key) => [key, at(keys.counterKey(key))?.count ?? 0])),
  });
}

const nameOf = ({ PK, SK }: keys.Key): string => JSON.stringify([PK, SK]);
