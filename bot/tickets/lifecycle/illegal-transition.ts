import { MostradorError } from '../../model/errors';
import type { Ticket } from '../../model/ticket';
import type { TicketStatus } from '../../model/ticket-view';
import type { TicketMove } from './transitions';

const STATUS: Readonly<Record<TicketStatus, string>> = {
  new: 'new',
  assigned: 'assigned',
  waiting_customer: 'waiting for its customer',
  resolved: 'resolved',
  closed: 'closed',
};

/** What people ask for. What the machine does by itself is refused to nobody. */
const CANNOT: Readonly<Partial<Record<TicketMove, string>>> = {
  claimed: 'it cannot be claimed',
  assigned: 'it cannot be assigned',
  replied: 'it cannot be answered',
  escalated: 'it cannot go up the ladder',
  snoozed: 'it cannot be put off',
  merged: 'it cannot be merged',
  spam: 'it cannot be marked as spam',
  resolved: 'it cannot be resolved',
  reopened: 'it cannot be reopened',
  customer_message: 'nothing can be added to it',
  details: 'nothing can be added to it',
  cancelled: 'it cannot be cancelled',
  confirmed: 'its solution cannot be confirmed',
  rated: 'it cannot be rated',
};

/** Where it is open still. */
const INSTEAD: Readonly<Partial<Record<TicketMove, string>>> = {
  claimed: 'Assign it to yourself to take it over.',
  reopened: 'It is open: go on with it as it is.',
  rated: 'Rate it once it is resolved.',
  confirmed: 'Confirm it once it is resolved.',
};

/** A move that is not legal from the ticket's status: which, why, and what leads on. */
export function illegalMove({ number, status }: Ticket, move: TicketMove): MostradorError {
  const cannot = CANNOT[move] ?? 'that cannot be done to it';
  return new MostradorError('ILLEGAL_MOVE', `${number} is ${STATUS[status]}, so ${cannot}. ${wayOut(status, move)}`, { status });
}

function wayOut(status: TicketStatus, move: TicketMove): string {
  if (status === 'closed')
    return 'It stays closed: whoever writes again opens a new conversation, which may get a ticket of its own.';
  if (status === 'resolved') return 'Reopen it first.';
  return INSTEAD[move] ?? 'Read the ticket again to see what is possible now.';
}
