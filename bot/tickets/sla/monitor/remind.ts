import { moveTicket } from '../../lifecycle/move-ticket';
import { isRunningOut } from './delay';
import { leadsOf } from './leads';
import type { Policy } from './step';
import { waitsForMorning, windowOf } from './window';

/** Half of the time is left: enough to answer before the customer has to be told anything. */
const REMINDER_SHARE = 0.5;

/** Reminds the owner of the time that the customer was told, once for each time; the leads while nobody has the ticket. */
export const remind: Policy = (ticket, { service, now }) => {
  const { assignee, remindedAt, firstRespondedAt } = ticket;
  const window = windowOf(ticket, service.calendar, now);
  if (window === undefined || window.leftMs > window.totalMs * REMINDER_SHARE) return undefined;
  const toldMs = Math.max(window.sinceMs, firstRespondedAt === undefined ? 0 : Date.parse(firstRespondedAt));
  if (remindedAt !== undefined && Date.parse(remindedAt) >= toldMs) return undefined;
  // Too late to be of use: that is for a notice, or an alarm.
  if (isRunningOut(window) || waitsForMorning(window, service.calendar, now)) return undefined;
  return {
    act: 'reminded',
    change: moveTicket(ticket, 'reminded', { actor: 'watch', now, to: assignee?.login }, { remindedAt: now.toISOString() }),
    say: () => ({ news: [{ about: 'reminder', to: assignee === undefined ? leadsOf(service) : [assignee.login] }] }),
  };
};
