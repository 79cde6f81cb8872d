import { notificationPhrase } from '../../language/phrases';
import type { Service } from '../../model/service';
import type { Ticket } from '../../model/ticket';
import type { OutboxItem } from '../../ports';
import { ticketSummary } from './ticket-summary';

/**
 * The card that a workflow posts to a Teams channel: the same content as the webhook's. The text stands in TextRuns, which
 * show it literally; a TextBlock would read Markdown and turn what a customer wrote into links (T7).
 * https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/connectors-using
 */
export function teamsBody(
  item: OutboxItem,
  ticket: Ticket,
  service: Service,
  siteUrl: string,
): Readonly<Record<string, unknown>> {
  const { heading, what, facts, url } = ticketSummary(item, ticket, service, siteUrl);
  const open = notificationPhrase(service, service.languages[0], 'channel.open');
  const content = {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.4',
    body: [
      line(heading, { weight: 'Bolder', size: 'Medium' }),
      line(what),
      ...facts.map((fact) => line(fact, { isSubtle: true, size: 'Small' })),
    ],
    actions: [{ type: 'Action.OpenUrl', title: open, url }],
    // What a phone shows before the card is opened.
    fallbackText: literal(`${heading}: ${ticket.number}`),
  };
  return { type: 'message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] };
}

function line(text: string, style: Readonly<Record<string, unknown>> = {}) {
  return { type: 'RichTextBlock', spacing: 'Small', inlines: [{ type: 'TextRun', text: literal(text), ...style }] };
}

/** Renderers expand `{{DATE(…)}}` in any text; a zero-width space between the braces prevents it. */
function literal(text: string): string {
  return text.replace(/\{(?=\{)/g, '{\u200B');
}
