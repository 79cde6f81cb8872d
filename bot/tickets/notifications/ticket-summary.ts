import { fill } from '../../language/phrases';
import type { Language } from '../../model/language';
import type { Service } from '../../model/service';
import type { Ticket } from '../../model/ticket';
import { NOTIFICATIONS, type NotificationKind, type OutboxItem } from '../../ports';
import { dueAt } from '../lifecycle/ticket-view';
import { isOpenStatus } from '../lifecycle/transitions';
import { formatDue } from '../sla/due-times';
import { oneLine } from './mail/email-template';

const HEADINGS: Readonly<Record<Language, Readonly<Record<NotificationKind, string>>>> = {
  es: {
    ticket_opened: 'Consulta nueva',
    ticket_assigned: 'Consulta asignada',
    reminder: 'Consulta que vence pronto',
    escalated: 'Consulta que sube un escalón',
    prioritised: 'Consulta más urgente',
    danger: 'PELIGRO: un cliente pide ayuda',
    promise_at_risk: 'Plazo en riesgo',
    reply: 'Consulta respondida',
    delay: 'Retraso avisado al cliente',
    resolved: 'Consulta resuelta',
    reopened: 'Consulta reabierta',
    follow_up: 'Hemos preguntado si todo quedó bien',
    rated_low: 'Un cliente no quedó contento',
  },
  en: {
    ticket_opened: 'New ticket',
    ticket_assigned: 'Ticket assigned',
    reminder: 'Ticket due soon',
    escalated: 'Ticket moved up the ladder',
    prioritised: 'Ticket more urgent',
    danger: 'DANGER: a customer needs help',
    promise_at_risk: 'Promise at risk',
    reply: 'Ticket answered',
    delay: 'Customer told of a delay',
    resolved: 'Ticket resolved',
    reopened: 'Ticket reopened',
    follow_up: 'Customer asked whether all is well',
    rated_low: 'A customer was not satisfied',
  },
};

const LINE: Readonly<Record<Language, { readonly reply: string; readonly solution: string; readonly owner: string }>> = {
  es: { reply: 'respuesta a más tardar {due}', solution: 'solución a más tardar {due}', owner: 'la tiene {name}' },
  en: { reply: 'reply due by {due}', solution: 'solution due by {due}', owner: '{name} has it' },
};

/** News of a ticket in the organisation's first language, as plain text: each receiver has its own way of escaping. */
export interface TicketSummary {
  readonly about: NotificationKind;
  readonly heading: string;
  /** Number and subject. */
  readonly what: string;
  /** By when, and who has it, as far as there is something to say. */
  readonly facts: readonly string[];
  readonly url: string;
}

/** Of the customer it says the subject only. The ticket is as it is now. */
export function ticketSummary(item: OutboxItem, ticket: Ticket, service: Service, siteUrl: string): TicketSummary {
  const [language] = service.languages;
  const about = NOTIFICATIONS.find((kind) => kind === item.about) ?? 'ticket_opened';
  const line = LINE[language];
  const due = ticket.firstRespondedAt === undefined ? line.reply : line.solution;
  return {
    about,
    heading: HEADINGS[language][about],
    what: `${ticket.number} «${oneLine(ticket.subject)}»`,
    facts: [
      ...(isOpenStatus(ticket.status) ? [fill(due, { due: formatDue(dueAt(ticket), language, service.calendar.timeZone) })] : []),
      ...(ticket.assignee === undefined ? [] : [fill(line.owner, { name: oneLine(ticket.assignee.name) })]),
    ],
    url: `${siteUrl}/desk/tickets/${encodeURIComponent(ticket.number)}`,
  };
}
