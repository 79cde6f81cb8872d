import type { Ticket, TicketEvent } from '../../../model/ticket';

/** Stands where a customer's words were. */
const ERASED = '—';

/**
 * The ticket without anything that its customer, or staff about them, wrote, and without what ties it to the person's
 * other tickets. Its course stays: statuses, times, who had it.
 */
function withoutPersonalData(ticket: Ticket): Ticket {
  const { explanation: _, customerKey: __, mergedInto: ___, resolution, ...rest } = ticket;
  return {
    ...rest,
    subject: ERASED,
    customer: {},
    labels: [],
    ...(resolution === undefined ? {} : { resolution: { reason: resolution.reason, by: resolution.by } }),
  };
}

function hasPersonalData(ticket: Ticket): boolean {
  const { subject, customer, explanation, resolution, customerKey, labels, mergedInto } = ticket;
  return (
    subject !== ERASED ||
    Object.keys(customer).length > 0 ||
    labels.length > 0 ||
    [explanation, resolution?.note, customerKey, mergedInto].some((thing) => thing !== undefined)
  );
}

/** The event without its text, and without what ties it to another ticket, perhaps of the same person. */
export function withoutText(event: TicketEvent): TicketEvent {
  const { text: _, ...rest } = event;
  if (event.kind !== 'merged') return rest;
  const { from: __, to: ___, ...bare } = rest;
  return bare;
}

/** The next, and last, version of a ticket whose conversation was erased, and the event that says so; nothing when it was done before. */
export function eraseTicket(ticket: Ticket, at: string): { readonly next: Ticket; readonly event: TicketEvent } | undefined {
  if (!hasPersonalData(ticket)) return undefined;
  const version = ticket.version + 1;
  return {
    // There is nobody left to answer: it is closed for good.
    next: { ...withoutPersonalData(ticket), status: 'closed', version, updatedAt: at },
    event: { version, at, kind: 'erased', actor: 'customer' },
  };
}
