import type { Message, TicketView } from '../../shared/api/conversations';
import { isOver, type State } from '../session/state';

/** The latest that we said of the ticket: opened, reopened, or a notice. A question is none: it has its answers below it. */
export function newsOfTicket({ messages, ticket }: State): Message | undefined {
  return messages
    .filter(({ kind, author, ticket: told }) => {
      const isNews = kind === 'handoff' || (author.role === 'system' && kind !== 'choices');
      return isNews && told !== undefined && told.number === ticket?.number;
    })
    .pop();
}

/** The due time that a notice put off; undefined when the present one stands as it was first told. */
export function dueBefore({ messages, ticket }: State): string | undefined {
  let before: string | undefined;
  let last: TicketView | undefined;
  for (const { author, ticket: told } of messages) {
    if (told?.number !== ticket?.number) continue;
    if (last !== undefined && told?.dueAt !== last.dueAt) {
      // A first reply has another due time after it, and so has a ticket that is taken up again: neither is late.
      before = author.role === 'system' && !isOver(last.status) ? last.dueAt : undefined;
    }
    last = told;
  }
  return before;
}
