import { notificationPhrase } from '../../language/phrases';
import type { Service } from '../../model/service';
import type { Ticket } from '../../model/ticket';
import type { OutboxItem } from '../../ports';
import { ticketSummary } from './ticket-summary';

/**
 * What a workflow of a channel in Teams posts there: the same news as the webhook's, as a card. Its text stands in TextRuns,
 * which show it as it is: a TextBlock would read Markdown, and make links of what a customer wrote (T7).
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

/** `{{DATE(…)}}` is what a renderer makes something of in any text: a space of no width between the braces keeps it text. */
function literal(text: string): string {
  return text.replace(/\{(?=\{)/g, '{\u200B');
}
