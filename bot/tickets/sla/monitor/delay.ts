import type { Ticket } from '../../../model/ticket';
import { escalateTicket } from '../../escalation/escalation-path';
import { atOnce, moveTicket, type TicketChange } from '../../lifecycle/move-ticket';
import { delayNotice } from '../../notifications/notices';
import { dueAfter } from '../due-times';
import { leadsOf } from './leads';
import type { Policy, Surroundings } from './step';
import { type Window, waitsForMorning, windowOf } from './window';

/** More would be noise; from then on it is for the lead to look at. */
export const MAX_NOTICES = 2;
/** The customer is told when this share of the time is left. */
const NOTICE_SHARE = 0.25;
/** What has to be left when they read it, whatever happens. */
const PROMISED_SHARE = 0.2;
/** A run may be skipped without anybody being told too late. */
const TWO_RUNS_MS = 120_000;

/**
 * Whether little enough of the time is left that the customer is to hear of it. Counts business time: what is due on
 * Monday morning is not announced in the night before.
 */
export function isRunningOut({ totalMs, leftMs }: Window): boolean {
  return leftMs <= Math.max(totalMs * NOTICE_SHARE, totalMs * PROMISED_SHARE + TWO_RUNS_MS);
}

/**
 * Tells the customer, before they have to ask, that it will be later, why, and until when; twice at most.
 * With each notice the ticket moves one step up the ladder, to somebody who is there; at the top whoever has it is reminded.
 */
export const delay: Policy = (ticket, around) => {
  const { service, now } = around;
  if (ticket.noticesAt.length >= MAX_NOTICES) return undefined;
  const window = windowOf(ticket, service.calendar, now);
  if (window === undefined || !isRunningOut(window) || waitsForMorning(window, service.calendar, now)) return undefined;
  const change = atOnce(delayTicket(ticket, around), (later) =>
    escalateTicket(later, service, { actor: 'watch', now, text: 'delayed' }, around.staffing),
  );
  return {
    act: 'delayed',
    change,
    say: ({ conversation: { language }, ticket: next }) => ({
      drafts: [delayNotice({ service, language, ticket: next, now }, next.toldOwner !== ticket.toldOwner)],
      news: [
        { about: 'delay' },
        next.escalations > ticket.escalations
          ? { about: 'escalated', to: concerned(ticket, next, around) }
          : { about: 'reminder', to: ownerOr(leadsOf(service), next) },
      ],
    }),
  };
};

/**
 * Moves both due times back by the service level of the first reply, and notes that the customer was told.
 * The new time counts from the old one, or from now when that has passed.
 */
function delayTicket(ticket: Ticket, { service, now }: Surroundings): TicketChange {
  const hours = service.serviceLevels[ticket.priority].firstResponseHours;
  const later = (iso: string) => dueAfter(service, new Date(Math.max(Date.parse(iso), now.getTime())), hours);
  const isAnswered = ticket.firstRespondedAt !== undefined;
  const due = {
    firstResponseDueAt: isAnswered ? ticket.firstResponseDueAt : later(ticket.firstResponseDueAt),
    resolutionDueAt: later(ticket.resolutionDueAt),
  };
  const which = isAnswered ? 'resolutionDueAt' : 'firstResponseDueAt';
  return moveTicket(
    ticket,
    'delay_notified',
    { actor: 'watch', now, from: ticket[which], to: due[which] },
    { ...due, noticesAt: [...ticket.noticesAt, now.toISOString()] },
  );
}

function ownerOr(leads: readonly string[], { assignee }: Ticket): readonly string[] {
  return assignee === undefined ? leads : [assignee.login];
}

/** Who has it now, who had it, and the leads: each once. */
function concerned(before: Ticket, after: Ticket, { service }: Surroundings): readonly string[] {
  const logins = [after.assignee?.login, before.assignee?.login, ...leadsOf(service)];
  return [...new Set(logins.filter((login) => login !== undefined))];
}
