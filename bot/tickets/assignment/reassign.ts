import type { Service } from '../../model/service';
import type { Ticket } from '../../model/ticket';
import { isSnoozed } from '../lifecycle/ticket-view';
import type { TicketChange, TransitionDetails } from '../lifecycle/transition-ticket';
import { giveTicket, releaseTicket } from './change-owner';
import { chooseOwner } from './choose-owner';
import { isThere, type Staffing } from './staffing';

/** Why a ticket has another owner, as its events say. */
const OWNER_AWAY = 'owner_away';

/** Somebody who is away and works on a ticket all the same keeps it for an hour after they last did. */
const BUSY_MS = 3_600_000;

/**
 * Where a ticket that waits for staff goes next: one that nobody has goes to whoever is there; one whose owner is away goes
 * to somebody else, or to nobody while there is no one. A ticket that waits for its customer stays with its owner, and so
 * does a snoozed one until its time comes.
 * @returns undefined when it stays as it is
 */
export function reassign(
  ticket: Ticket,
  service: Service,
  staffing: Staffing,
  { actor, now }: Pick<TransitionDetails, 'actor' | 'now'>,
): TicketChange | undefined {
  const isFree = ticket.status === 'new';
  const isLeft = ticket.status === 'assigned' && !isWithSomebody(ticket, service, staffing, now);
  if (!(isFree || isLeft) || isSnoozed(ticket, now)) return undefined;
  const owner = chooseOwner(service, staffing, ticket);
  const details = { actor, now, ...(isLeft ? { text: OWNER_AWAY } : {}) };
  if (owner !== undefined) return giveTicket(ticket, owner, { move: 'assigned', byHand: false, ...details });
  return isLeft ? releaseTicket(ticket, details) : undefined;
}

/**
 * Whether a ticket has an owner who is there to see to it: one who takes tickets, or who was given it by hand, or answered
 * it, after going away and less than an hour ago.
 */
export function isWithSomebody({ assignee, byHandAt }: Ticket, service: Service, staffing: Staffing, now: Date): boolean {
  if (assignee === undefined) return false;
  if (isThere(staffing, service, assignee.login)) return true;
  const said = staffing.said.get(assignee.login);
  if (said === undefined || byHandAt === undefined || byHandAt <= said.changedAt) return false;
  return now.getTime() - Date.parse(byHandAt) < BUSY_MS;
}
