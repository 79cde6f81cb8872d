import type { Service } from '../../model/service';
import type { SlaOutcome, SlaRecord, Ticket } from '../../model/ticket';
import { businessTimeBetween } from '../../time/business-hours';

const MS_PER_HOUR = 3_600_000;

/** What a person's first reply makes of the SLA. */
export interface SlaResult {
  /** Goes into the ticket. */
  readonly patch: { readonly promise?: SlaOutcome };
  /** Goes into the same commit; absent when it was recorded before. */
  readonly record?: SlaRecord;
}

/**
 * A person answers or resolves the ticket now: the SLA is kept when that is no later than the first time the customer was
 * told, whatever they were told after it. Once kept it stays kept; a later answer does not count again.
 */
export function recordSla(ticket: Ticket, service: Service, now: Date): SlaResult {
  if (ticket.firstRespondedAt !== undefined || ticket.promise === 'kept') return { patch: {} };
  const outcome: SlaOutcome = ticket.promise ?? (now.getTime() <= Date.parse(ticket.promisedAt) ? 'kept' : 'broken');
  return {
    patch: { promise: outcome },
    record: {
      ticketId: ticket.id,
      number: ticket.number,
      priority: ticket.priority,
      ...(ticket.topic === undefined ? {} : { topic: ticket.topic }),
      openedAt: ticket.openedAt,
      promisedAt: ticket.promisedAt,
      respondedAt: now.toISOString(),
      businessHours: businessTimeBetween(service.calendar, new Date(ticket.openedAt), now) / MS_PER_HOUR,
      outcome,
    },
  };
}
