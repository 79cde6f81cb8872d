import { compact } from '../../model/compact';
import type { Service } from '../../model/service';
import type { SlaOutcome, SlaRecord, Ticket } from '../../model/ticket';
import { businessTimeBetween } from '../../time/business-hours';

const MS_PER_HOUR = 3_600_000;

/** How a person's first reply decides the SLA. */
export interface SlaResult {
  /** Becomes part of the ticket. */
  readonly patch: { readonly promise?: SlaOutcome };
  /** Stored in the same transaction; absent when it was recorded before. */
  readonly record?: SlaRecord;
}

/**
 * Decides the SLA when a person answers or resolves the ticket now: it is kept if that is no later than the first time the
 * customer was told, whatever they were told since. A decided SLA stays; a later answer does not count again.
 */
export function recordSla(ticket: Ticket, service: Service, now: Date): SlaResult {
  if (ticket.firstRespondedAt !== undefined || ticket.promise === 'kept') return { patch: {} };
  const outcome: SlaOutcome = ticket.promise ?? (now.getTime() <= Date.parse(ticket.promisedAt) ? 'kept' : 'broken');
  return {
    patch: { promise: outcome },
    record: compact({
      ticketId: ticket.id,
      number: ticket.number,
      priority: ticket.priority,
      topic: ticket.topic,
      openedAt: ticket.openedAt,
      promisedAt: ticket.promisedAt,
      respondedAt: now.toISOString(),
      businessHours: businessTimeBetween(service.calendar, new Date(ticket.openedAt), now) / MS_PER_HOUR,
      outcome,
    }),
  };
}
