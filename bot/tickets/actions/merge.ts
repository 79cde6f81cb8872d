import { MostradorError } from '../../model/errors';
import type { Ticket } from '../../model/ticket';
import type { TicketStatus } from '../../model/ticket-view';
import { isSameCustomer } from '../customer/customer-key';
import { readTicketNumber } from '../lifecycle/ticket-number';
import { transitionTicket } from '../lifecycle/transition-ticket';
import { isOpenStatus } from '../lifecycle/transitions';
import { mergeNotice } from '../notifications/notices';
import { closesAfter } from '../sla/due-times';
import { type Decision, type DeskPorts, perform, type Situation, type StaffBody, type StaffRequest } from './perform';

export interface MergeBody extends StaffBody {
  /** Number of the ticket that goes on. */
  readonly into: string;
}

/**
 * Settles a ticket as a duplicate of another one, which goes on; its customer is told which. Both tickets change in one
 * transaction, so that of two tickets that are merged into each other at once only one is. Again into the same changes nothing.
 * @throws MostradorError INVALID_REQUEST when there is no such other ticket, or it is the same; ILLEGAL_MOVE, with the other
 * ticket's `number` and `status`, when that is merged, resolved or closed; and as `perform`
 */
export function merge(desk: DeskPorts, request: StaffRequest<MergeBody>): Promise<void> {
  return perform(desk, 'ticket.merge', request, decideMerge, {}, readTicketNumber(request.body.into));
}

function decideMerge({ ticket, other, conversation, service, actor, now }: Situation): Decision {
  if (other === undefined) throw refusal('no ticket has this number; check it');
  if (other.id === ticket.id) throw refusal('is the ticket itself; give the number of the other one');
  if (ticket.mergedInto === other.number) return { kind: 'unchanged' };
  const closesAt = closesAfter(service, now);
  const details = { actor: actor.login, now, text: customers(ticket, other) };
  const duplicate = transitionTicket(
    ticket,
    'merged',
    { ...details, status: 'resolved', to: other.number },
    { mergedInto: other.number, resolvedAt: now.toISOString(), closesAt, resolution: { reason: 'duplicate', by: actor.login } },
  );
  // Only what is open goes on: so nothing leads in a circle, and no customer is sent to where nobody works.
  if (!isOpenStatus(other.status)) throw endsThere(other);
  const target = transitionTicket(other, 'merged', { ...details, status: other.status, from: ticket.number });
  const telling = { service, language: conversation.language, ticket: duplicate.next, now };
  return {
    kind: 'changed',
    ticket: duplicate,
    other: target,
    state: 'resolved',
    drafts: [mergeNotice(telling, { name: actor.name, into: other.number, closesAt })],
    news: [{ about: 'resolved' }],
  };
}

/** For whoever reads the events: nobody should take one customer's words for another's. */
function customers(ticket: Ticket, other: Ticket): string {
  const same = isSameCustomer(ticket, other);
  return same === undefined ? 'customer_unknown' : same ? 'same_customer' : 'other_customer';
}

const HINTS: Readonly<Partial<Record<TicketStatus, string>>> = {
  resolved: 'is resolved: reopen it first',
  closed: 'is closed for good: choose one that is open',
};

function endsThere({ number, status, mergedInto }: Ticket): MostradorError {
  const hint = mergedInto === undefined ? HINTS[status] : `was itself merged into ${mergedInto}: merge into that one`;
  return new MostradorError('ILLEGAL_MOVE', `${number} ${hint ?? 'is not open'}.`, {
    number,
    status,
    ...(mergedInto ? { mergedInto } : {}),
  });
}

function refusal(message: string): MostradorError {
  return new MostradorError('INVALID_REQUEST', `body.into: ${message}.`, { faults: [{ path: 'body.into', message }] });
}
