import type { Ticket } from '../../model/ticket';
import { sortableTime } from './ticket-order';

/** Where a ticket stands among its customer's: text that sorts by the time it was opened. */
export function historyPlace(ticket: Ticket): string {
  return `${sortableTime(ticket.openedAt)}#${ticket.id}`;
}
