import { DUE_SOON_HOURS } from '../model/limits';
import type { Service } from '../model/service';
import type { Clock, TicketPage, TicketQueue, TicketViewName } from '../ports';
import { addBusinessTime } from '../time/business-hours';
import { type Actor, authorize, EVERYBODY, type Permission } from './authorize';

export interface TicketsRequest {
  readonly view: TicketViewName;
  readonly q?: string;
  readonly cursor?: string;
}

const PAGE = 50;

export const LIST_TICKETS: Permission = { action: 'tickets.list', roles: EVERYBODY };

/**
 * A page of the queue, in order of due time.
 * @throws MostradorError FORBIDDEN, INVALID_REQUEST when the cursor belongs to another view
 */
export function listTickets(
  { store, clock }: { readonly store: TicketQueue; readonly clock: Clock },
  actor: Actor,
  service: Service,
  request: TicketsRequest,
): Promise<TicketPage> {
  authorize(actor, LIST_TICKETS);
  const now = clock.now();
  return store.listTickets({
    ...request,
    login: actor.login,
    now: now.toISOString(),
    dueBefore: addBusinessTime(service.calendar, now, DUE_SOON_HOURS).toISOString(),
    limit: PAGE,
    onlyToShow: true,
  });
}
