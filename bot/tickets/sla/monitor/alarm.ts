import { moveTicket } from '../../lifecycle/move-ticket';
import { isRunningOut, MAX_NOTICES } from './delay';
import { leadsOf } from './leads';
import type { Policy } from './step';
import { waitsForMorning, windowOf } from './window';

/** The customer was put off twice and time runs out again: now it is for the lead to look at, once; its owner hears of it, too. */
export const alarm: Policy = (ticket, { service, now }) => {
  if (ticket.noticesAt.length < MAX_NOTICES || ticket.alarmedAt !== undefined) return undefined;
  const window = windowOf(ticket, service.calendar, now);
  if (window === undefined || !isRunningOut(window) || waitsForMorning(window, service.calendar, now)) return undefined;
  const to = [...new Set([...leadsOf(service), ...(ticket.assignee === undefined ? [] : [ticket.assignee.login])])];
  return {
    act: 'alarmed',
    change: moveTicket(ticket, 'alarmed', { actor: 'watch', now }, { alarmedAt: now.toISOString() }),
    say: () => ({ news: [{ about: 'promise_at_risk', to }] }),
  };
};
