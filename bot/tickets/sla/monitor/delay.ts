import type { Ticket } from '../../../model/ticket';
import { escalateTicket } from '../../escalation/escalation-path';
import { mergeChanges, type TicketChange, transitionTicket } from '../../lifecycle/transition-ticket';
import { delayNotice } from '../../notifications/notices';
import { leadsOf, ownerOrLeads } from '../../notifications/recipients';
import { dueAfter } from '../due-times';
import type { Check, MonitorContext } from './check';
import { isRunningOut, timeLeft, waitsForMorning } from './time-left';

/** After this many notices the leads are alarmed instead. */
export const MAX_NOTICES = 2;

/**
 * Tells the customer, before they have to ask, that the reply will be late, why, and until when; twice at most. Each notice
 * escalates the ticket by one step, to somebody who is available; at the top of the path its owner is reminded.
 */
export const delay: Check = (ticket, context) => {
  const { service, now } = context;
  if (ticket.noticesAt.length >= MAX_NOTICES) return undefined;
  const window = timeLeft(ticket, service.calendar, now);
  if (window === undefined || !isRunningOut(window) || waitsForMorning(window, service.calendar, now)) return undefined;
  const change = mergeChanges(delayTicket(ticket, context), (later) =>
    escalateTicket(later, service, { actor: 'watch', now, text: 'delayed' }, context.staffing),
  );
  return {
    kind: 'delayed',
    change,
    announce: ({ conversation: { language }, ticket: next }) => ({
      drafts: [delayNotice({ service, language, ticket: next, now }, next.toldOwner !== ticket.toldOwner)],
      notifications: [
        { about: 'delay' },
        next.escalations > ticket.escalations
          ? { about: 'escalated', to: concerned(ticket, next, context) }
          : { about: 'reminder', to: ownerOrLeads(service, next) },
      ],
    }),
  };
};

/**
 * Postpones both due times by the service level of the first reply, and records the notice. The new time counts from the
 * old one, or from now when that has passed.
 */
function delayTicket(ticket: Ticket, { service, now }: MonitorContext): TicketChange {
  const hours = service.serviceLevels[ticket.priority].firstResponseHours;
  const later = (iso: string) => dueAfter(service, new Date(Math.max(Date.parse(iso), now.getTime())), hours);
  const isAnswered = ticket.firstRespondedAt !== undefined;
  const due = {
    firstResponseDueAt: isAnswered ? ticket.firstResponseDueAt : later(ticket.firstResponseDueAt),
    resolutionDueAt: later(ticket.resolutionDueAt),
  };
  const which = isAnswered ? 'resolutionDueAt' : 'firstResponseDueAt';
  return transitionTicket(
    ticket,
    'delay_notified',
    { actor: 'watch', now, from: ticket[which], to: due[which] },
    { ...due, noticesAt: [...ticket.noticesAt, now.toISOString()] },
  );
}

/** The new owner, the previous one and the leads, without duplicates. */
function concerned(before: Ticket, after: Ticket, { service }: MonitorContext): readonly string[] {
  const logins = [after.assignee?.login, before.assignee?.login, ...leadsOf(service)];
  return [...new Set(logins.filter((login) => login !== undefined))];
}
