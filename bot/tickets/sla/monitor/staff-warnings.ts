import { transitionTicket } from '../../lifecycle/transition-ticket';
import { isOpenStatus } from '../../lifecycle/transitions';
import { leadsOf, ownerOrLeads } from '../../notifications/recipients';
import type { Check } from './check';
import { MAX_NOTICES } from './delay';
import { isRunningOut, timeLeft, waitsForMorning } from './time-left';

/** Half of the time is left: enough to answer before the customer has to be told anything. */
const REMINDER_SHARE = 0.5;

/** Marks the SLA as broken once the first time told has passed without a reply from a person, whatever was told since. */
export const markBroken: Check = (ticket, { now }) => {
  const { promise, promisedAt, firstRespondedAt } = ticket;
  if (!isOpenStatus(ticket.status) || promise !== undefined || firstRespondedAt !== undefined) return undefined;
  if (now.getTime() <= Date.parse(promisedAt)) return undefined;
  return {
    act: 'broken',
    change: transitionTicket(ticket, 'promise_broken', { actor: 'watch', now, from: promisedAt }, { promise: 'broken' }),
  };
};

/** Reminds the owner of the time that the customer was told, once for each such time; the leads while nobody has the ticket. */
export const remind: Check = (ticket, { service, now }) => {
  const { assignee, remindedAt, firstRespondedAt } = ticket;
  const window = timeLeft(ticket, service.calendar, now);
  if (window === undefined || window.leftMs > window.totalMs * REMINDER_SHARE) return undefined;
  const toldMs = Math.max(window.sinceMs, firstRespondedAt === undefined ? 0 : Date.parse(firstRespondedAt));
  if (remindedAt !== undefined && Date.parse(remindedAt) >= toldMs) return undefined;
  // Too late for a reminder: `delay` or `alarm` sees to it.
  if (isRunningOut(window) || waitsForMorning(window, service.calendar, now)) return undefined;
  return {
    act: 'reminded',
    change: transitionTicket(ticket, 'reminded', { actor: 'watch', now, to: assignee?.login }, { remindedAt: now.toISOString() }),
    announce: () => ({ notifications: [{ about: 'reminder', to: ownerOrLeads(service, ticket) }] }),
  };
};

/** Alarms the leads and the owner, once, when the customer was told of two delays and time runs out again. */
export const alarm: Check = (ticket, { service, now }) => {
  if (ticket.noticesAt.length < MAX_NOTICES || ticket.alarmedAt !== undefined) return undefined;
  const window = timeLeft(ticket, service.calendar, now);
  if (window === undefined || !isRunningOut(window) || waitsForMorning(window, service.calendar, now)) return undefined;
  const to = [...new Set([...leadsOf(service), ...(ticket.assignee === undefined ? [] : [ticket.assignee.login])])];
  return {
    act: 'alarmed',
    change: transitionTicket(ticket, 'alarmed', { actor: 'watch', now }, { alarmedAt: now.toISOString() }),
    announce: () => ({ notifications: [{ about: 'promise_at_risk', to }] }),
  };
};
