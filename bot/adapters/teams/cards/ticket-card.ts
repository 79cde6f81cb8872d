import { type TeamsKey, teamsPhrase } from '../../../language/phrases';
import type { TicketView } from '../../../model/ticket-view';
import { formatDue } from '../../../tickets/sla/due-times';
import type { CardElement } from './card';
import { literalLines } from './literal';
import type { Rendering } from './message-activity';

/** Number, status, owner and due time. */
export function ticketElements(ticket: TicketView, rendering: Rendering): readonly CardElement[] {
  const { language, timeZone } = rendering;
  const say = (key: TeamsKey) => teamsPhrase(rendering, language, key);
  const settled = ticket.status === 'resolved' || ticket.status === 'closed';
  return [
    {
      type: 'Container',
      style: 'emphasis',
      items: [
        {
          type: 'RichTextBlock',
          inlines: [
            { type: 'TextRun', text: `${say('teams.ticket')} ` },
            { type: 'TextRun', text: ticket.number, weight: 'Bolder' },
          ],
        },
        ...row(say('teams.status'), say(`teams.status.${ticket.status}`)),
        ...(ticket.assignee === undefined ? [] : row(say('teams.assignee'), ticket.assignee)),
        ...(settled ? [] : row(say('teams.due'), formatDue(ticket.dueAt, language, timeZone))),
      ],
    },
  ];
}

function row(label: string, value: string): readonly CardElement[] {
  return [
    { type: 'RichTextBlock', spacing: 'Small', inlines: [{ type: 'TextRun', text: label, isSubtle: true, size: 'Small' }] },
    ...literalLines(value).map((line) => ({ ...line, spacing: 'None' as const })),
  ];
}
