import type { Service } from '../knowledge/types';
import { businessTimeBetween } from './calendar';
import { moveTicket, type TicketChange } from './move-ticket';
import { dueAfter } from './promise';
import { isOpenStatus } from './states';
import type { Ticket } from './types';

/** More would be noise; from then on it is for the lead to look at. */
const MAX_NOTICES = 2;
/** The customer is told when this share of the time is left. Above the fifth that has to be left, so that a run that comes late still tells in time. */
export const NOTICE_SHARE = 0.25;

/**
 * Whether the customer is to be told now that the first reply will be later than promised:
 * nobody has replied, little of the time is left (or none), and they were not told twice already.
 * Counts business time: what is due on Monday morning is not announced in the night before.
 */
export function isDelayDue(ticket: Ticket, service: Service, now: Date): boolean {
  if (!isOpenStatus(ticket.status) || ticket.firstRespondedAt !== undefined) return false;
  if (ticket.noticesAt.length >= MAX_NOTICES) return false;
  const due = new Date(ticket.firstResponseDueAt);
  const since = new Date(ticket.noticesAt.at(-1) ?? ticket.openedAt);
  // A reopened ticket is older than its promise: the window is never longer than the service level.
  const windowMs = Math.min(
    businessTimeBetween(service.calendar, since, due),
    service.serviceLevels[ticket.priority].firstResponseHours * 3_600_000,
  );
  return businessTimeBetween(service.calendar, now, due) <= windowMs * NOTICE_SHARE;
}

/**
 * Moves both due times back by the service level of the first reply, and notes that the customer was told.
 * The new time counts from the old one, or from now when that has passed.
 */
export function delayTicket(ticket: Ticket, service: Service, now: Date): TicketChange {
  const hours = service.serviceLevels[ticket.priority].firstResponseHours;
  const later = (iso: string) => dueAfter(service, new Date(Math.max(Date.parse(iso), now.getTime())), hours);
  const firstResponseDueAt = later(ticket.firstResponseDueAt);
  return moveTicket(
    ticket,
    'delay_notified',
    { actor: 'watch', now, from: ticket.firstResponseDueAt, to: firstResponseDueAt },
    {
      firstResponseDueAt,
      resolutionDueAt: later(ticket.resolutionDueAt),
      noticesAt: [...ticket.noticesAt, now.toISOString()],
    },
  );
}
