import type { Service } from '../../../model/service';
import type { ResolutionReason, Ticket } from '../../../model/ticket';
import { isOpen } from '../../../time/business-hours';
import { moveTicket } from '../../lifecycle/move-ticket';
import { followUpQuestion } from '../../notifications/notices';
import type { Policy } from './step';

const MS_PER_HOUR = 3_600_000;

/** Only these end with something that may turn out well or not. */
const WORTH_ASKING: ReadonlySet<ResolutionReason> = new Set(['answered', 'other']);

/** When the customer is asked whether all is well, in ms since 1970; undefined when they are not. */
export function followUpAtMs(ticket: Ticket, { followUpAfterHours }: Pick<Service, 'followUpAfterHours'>): number | undefined {
  const { status, resolvedAt, resolution, followedUpAt } = ticket;
  if (followUpAfterHours === undefined || status !== 'resolved' || resolvedAt === undefined || followedUpAt !== undefined) {
    return undefined;
  }
  if (resolution === undefined || !WORTH_ASKING.has(resolution.reason)) return undefined;
  return Date.parse(resolvedAt) + followUpAfterHours * MS_PER_HOUR;
}

/** Asks once, some time after the resolution and never at night, whether all is well; "no" takes the ticket up again. */
export const followUp: Policy = (ticket, { service, now }) => {
  const atMs = followUpAtMs(ticket, service);
  if (atMs === undefined || atMs > now.getTime() || !isOpen(service.calendar, now)) return undefined;
  return {
    act: 'followedUp',
    change: moveTicket(ticket, 'followed_up', { actor: 'watch', now }, { followedUpAt: now.toISOString() }),
    say: ({ conversation, ticket: next, rating }) => {
      // They are talking about something else by now, or have told us already.
      if (conversation.ticketId !== ticket.id || conversation.state !== 'resolved') return {};
      if (rating !== undefined && (rating.ticketNumber ?? ticket.number) === ticket.number) return {};
      const telling = { service, language: conversation.language, ticket: next, now };
      return { drafts: [followUpQuestion(telling)], news: [{ about: 'follow_up' }] };
    },
  };
};
