import type { Message, TicketView } from '../../shared/api/conversations';
import { isOver, type State } from '../session/state';

/**
 * Our latest message about the ticket: opened, reopened, or a notice. A question does not count: it has its answers below
 * it.
 */
export function latestTicketNotice({ messages, ticket }: State): Message | undefined {
  return messages
    .filter(({ kind, author, ticket: told }) => {
      const isNews = kind === 'handoff' || (author.role === 'system' && kind !== 'choices');
      return isNews && told !== undefined && told.number === ticket?.number;
    })
    .pop();
}

/** The due time before a notice of delay; undefined when the present one is the first. */
export function previousDueTime({ messages, ticket }: State): string | undefined {
  let before: string | undefined;
  let last: TicketView | undefined;
  for (const { author, ticket: told } of messages) {
    if (told?.number !== ticket?.number) continue;
    if (last !== undefined && told?.dueAt !== last.dueAt) {
      // A first reply and a reopening also set a new due time, but neither is a delay.
      before = author.role === 'system' && !isOver(last.status) ? last.dueAt : undefined;
    }
    last = told;
  }
  return before;
}
