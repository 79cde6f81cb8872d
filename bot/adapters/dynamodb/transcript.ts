import type { Message } from '../../model/message';
import type { TicketEvent } from '../../model/ticket';
import type { ConversationStore, TicketStore } from '../../ports';
import { takePage } from './records/take-page';
import * as keys from './table/keys';
import { content, type Item, items, type Query, type Table } from './table/table';

/** Items per request: enough for nearly every conversation, and little more than a page of a very long one. */
const ITEMS = 250;

type Transcript = Pick<ConversationStore, 'listMessages' | 'listMessagesBefore'> & Pick<TicketStore, 'listTicketEvents'>;

/** Messages and ticket events, page by page. */
export function transcriptStore(table: Table): Transcript {
  return {
    listMessages: async (id, after, limit = Number.POSITIVE_INFINITY) => {
      const range = { from: keys.messageKey(id, after + 1).SK, to: `${keys.MESSAGE}~` };
      const read = upTo(
        limit,
        items(table, { partition: keys.conversationPartition(id), ...range, pageSize: Math.min(limit, ITEMS) }),
      );
      return contents<Message>(await takePage(read));
    },
    listMessagesBefore: async (id, before) => {
      const range = { from: keys.MESSAGE, to: keys.messageKey(id, before - 1).SK };
      return contents<Message>((await takePage(backward(table, keys.conversationPartition(id), range))).reverse());
    },
    listTicketEvents: async (id, before) => {
      const to = before === undefined ? `${keys.EVENT}~` : keys.lastEventKey(id, before - 1).SK;
      const read = backward(table, keys.ticketPartition(id), { from: keys.EVENT, to });
      return contents<TicketEvent>((await takePage(read, ({ SK }) => keys.versionIn(SK))).reverse());
    },
  };
}

function backward(table: Table, partition: string, range: Pick<Query, 'from' | 'to'>): AsyncIterable<Item> {
  return items(table, { partition, ...range, backward: true, pageSize: ITEMS });
}

async function* upTo(limit: number, source: AsyncIterable<Item>): AsyncGenerator<Item> {
  let left = limit;
  if (left <= 0) return;
  for await (const item of source) {
    yield item;
    left -= 1;
    if (left <= 0) return;
  }
}

function contents<Content>(page: readonly Item[]): readonly Content[] {
  return page.map((item) => content<Content>(item));
}
