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
    listMessages: (id, after, limit = Number.POSITIVE_INFINITY) =>
      limit <= 0 ? Promise.resolve([]) : listMessages(table, id, after, limit),
    listMessagesBefore: async (id, before) => {
      const head = isKnownApart(table, id) ? undefined : await latestInHead(table, id);
      const latest = (head?.messages ?? []).filter(({ seq }) => seq < before).toReversed();
      if (head?.earlier === 0) return thingsOf(await takePage(entriesOf(latest))).toReversed();
      const end = head === undefined ? before : Math.min(before, head.earlier + 1);
      const range = { from: keys.MESSAGE, to: keys.messageKey(id, end - 1).SK };
      const read = entries(backward(table, keys.conversationPartition(id), range), { before: end, isBackward: true });
      return thingsOf(await takePage(chained(entriesOf(latest), read))).toReversed();
    },
    listTicketEvents: async (id, before) => {
      const page = await takePage(eventsBackward(table, id, before), ({ event }) => String(event.version));
      return page.reverse().map(({ event }) => event);
    },
  };
}

async function listMessages(table: Table, id: string, after: number, limit: number): Promise<readonly Message[]> {
  const isApart = isKnownApart(table, id);
  const head = isApart ? undefined : await latestInHead(table, id);
  // An item has the seq of its first message, and the message wanted first may be a later one of it: of a turn nearly
  // always, or of all that was said before the conversation got items of its own.
  const [near, far] = [MOST_OF_A_TURN, MOST_MESSAGES].map((most) => Math.max(1, after + 2 - most));
  const readFrom = (from = 1) =>
    items(table, {
      partition: keys.conversationPartition(id),
      from: keys.messageKey(id, from).SK,
      to: `${keys.MESSAGE}~`,
      pageSize: Math.min(limit + 1, ITEMS),
    });
  if (head !== undefined) {
    const { messages, earlier } = head;
    const latest = messages.filter(({ seq }) => seq > after).slice(0, limit);
    if (after >= earlier) return thingsOf(await takePage(entriesOf(latest)));
    const before = entries(readFrom(far), { after, before: earlier + 1, limit });
    const left = limit - (earlier - after);
    return thingsOf(await takePage(left > 0 ? chained(before, entriesOf(latest.slice(0, left))) : before));
  }
  const pageFrom = async (from?: number) => thingsOf(await takePage(entries(readFrom(from), { after, limit })));
  const nearby = await pageFrom(near);
  const isWhole = near === far || nearby[0]?.seq === after + 1;
  const found = isWhole ? nearby : await pageFrom(far);
  // A channel's conversation may have ended since it was known, and begun anew.
  if (found.length > 0 || !isApart || (await loadHead(table, id)) === undefined || isKnownApart(table, id)) return found;
  return listMessages(table, id, after, limit);
}

/** What of the transcript stands in the head, and the seq of the last message before it; absent when none of it does. */
async function latestInHead(
  table: Table,
  id: string,
): Promise<{ readonly messages: readonly Message[]; readonly earlier: number } | undefined> {
  const { turns, earlier } = (await loadHead(table, id)) ?? {};
  return turns && { messages: placed(turns, earlier).flatMap(messagesOf), earlier: earlier?.lastSeq ?? 0 };
}

async function* chained<Thing>(...parts: readonly (Iterable<Thing> | AsyncIterable<Thing>)[]): AsyncGenerator<Thing> {
  for (const part of parts) yield* part;
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

/** The messages after a seq and before another, at most so many. */
async function* entries(
  source: AsyncIterable<Item>,
  { after = 0, before = Number.POSITIVE_INFINITY, limit = Number.POSITIVE_INFINITY, isBackward = false }: Span,
): AsyncGenerator<Entry> {
  let left = limit;
  for await (const item of source) {
    const messages = messagesIn(item, keys.seqIn(item.SK));
    for (const message of isBackward ? messages.toReversed() : messages) {
      if (message.seq <= after || message.seq >= before) continue;
      yield { message, json: JSON.stringify(message) };
      left -= 1;
      if (left <= 0) return;
    }
  }
}

interface Span {
  readonly after?: number;
  readonly before?: number;
  readonly limit?: number;
  /** The last message of each item first. */
  readonly isBackward?: boolean;
}

function thingsOf(page: readonly Entry[]): readonly Message[] {
  return page.map(({ message }) => message);
}
