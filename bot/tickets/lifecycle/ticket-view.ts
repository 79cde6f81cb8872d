import type { Ticket } from '../../model/ticket';
import type { TicketView } from '../../model/ticket-view';

/** The time that counts now: the first reply's until it was given, then the resolution's. ISO 8601 UTC. */
export function dueAt(ticket: Ticket): string {
  return ticket.firstRespondedAt === undefined ? ticket.firstResponseDueAt : ticket.resolutionDueAt;
}

/** What the customer may be shown of a ticket. */
export function ticketView(ticket: Ticket): TicketView {
  return {
    number: ticket.number,
    status: ticket.status,
    ...(ticket.assignee === undefined ? {} : { assignee: ticket.assignee.name }),
    dueAt: dueAt(ticket),
  };
}

/** Whether a ticket is out of the way at this time: nothing has to happen for it to come back. */
export function isSnoozed({ snoozedUntil }: Pick<Ticket, 'snoozedUntil'>, now: Date): boolean {
  return snoozedUntil !== undefined && Date.parse(snoozedUntil) > now.getTime();
}
