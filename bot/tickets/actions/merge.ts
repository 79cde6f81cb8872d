import * as z from 'zod';
import { compact } from '../../model/compact';
import { MostradorError } from '../../model/errors';
import type { Ticket } from '../../model/ticket';
import type { TicketStatus } from '../../model/ticket-view';
import { EVERYBODY } from '../authorize';
import { isSameCustomer } from '../customer/customer-key';
import { readTicketNumber } from '../lifecycle/ticket-number';
import { transitionTicket } from '../lifecycle/transition-ticket';
import { isOpenStatus, type Transition } from '../lifecycle/transitions';
import { mergeNotice } from '../notifications/notices';
import { closesAfter } from '../sla/due-times';
import { staffAction, staffBody } from './staff-action';

const MERGED: Transition = {
  kind: 'merged',
  // The duplicate is resolved; the other ticket stays as it is.
  from: { new: ['resolved', 'new'], assigned: ['resolved', 'assigned'], waiting_customer: ['resolved', 'waiting_customer'] },
  cannot: 'it cannot be merged',
};

/**
 * Resolves a ticket as a duplicate of another one, which continues; its customer is told which. Both tickets change in one
 * transaction, so when two tickets are merged into each other at the same time, only one merge succeeds. Idempotent.
 * @throws MostradorError INVALID_REQUEST when there is no such other ticket, or it is the same; ILLEGAL_MOVE, with the
 * other ticket's `number` and `status`, when that is merged, resolved or closed; and as `perform`
 */
export const merge = staffAction({
  action: 'ticket.merge',
  path: 'merge',
  summary: 'Settles a ticket as a duplicate of another, which goes on',
  roles: EVERYBODY,
  transition: MERGED,
  /** `into` is the number of the ticket that continues. */
  body: staffBody({ into: z.string().min(1).max(40) }),
  example: { into: 'M-1A2B3C4D' },
  otherTicket: ({ into }) => readTicketNumber(into),
  decide: ({ ticket, other, conversation, service, actor, now }) => {
    if (other === undefined) throw refusal('no ticket has this number; check it');
    if (other.id === ticket.id) throw refusal('is the ticket itself; give the number of the other one');
    if (ticket.mergedInto === other.number) return { kind: 'unchanged' };
    const closesAt = closesAfter(service, now);
    const details = { actor: actor.login, now, text: customers(ticket, other) };
    const duplicate = transitionTicket(
      ticket,
      MERGED,
      { ...details, status: 'resolved', to: other.number },
      { mergedInto: other.number, resolvedAt: now.toISOString(), closesAt, resolution: { reason: 'duplicate', by: actor.login } },
    );
    // Only an open ticket can continue: merges form no circle, and no customer is sent to a ticket that nobody works on.
    if (!isOpenStatus(other.status)) throw endsThere(other);
    const target = transitionTicket(other, MERGED, { ...details, status: other.status, from: ticket.number });
    const telling = { service, language: conversation.language, ticket: duplicate.next, now };
    return {
      kind: 'changed',
      ticket: duplicate,
      other: target,
      state: 'resolved',
      drafts: [mergeNotice(telling, { name: actor.name, into: other.number, closesAt })],
      news: [{ about: 'resolved' }],
    };
  },
});

/** For readers of the events, so that nobody mistakes one customer's words for another's. */
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
    ...compact({ mergedInto }),
  });
}

function refusal(message: string): MostradorError {
  return new MostradorError('INVALID_REQUEST', `body.into: ${message}.`, { faults: [{ path: 'body.into', message }] });
}
