import { takePage } from '../../../bot/adapters/dynamodb/records/take-page';
import type { ConversationStore, TicketStore } from '../../../bot/ports';
import type { Shelves } from './shelves';

type Transcript = Pick<ConversationStore, 'listMessages' | 'listMessagesBefore'> & Pick<TicketStore, 'listTicketEvents'>;

export function transcriptOf({ messages, events }: Shelves): Transcript {
  return {
    listMessages: async (id, after, limit) =>
      things(
        await takePage(
          messages
            .entries(`${id}#`)
            .filter(({ thing }) => thing.seq > after)
            .slice(0, limit),
        ),
      ),
    listMessagesBefore: async (id, before) => {
      const backward = messages
        .entries(`${id}#`)
        .filter(({ thing }) => thing.seq < before)
        .reverse();
      return things(await takePage(backward)).reverse();
    },
    listTicketEvents: async (id, before = Number.POSITIVE_INFINITY) => {
      const backward = events
        .entries(`${id}#`)
        .filter(({ thing }) => thing.version < before)
        .reverse();
      return things(await takePage(backward, ({ thing }) => String(thing.version))).reverse();
    },
  };
}

function things<Thing>(entries: readonly { readonly thing: Thing }[]): Thing[] {
  return entries.map(({ thing }) => thing);
}
