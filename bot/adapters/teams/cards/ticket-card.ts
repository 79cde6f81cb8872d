import type { Language } from '../../../model/language';
import type { TicketView } from '../../../model/ticket-view';
import { formatDue } from '../../../tickets/sla/due-times';
import { teamsPhrase } from '../phrases';
import type { CardElement } from './card';
import { literalLines } from './literal';

/** Number, state, who has it, and by when. */
export function ticketElements(ticket: TicketView, language: Language, timeZone: string): readonly CardElement[] {
  const say = (key: Parameters<typeof teamsPhrase>[1]) => teamsPhrase(language, key);
  const settled = ticket.status === 'resolved' || ticket.status === 'closed';
  return [
    {
      type: 'Container',
      style: 'emphasis',
      items: [
        {
          type: 'RichTextBlock',
          inlines: [
            { type: 'TextRun', text: `${say('ticket')} ` },
            { type: 'TextRun', text: ticket.number, weight: 'Bolder' },
          ],
        },
        ...row(say('status'), say(`status.${ticket.status}`)),
        ...(ticket.assignee === undefined ? [] : row(say('assignee'), ticket.assignee)),
        ...(settled ? [] : row(say('due'), formatDue(ticket.dueAt, language, timeZone))),
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
