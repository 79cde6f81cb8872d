import type { Service } from '../../model/service';
import type { Ticket } from '../../model/ticket';
import type { MoveDetails, TicketChange } from '../lifecycle/move-ticket';
import { chooseOwner } from './choose-owner';
import { giveTicket, releaseTicket } from './give';
import { isThere, type Staffing } from './staffing';

/** Why a ticket moved on, as its events say. */
const OWNER_AWAY = 'owner_away';

/** Whoever is away and works on a ticket all the same is left alone with it for so long: an hour. */
const BUSY_MS = 3_600_000;

/**
 * Where a ticket that waits for staff goes next: one that nobody has goes to whoever is there; one whose owner is away goes
 * to somebody else, or back to nobody while there is no one. One that waits for its customer stays with its owner,
 * and so does one that was put off: it is looked at when its time comes.
 * @returns undefined when it stays as it is
 */
export function flowOn(
  ticket: Ticket,
  service: Service,
  staffing: Staffing,
  { actor, now }: Pick<MoveDetails, 'actor' | 'now'>,
): TicketChange | undefined {
  const isFree = ticket.status === 'new';
  const isLeft = ticket.status === 'assigned' && !isWithSomebody(ticket, service, staffing, now);
  if (!(isFree || isLeft) || isPutOff(ticket, now)) return undefined;
  const owner = chooseOwner(service, staffing, ticket);
  const details = { actor, now, ...(isLeft ? { text: OWNER_AWAY } : {}) };
  if (owner !== undefined) return giveTicket(ticket, owner, { move: 'assigned', byHand: false, ...details });
  return isLeft ? releaseTicket(ticket, details) : undefined;
}

/**
 * Whether its owner is there to see to it: they take tickets, or were given it by hand, or answered it, after they went away
 * and not long ago. Never, when it has no owner.
 */
export function isWithSomebody({ assignee, byHandAt }: Ticket, service: Service, staffing: Staffing, now: Date): boolean {
  if (assignee === undefined) return false;
  if (isThere(staffing, service, assignee.login)) return true;
  const said = staffing.said.get(assignee.login);
  if (said === undefined || byHandAt === undefined || byHandAt <= said.changedAt) return false;
  return now.getTime() - Date.parse(byHandAt) < BUSY_MS;
}

/** Out of the way until its time comes. */
export function isPutOff({ snoozedUntil }: Ticket, now: Date): boolean {
  return snoozedUntil !== undefined && Date.parse(snoozedUntil) > now.getTime();
}
