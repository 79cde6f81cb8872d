import type { Service } from '../../../model/service';
import { ASKED_AFTER, type Ticket } from '../../../model/ticket';
import { isOpen } from '../../../time/business-hours';
import { transitionTicket } from '../../lifecycle/transition-ticket';
import { followUpQuestion } from '../../notifications/notices';
import type { Check } from './check';

const MS_PER_HOUR = 3_600_000;

/** Asks once, some time after the resolution and never at night, whether the problem is solved; "no" reopens the ticket. */
export const followUp: Check = (ticket, { service, now }) => {
  const atMs = followUpAtMs(ticket, service);
  if (atMs === undefined || atMs > now.getTime() || !isOpen(service.calendar, now)) return undefined;
  return {
    kind: 'followedUp',
    change: transitionTicket(ticket, 'followed_up', { actor: 'watch', now }, { followedUpAt: now.toISOString() }),
    announce: ({ conversation, ticket: next, rating }) => {
      // The customer has moved on to something else, or has already rated the ticket.
      if (conversation.ticketId !== ticket.id || conversation.state !== 'resolved') return {};
      if (rating !== undefined && (rating.ticketNumber ?? ticket.number) === ticket.number) return {};
      const telling = { service, language: conversation.language, ticket: next, now };
      return { drafts: [followUpQuestion(telling)], notifications: [{ about: 'follow_up' }] };
    },
  };
};

/** When the customer is asked whether the problem is solved, in ms since 1970; undefined when they are not asked. */
export function followUpAtMs(ticket: Ticket, { followUpAfterHours }: Pick<Service, 'followUpAfterHours'>): number | undefined {
  const { status, resolvedAt, resolution, followedUpAt } = ticket;
  if (followUpAfterHours === undefined || status !== 'resolved' || resolvedAt === undefined || followedUpAt !== undefined) {
    return undefined;
  }
  if (resolution === undefined || !ASKED_AFTER[resolution.reason].followUp) return undefined;
  return Date.parse(resolvedAt) + followUpAfterHours * MS_PER_HOUR;
}

/** Closes a ticket that was resolved long enough ago. Nobody is notified: nothing changes for them. */
export const close: Check = (ticket, { now }) => {
  if (ticket.status !== 'resolved' || ticket.closesAt === undefined || Date.parse(ticket.closesAt) > now.getTime()) {
    return undefined;
  }
  return { kind: 'closed', change: transitionTicket(ticket, 'closed', { actor: 'watch', now }), state: 'closed' };
};
