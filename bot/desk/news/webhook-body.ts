import { fill } from '../../conversation/phrases';
import type { Language, Service } from '../../knowledge/types';
import { NEWS, type NewsKind, type OutboxItem } from '../../ports';
import { formatDue } from '../promise';
import { isOpenStatus } from '../states';
import { dueAt } from '../ticket-view';
import type { Ticket } from '../types';
import { oneLine } from './letter';

const HEADINGS: Readonly<Record<Language, Readonly<Record<NewsKind, string>>>> = {
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
  },
};

const LINE: Readonly<Record<Language, { readonly due: string; readonly owner: string }>> = {
  es: { due: 'a más tardar {due}', owner: 'la tiene {name}' },
  en: { due: 'due by {due}', owner: '{name} has it' },
};

/**
 * What a webhook is told: `text` as Slack and those like it show it, and the same as fields, for programs. Of the
 * customer it says the subject only. The ticket is as it is now, `version` is the one that the news is about.
 */
export function webhookBody(
  item: OutboxItem,
  ticket: Ticket,
  service: Service,
  siteUrl: string,
): Readonly<Record<string, unknown>> {
  const [language] = service.languages;
  const about = NEWS.find((kind) => kind === item.about) ?? 'ticket_opened';
  const url = `${siteUrl}/desk/tickets/${encodeURIComponent(ticket.number)}`;
  const line = LINE[language];
  const facts = [
    `${HEADINGS[language][about]}: ${ticket.number} «${oneLine(ticket.subject)}»`,
    ...(isOpenStatus(ticket.status)
      ? [fill(line.due, { due: formatDue(dueAt(ticket), language, service.calendar.timeZone) })]
      : []),
    ...(ticket.assignee === undefined ? [] : [fill(line.owner, { name: ticket.assignee.name })]),
  ];
  return {
    text: `${facts.map(harmless).join(' · ')}\n${url}`,
    eventId: item.id,
    event: about,
    at: item.createdAt,
    ticket: {
      number: ticket.number,
      url,
      version: Number(/#(\d+)#/.exec(item.id)?.[1] ?? ticket.version),
      status: ticket.status,
      priority: ticket.priority,
      language: ticket.language,
      channel: ticket.channel,
      subject: ticket.subject,
      ...(ticket.topic === undefined ? {} : { topic: ticket.topic }),
      ...(ticket.assignee === undefined ? {} : { assignee: { login: ticket.assignee.login, name: ticket.assignee.name } }),
      openedAt: ticket.openedAt,
      dueAt: dueAt(ticket),
    },
  };
}

/** Slack reads `<…>` as links and calls, others read `@all` as a call: here both are text (T7). */
function harmless(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '@': '@\u200B' };
  return text.replace(/[&<>@]/g, (character) => entities[character] ?? character);
}
