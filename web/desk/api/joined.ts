import type { TicketDetail } from './types';

export type Pages = Pick<TicketDetail, 'messages' | 'events' | 'before' | 'eventsBefore'>;

/**
 * A ticket as it is now, of which the API gives the last page, with the pages before it. What does not join on without a gap is
 * left out, to be loaded again; and where the customer has erased the conversation, all of it.
 */
export function joined(earlier: Pages, now: TicketDetail): TicketDetail {
  const [firstMessage] = now.messages;
  if (firstMessage === undefined) return now;
  const { before: _, eventsBefore: __, ...rest } = now;
  const messages = earlier.messages.filter(({ seq }) => seq < firstMessage.seq);
  const joins = messages.at(-1)?.seq === firstMessage.seq - 1;
  const firstVersion = now.events[0]?.version ?? 0;
  const events = earlier.events.filter(({ version }) => version < firstVersion);
  const eventsJoin = events.at(-1)?.version === firstVersion - 1;
  const before = joins ? earlier.before : now.before;
  const eventsBefore = eventsJoin ? earlier.eventsBefore : now.eventsBefore;
  return {
    ...rest,
    messages: joins ? [...messages, ...now.messages] : now.messages,
    events: eventsJoin ? [...events, ...now.events] : now.events,
    ...(before === undefined ? {} : { before }),
    ...(eventsBefore === undefined ? {} : { eventsBefore }),
  };
}
