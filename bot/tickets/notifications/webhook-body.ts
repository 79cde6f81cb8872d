import { compact } from '../../model/compact';
import type { Service } from '../../model/service';
import type { Ticket } from '../../model/ticket';
import type { OutboxItem } from '../../ports';
import { dueAt } from '../lifecycle/ticket-view';
import { ticketSummary } from './ticket-summary';

/**
 * The body of a webhook call: `text` for Slack and similar services, and the same facts as fields for programs. It contains
 * only the subject of what the customer wrote. It describes the ticket as it is now; `version` is the one that caused the
 * notification.
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
    ticket: compact({
      number: ticket.number,
      url,
      version: Number(/#(\d+)#/.exec(item.id)?.[1] ?? ticket.version),
      status: ticket.status,
      priority: ticket.priority,
      language: ticket.language,
      channel: ticket.channel,
      subject: ticket.subject,
      topic: ticket.topic,
      ...(ticket.assignee === undefined ? {} : { assignee: { login: ticket.assignee.login, name: ticket.assignee.name } }),
      openedAt: ticket.openedAt,
      dueAt: dueAt(ticket),
    }),
  };
}

/**
 * Slack reads `<…>` as links and mentions, other services read `@all` as a mention; the result shows both as plain text
 * (T7). The same goes for `[…](…)` and bare addresses, by a zero-width space where a link would begin.
 */
function harmless(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '@': '@\u200B' };
  return text
    .replace(/\](?=\()|:(?=\/\/)|(?<=[\p{L}\p{N}])\.(?=\p{L})/gu, (mark) => `${mark}\u200B`)
    .replace(/[&<>@]/g, (character) => entities[character] ?? character);
}
