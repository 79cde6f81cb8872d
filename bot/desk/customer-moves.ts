import type { Tone } from '../conversation/types';
import { TONES } from '../conversation/types';
import type { Service } from '../knowledge/types';
import { type MoveDetails, moveTicket, type TicketChange } from './move-ticket';
import { priorityOf } from './priority';
import { promise } from './promise';
import type { Ticket } from './types';

/** What a customer does to a ticket of theirs. Each goes into the transaction of the same turn. */

/**
 * The customer wrote while the ticket is open: whoever has it is to look again.
 * A stronger tone raises the priority; the time that was promised stays.
 * @throws MostradorError ILLEGAL_MOVE when the ticket is resolved or closed
 */
export function customerWrote(ticket: Ticket, tone: Tone, now: Date): TicketChange {
  const strongest = TONES.indexOf(tone) > TONES.indexOf(ticket.tone) ? tone : ticket.tone;
  const raised = priorityOf(ticket.priority, strongest);
  return moveTicket(ticket, 'customer_message', { actor: 'customer', now }, { tone: strongest, priority: raised });
}

/**
 * Contact details that came after the hand-off.
 * @throws MostradorError ILLEGAL_MOVE when the ticket is resolved or closed
 */
export function addDetails(ticket: Ticket, customer: Ticket['customer'], now: Date): TicketChange {
  return moveTicket(ticket, 'details', { actor: 'customer', now }, { customer: { ...ticket.customer, ...customer } });
}

/**
 * "Not needed any more": the ticket is closed at once.
 * @throws MostradorError ILLEGAL_MOVE when the ticket is resolved or closed
 */
export function cancelTicket(ticket: Ticket, now: Date): TicketChange {
  return moveTicket(ticket, 'cancelled', { actor: 'customer', now });
}

/**
 * Takes a resolved ticket up again, by its customer or by staff: its owner has it, with new due times.
 * The first reply's time stays as it was when that reply was given.
 * @throws MostradorError ILLEGAL_MOVE unless the ticket is resolved
 */
export function reopenTicket(ticket: Ticket, service: Service, details: Omit<MoveDetails, 'status'>): TicketChange {
  const { resolvedAt, resolution, closesAt, ...open } = ticket;
  const due = promise(service, ticket.priority, details.now);
  return moveTicket(
    open,
    'reopened',
    { ...details, status: ticket.assignee === undefined ? 'new' : 'assigned' },
    {
      resolutionDueAt: due.resolutionDueAt,
      ...(ticket.firstRespondedAt === undefined ? { firstResponseDueAt: due.firstResponseDueAt } : {}),
    },
  );
}

/**
 * A rating of a ticket that was resolved; the score itself is kept with the conversation.
 * @param score 1 to 5
 * @throws MostradorError ILLEGAL_MOVE while the ticket is open
 */
export function rateTicket(ticket: Ticket, score: number, now: Date): TicketChange {
  return moveTicket(ticket, 'rated', { actor: 'customer', now, text: String(score) });
}
