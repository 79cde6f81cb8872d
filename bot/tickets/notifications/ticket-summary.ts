import { notificationPhrase } from '../../language/phrases';
import type { Service } from '../../model/service';
import type { Ticket } from '../../model/ticket';
import { NOTIFICATIONS, type NotificationKind, type OutboxItem } from '../../ports';
import { dueAt } from '../lifecycle/ticket-view';
import { isOpenStatus } from '../lifecycle/transitions';
import { formatDue } from '../sla/due-times';
import { oneLine } from './mail/email-template';

/** A notification in the organisation's first language, as plain text; each receiver escapes it in its own way. */
export interface TicketSummary {
  readonly about: NotificationKind;
  readonly heading: string;
  /** Number and subject. */
  readonly what: string;
  /** Due time and owner, as far as known. */
  readonly facts: readonly string[];
  readonly url: string;
}

/** Contains only the subject of what the customer wrote. Describes the ticket as it is now. */
export function ticketSummary(item: OutboxItem, ticket: Ticket, service: Service, siteUrl: string): TicketSummary {
  const [language] = service.languages;
  const about = NOTIFICATIONS.find((kind) => kind === item.about) ?? 'ticket_opened';
  const due = formatDue(dueAt(ticket), language, service.calendar.timeZone);
  const awaited = ticket.firstRespondedAt === undefined ? 'channel.reply' : 'channel.solution';
  return {
    about,
    heading: notificationPhrase(service, language, `channel.heading.${about}`),
    what: `${ticket.number} «${oneLine(ticket.subject)}»`,
    facts: [
      ...(isOpenStatus(ticket.status) ? [notificationPhrase(service, language, awaited, { due })] : []),
      ...(ticket.assignee === undefined
        ? []
        : [notificationPhrase(service, language, 'channel.owner', { name: oneLine(ticket.assignee.name) })]),
    ],
    url: `${siteUrl}/desk/tickets/${encodeURIComponent(ticket.number)}`,
  };
}
