import type { TicketDetail } from '../../api/types';

/** Who owns the ticket, and since when: the last event that assigned it to them. */
export function takenBy({
  ticket: { assignee },
  events,
}: Pick<TicketDetail, 'events'> & { readonly ticket: Pick<TicketDetail['ticket'], 'assignee'> }):
  | { readonly name: string; readonly at: string }
  | undefined {
  if (assignee === undefined) return undefined;
  const { login, name } = assignee;
  const last = [...events]
    .reverse()
    .find(({ kind, actor, to }) => to === login || (actor === login && (kind === 'claimed' || kind === 'replied')));
  return last && { name, at: last.at };
}
