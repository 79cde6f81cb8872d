import type { Ticket } from '../../../model/ticket';
import { transitionTicket } from '../../lifecycle/transition-ticket';
import { isOpenStatus } from '../../lifecycle/transitions';
import { leadsOf, ownerOrLeads } from '../../notifications/recipients';
import type { Check } from './check';
import { MAX_NOTICES } from './delay';
import { isRunningOut, timeLeft, type WaitingPeriod, waitsForMorning } from './time-left';

/** When half of the time is left: early enough to answer before the customer must be told of a delay. */
export const REMINDER_SHARE = 0.5;

/**
 * Marks the SLA as broken once the first promised time has passed without a reply from a person, whatever the customer was
 * told since.
 */
export const markBroken: Check = (ticket, { now }) => {
  const { promise, promisedAt, firstRespondedAt } = ticket;
  if (!isOpenStatus(ticket.status) || promise !== undefined || firstRespondedAt !== undefined) return undefined;
  if (now.getTime() <= Date.parse(promisedAt)) return undefined;
  return {
    kind: 'broken',
    change: transitionTicket(ticket, 'promise_broken', { actor: 'watch', now, from: promisedAt }, { promise: 'broken' }),
  };
};

/**
 * Reminds the owner, or the leads while the ticket is unassigned, of the time that the customer was told; once for each
 * such time.
 */
export const remind: Check = (ticket, { service, now }) => {
  const { assignee } = ticket;
  const window = timeLeft(ticket, service.calendar, now);
  if (window === undefined || window.leftMs > window.totalMs * REMINDER_SHARE) return undefined;
  if (isRemindedOf(ticket, window)) return undefined;
  // Too late for a reminder while `delay` or `alarm` handles it; when both are used up, late is better than never.
  const isHandled = ticket.noticesAt.length < MAX_NOTICES || ticket.alarmedAt === undefined;
  if ((isHandled && isRunningOut(window)) || waitsForMorning(window, service.calendar, now)) return undefined;
  return {
    kind: 'reminded',
    change: transitionTicket(ticket, 'reminded', { actor: 'watch', now, to: assignee?.login }, { remindedAt: now.toISOString() }),
    announce: () => ({ notifications: [{ about: 'reminder', to: ownerOrLeads(service, ticket) }] }),
  };
};

/** Whether the owner was reminded of the time that the customer was told, or alarmed because of it. */
export function isRemindedOf({ remindedAt, alarmedAt, firstRespondedAt }: Ticket, { sinceMs }: WaitingPeriod): boolean {
  const toldMs = Math.max(sinceMs, firstRespondedAt === undefined ? 0 : Date.parse(firstRespondedAt));
  return [remindedAt, alarmedAt].some((at) => at !== undefined && Date.parse(at) >= toldMs);
}

/** Alarms the leads and the owner, once, when time runs out again after two notices of delay. */
export const alarm: Check = (ticket, { service, now }) => {
  if (ticket.noticesAt.length < MAX_NOTICES || ticket.alarmedAt !== undefined) return undefined;
  const window = timeLeft(ticket, service.calendar, now);
  if (window === undefined || !isRunningOut(window) || waitsForMorning(window, service.calendar, now)) return undefined;
  const to = [...new Set([...leadsOf(service), ...(ticket.assignee === undefined ? [] : [ticket.assignee.login])])];
  return {
    kind: 'alarmed',
    change: transitionTicket(ticket, 'alarmed', { actor: 'watch', now }, { alarmedAt: now.toISOString() }),
    announce: () => ({ notifications: [{ about: 'promise_at_risk', to }] }),
  };
};
