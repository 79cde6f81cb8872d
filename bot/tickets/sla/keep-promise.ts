import type { Service } from '../../model/service';
import type { PromiseOutcome, PromiseRecord, Ticket } from '../../model/ticket';
import { businessTimeBetween } from '../../time/business-hours';

const MS_PER_HOUR = 3_600_000;

/** What a person's first word to the customer makes of the promise. */
export interface PromiseMark {
  /** Belongs into the ticket. */
  readonly patch: { readonly promise?: PromiseOutcome };
  /** Belongs into the same commit; absent when the promise was settled before. */
  readonly record?: PromiseRecord;
}

/**
 * A person answers, or settles, the ticket now: the promise is kept when that is no later than the first time told,
 * whatever was told after it. Once kept it stays so; a later answer does not count again.
 */
export function keepPromise(ticket: Ticket, service: Service, now: Date): PromiseMark {
  if (ticket.firstRespondedAt !== undefined || ticket.promise === 'kept') return { patch: {} };
  const outcome: PromiseOutcome = ticket.promise ?? (now.getTime() <= Date.parse(ticket.promisedAt) ? 'kept' : 'broken');
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
