import { MostradorError } from '../../model/errors';
import type { Ticket } from '../../model/ticket';
import type { TicketStatus } from '../../model/ticket-view';
import type { Transition } from './transitions';

const STATUS: Readonly<Record<TicketStatus, string>> = {
  new: 'new',
  assigned: 'assigned',
  waiting_customer: 'waiting for its customer',
  resolved: 'resolved',
  closed: 'closed',
};

/** The error for a transition that is illegal from the ticket's status: which, why, and what to do instead. */
export function illegalTransition({ number, status }: Ticket, transition: Transition): MostradorError {
  const cannot = transition.cannot ?? 'that cannot be done to it';
  return new MostradorError('ILLEGAL_MOVE', `${number} is ${STATUS[status]}, so ${cannot}. ${wayOut(status, transition)}`, {
    status,
  });
}

function wayOut(status: TicketStatus, { instead }: Transition): string {
  if (status === 'closed')
    return 'It stays closed: whoever writes again opens a new conversation, which may get a ticket of its own.';
  if (status === 'resolved') return 'Reopen it first.';
  return instead ?? 'Read the ticket again to see what is possible now.';
}
