import type { Ticket, TicketEvent } from '../../../model/ticket';
import type { Erasure } from '../../../ports';

export type TicketErasure = Pick<Erasure, 'at' | 'ticketsUntilSeconds'>;

/** Replaces the customer's words. */
const ERASED = '—';

/**
 * The ticket without anything that its customer wrote or that staff wrote about them, and without links to the person's
 * other tickets. Its history stays: statuses, times, owners.
 */
function withoutPersonalData(ticket: Ticket): Ticket {
  const {
    explanation: _,
    customerKey: __,
    mergedInto: ___,
    mailReturned: ____,
    addressAgainAt: _____,
    messageWords: ______,
    lastLine: _______,
    resolution,
    ...rest
  } = ticket;
  return {
    ...rest,
    subject: ERASED,
    customer: {},
    labels: [],
    ...(resolution === undefined ? {} : { resolution: { reason: resolution.reason, by: resolution.by } }),
  };
}

function hasPersonalData(ticket: Ticket): boolean {
  const { subject, customer, explanation, resolution, customerKey, labels, mergedInto, messageWords, lastLine } = ticket;
  return (
    subject !== ERASED ||
    Object.keys(customer).length > 0 ||
    labels.length > 0 ||
    [explanation, resolution?.note, customerKey, mergedInto, messageWords, lastLine].some((thing) => thing !== undefined)
  );
}

/** The event without its text and without a link to another ticket, which may be the same person's. */
export function withoutPersonalText(event: TicketEvent): TicketEvent {
  const { text: _, ...rest } = event;
  if (event.kind !== 'merged') return rest;
  const { from: __, to: ___, ...bare } = rest;
  return bare;
}

/**
 * The next, and last, version of a ticket whose conversation was erased, with the event that records it; undefined when it
 * was erased before.
 */
export function eraseTicket(
  ticket: Ticket,
  { at, ticketsUntilSeconds }: TicketErasure,
): { readonly next: Ticket; readonly event: TicketEvent } | undefined {
  if (!hasPersonalData(ticket)) return undefined;
  const version = ticket.version + 1;
  const { expiresAtSeconds = ticketsUntilSeconds } = ticket;
  return {
    // Nobody is left to answer, so the ticket is closed for good.
    next: { ...withoutPersonalData(ticket), status: 'closed', version, updatedAt: at, expiresAtSeconds },
    event: { version, at, kind: 'erased', actor: 'customer' },
  };
}

/** Whether an event of another ticket quotes what the customer of a ticket wrote after it was merged into that one. */
export function quotes({ kind, actor, text }: TicketEvent, { number }: Pick<Ticket, 'number'>): boolean {
  return kind === 'noted' && actor === 'bot' && text?.startsWith(`${number}: `) === true;
}
