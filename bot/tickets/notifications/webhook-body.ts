import type { Service } from '../../model/service';
import type { Ticket } from '../../model/ticket';
import type { OutboxItem } from '../../ports';
import { dueAt } from '../lifecycle/ticket-view';
import { ticketSummary } from './ticket-summary';

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
  const { about, heading, what, facts, url } = ticketSummary(item, ticket, service, siteUrl);
  return {
    text: `${[`${heading}: ${what}`, ...facts].map(harmless).join(' · ')}\n${url}`,
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
