import type { Service } from '../../model/service';
import type { Ticket } from '../../model/ticket';
import { isSnoozed } from '../lifecycle/ticket-view';
import type { TicketChange, TransitionDetails } from '../lifecycle/transition-ticket';
import { giveTicket, releaseTicket } from './change-owner';
import { chooseOwner, type TicketNeeds } from './choose-owner';
import { hasLeft, type Staffing } from './staffing';

/** The reason recorded in the ticket's event. */
const REASON = 'owner_away';

/** A person who has not come but still works on a ticket keeps it for this long after their last action. */
const BUSY_MS = 3_600_000;

/**
 * Finds the next owner of a ticket that waits for staff. An unassigned ticket goes to an available person; the ticket of an
 * owner who has not come today goes to somebody else, or to nobody while nobody is available. Whoever only takes no new
 * tickets keeps theirs. A ticket that waits for its customer, or that is snoozed, stays with its owner.
 * @returns undefined when the ticket stays as it is
 */
export function reassign(
  ticket: Ticket,
  service: Service,
  staffing: Staffing,
  { actor, now, customerOwner }: Pick<TransitionDetails, 'actor' | 'now'> & Pick<TicketNeeds, 'customerOwner'>,
): TicketChange | undefined {
  const isFree = ticket.status === 'new';
  const isLeft = ticket.status === 'assigned' && !isWithSomebody(ticket, service, staffing, now);
  if (!(isFree || isLeft) || isSnoozed(ticket, now)) return undefined;
  const owner = chooseOwner(service, staffing, { ...ticket, customerOwner });
  const details = { actor, now, ...(isLeft ? { text: REASON } : {}) };
  if (owner !== undefined) return giveTicket(ticket, owner, { transition: 'assigned', byHand: false, service, ...details });
  return isLeft ? releaseTicket(ticket, details) : undefined;
}

/**
 * Whether the ticket's owner will handle it: they have come today, or within the last hour they were given it by hand or
 * answered it.
 */
function isWithSomebody({ assignee, byHandAt }: Ticket, service: Service, staffing: Staffing, now: Date): boolean {
  if (assignee === undefined) return false;
  if (!hasLeft(staffing, service, assignee.login)) return true;
  return byHandAt !== undefined && now.getTime() - Date.parse(byHandAt) < BUSY_MS;
}
