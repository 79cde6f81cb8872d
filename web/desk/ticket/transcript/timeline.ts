import type { StaffMessage, TicketDetail, TicketEvent } from '../../api/types';

/** One entry of the timeline, which merges the transcript with the ticket's events. */
export type Item =
  | { readonly kind: 'day'; readonly key: string; readonly at: string }
  | { readonly kind: 'event'; readonly key: string; readonly at: string; readonly event: TicketEvent }
  | {
      readonly kind: 'message';
      readonly key: string;
      readonly at: string;
      readonly message: StaffMessage;
      /** Follows directly on a message of the same author, so the name is not repeated. */
      readonly continued: boolean;
      /** The customer's verdict on this answer. */
      readonly helped?: boolean;
      /** The choice of this message that the customer picked. */
      readonly picked?: string;
    };

/** Events that no message already tells. */
const TOLD = new Set([
  'noted',
  'claimed',
  'assigned',
  'released',
  'escalated',
  'prioritised',
  'danger_told',
  'promise_broken',
  'lapsed',
  'snoozed',
  'merged',
  'spam',
  'resolved',
  'reopened',
  'cancelled',
]);

/**
 * Merges messages and events. Messages keep their order by seq, events theirs by version; between the two, the server's
 * time decides, and a message comes before an event of the same moment.
 */
export function timeline({ messages, events }: Pick<TicketDetail, 'messages' | 'events'>): readonly Item[] {
  const verdicts = new Map(
    messages.flatMap(({ feedback }) => (feedback === undefined ? [] : [[feedback.messageId, feedback.helpful]])),
  );
  const said = messages.map((message, index): Item => {
    const helped = verdicts.get(message.id);
    const next = messages.slice(index + 1).find(({ author }) => author.role === 'customer');
    const picked = message.choices?.find(({ label }) => label === next?.text)?.label;
    return {
      kind: 'message',
      key: `m${message.seq}`,
      at: message.at,
      message,
      continued: false,
      ...(helped === undefined ? {} : { helped }),
      ...(picked === undefined ? {} : { picked }),
    };
  });
  const done = events
    .filter(({ kind }) => TOLD.has(kind))
    .map((event, index): Item => ({ kind: 'event', key: `e${event.version}-${index}`, at: event.at, event }));
  return continued(withDays(merge(said, done)));
}

function merge(said: readonly Item[], done: readonly Item[]): readonly Item[] {
  const items: Item[] = [];
  let next = 0;
  for (const item of said) {
    for (let event = done[next]; event !== undefined && event.at < item.at; event = done[next]) {
      items.push(event);
      next += 1;
    }
    items.push(item);
  }
  return [...items, ...done.slice(next)];
}

function withDays(items: readonly Item[]): readonly Item[] {
  let day = '';
  return items.flatMap((item): readonly Item[] => {
    const its = new Date(item.at).toDateString();
    if (its === day) return [item];
    day = its;
    return [{ kind: 'day', key: `d${item.key}`, at: item.at }, item];
  });
}

/** Messages further apart than this are not grouped. */
const TOGETHER_MS = 2 * 60_000;

function continued(items: readonly Item[]): readonly Item[] {
  return items.map((item, index) => {
    const before = items[index - 1];
    if (item.kind !== 'message' || before?.kind !== 'message') return item;
    const sameAuthor =
      item.message.author.role === before.message.author.role && item.message.author.name === before.message.author.name;
    const soon = Date.parse(item.at) - Date.parse(before.at) < TOGETHER_MS;
    return { ...item, continued: sameAuthor && soon };
  });
}
