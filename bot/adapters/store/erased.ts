import type { Ticket, TicketEvent } from '../../desk/types';

/** Stands where a customer's words were. */
const ERASED = '—';

/** The ticket without anything that its customer, or staff about them, wrote. Its course stays: statuses, times, who had it. */
function withoutPersonalData(ticket: Ticket): Ticket {
  const { explanation: _, resolution, ...rest } = ticket;
  return {
    ...rest,
    subject: ERASED,
    customer: {},
    ...(resolution === undefined ? {} : { resolution: { reason: resolution.reason, by: resolution.by } }),
  };
}

function hasPersonalData({ subject, customer, explanation, resolution }: Ticket): boolean {
  return subject !== ERASED || Object.keys(customer).length > 0 || explanation !== undefined || resolution?.note !== undefined;
}

/** The event without its text. */
export function withoutText(event: TicketEvent): TicketEvent {
  const { text: _, ...rest } = event;
  return rest;
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
