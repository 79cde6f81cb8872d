import type { Ticket } from '../../model/ticket';
import type { TicketView } from '../../model/ticket-view';

/** The present due time: that of the first reply until it is given, then that of the resolution. ISO 8601 UTC. */
export function dueAt(ticket: Ticket): string {
  return ticket.firstRespondedAt === undefined ? ticket.firstResponseDueAt : ticket.resolutionDueAt;
}

/** The part of a ticket that its customer may see. */
export function ticketView(ticket: Ticket): TicketView {
  return {
    number: ticket.number,
    status: ticket.status,
    ...(ticket.assignee === undefined ? {} : { assignee: ticket.assignee.name }),
    dueAt: dueAt(ticket),
  };
}

/** Whether a ticket is snoozed at this time; a snooze ends by itself. */
export function isSnoozed({ snoozedUntil }: Pick<Ticket, 'snoozedUntil'>, now: Date): boolean {
  return snoozedUntil !== undefined && Date.parse(snoozedUntil) > now.getTime();
}
