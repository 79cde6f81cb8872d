import type { Message } from '../../model/message';
import type { TicketEvent } from '../../model/ticket';
import type { ConversationStore, TicketStore } from '../../ports';
import { isKnownApart, loadHead } from './heads';
import { messagesOf, placed } from './items/head';
import { eventsIn } from './items/ticket-events';
import { MOST_MESSAGES, MOST_OF_A_TURN, messagesIn } from './items/turn';
import { takePage } from './records/take-page';
import * as keys from './table/keys';
import { getItem, type Item, items, type Query, type Table } from './table/table';
import { headOf } from './ticket-heads';

/** Items per request: enough for nearly every conversation, and little more than a page of a very long one. */
const ITEMS = 250;

type Transcript = Pick<ConversationStore, 'listMessages' | 'listMessagesBefore'> & Pick<TicketStore, 'listTicketEvents'>;

/** A message, and the JSON that a response about it is no longer than. */
interface Entry {
  readonly message: Message;
  readonly json: string;
}

/** Messages and ticket events, page by page. */
export function transcriptStore(table: Table): Transcript {
  return {
    listMessages: async (id, after, limit = Number.POSITIVE_INFINITY) => {
      if (limit <= 0) return [];
      const wanted = (all: readonly Message[]) => all.filter(({ seq }) => seq > after).slice(0, limit);
      const isApart = isKnownApart(table, id);
      const together = isApart ? undefined : await messagesInHead(table, id);
      if (together !== undefined) return thingsOf(await takePage(entriesOf(wanted(together))));
      // An item has the seq of its first message, and the message wanted first may be a later one of it: of a turn nearly
      // always, or of all that was said before the conversation got items of its own.
      const readFrom = async (from: number) => {
        const read = items(table, {
          partition: keys.conversationPartition(id),
          from: keys.messageKey(id, from).SK,
          to: `${keys.MESSAGE}~`,
          pageSize: Math.min(limit + 1, ITEMS),
        });
        return thingsOf(await takePage(entries(read, { after, limit })));
      };
      const [near, far] = [MOST_OF_A_TURN, MOST_MESSAGES].map((most) => Math.max(1, after + 2 - most));
      const nearby = await readFrom(near ?? 1);
      const isWhole = near === far || nearby[0]?.seq === after + 1;
      const found = isWhole ? nearby : await readFrom(far ?? 1);
      // A channel's conversation may have ended since it was known, and begun anew.
      if (found.length > 0 || !isApart) return found;
      return thingsOf(await takePage(entriesOf(wanted((await messagesInHead(table, id)) ?? []))));
    },
    listMessagesBefore: async (id, before) => {
      const together = isKnownApart(table, id) ? undefined : await messagesInHead(table, id);
      if (together !== undefined) {
        const backward = together.filter(({ seq }) => seq < before).toReversed();
        return thingsOf(await takePage(entriesOf(backward))).toReversed();
      }
      const range = { from: keys.MESSAGE, to: keys.messageKey(id, before - 1).SK };
      const read = backward(table, keys.conversationPartition(id), range);
      return thingsOf((await takePage(entries(read, { before }))).reverse());
    },
    listTicketEvents: async (id, before) => {
      const page = await takePage(eventsBackward(table, id, before), ({ event }) => String(event.version));
      return page.reverse().map(({ event }) => event);
    },
  };
}

/** The whole transcript, when it stands in the head. */
async function messagesInHead(table: Table, id: string): Promise<readonly Message[] | undefined> {
  const { turns } = (await loadHead(table, id)) ?? {};
  return turns && placed(turns).flatMap(messagesOf);
}

const entriesOf = (messages: readonly Message[]): readonly Entry[] =>
  messages.map((message) => ({ message, json: JSON.stringify(message) }));

function backward(table: Table, partition: string, range: Pick<Query, 'from' | 'to'>): AsyncIterable<Item> {
  return items(table, { partition, ...range, backward: true, pageSize: ITEMS });
}

/**
 * The events of a ticket, the last one first. The head is read before what it has put into items of their own: so nothing is missed that moves
 * there meanwhile.
 */
async function* eventsBackward(
  table: Table,
  id: string,
  before = Number.POSITIVE_INFINITY,
): AsyncGenerator<{ readonly event: TicketEvent; readonly json: string }> {
  const head = await getItem(table, keys.ticketKey(id));
  const latest = head === undefined ? [] : headOf(table, head).events;
  const [{ version: from } = { version: before }] = latest;
  const isFurther = Number.isFinite(from);
  const to = isFurther ? keys.lastEventKey(id, Math.min(from, before) - 1).SK : `${keys.EVENT}~`;
  for (const event of latest.toReversed()) if (event.version < before) yield { event, json: JSON.stringify(event) };
  // Every ticket begins with its first version: then there is nothing else.
  if (from === 1) return;
  for await (const item of backward(table, keys.ticketPartition(id), { from: keys.EVENT, to })) {
    for (const event of eventsIn(item).toReversed())
      if (event.version < Math.min(from, before)) yield { event, json: JSON.stringify(event) };
  }
}

/** The messages after a seq, at most so many; or those before a seq, the last one first. */
async function* entries(
  source: AsyncIterable<Item>,
  { after = 0, before, limit = Number.POSITIVE_INFINITY }: { after?: number; before?: number; limit?: number },
): AsyncGenerator<Entry> {
  let left = limit;
  for await (const item of source) {
    const messages = messagesIn(item, keys.seqIn(item.SK));
    for (const message of before === undefined ? messages : messages.toReversed()) {
      if (message.seq <= after || message.seq >= (before ?? Number.POSITIVE_INFINITY)) continue;
      yield { message, json: JSON.stringify(message) };
      left -= 1;
      if (left <= 0) return;
    }
  }
}

function thingsOf(page: readonly Entry[]): readonly Message[] {
  return page.map(({ message }) => message);
}
