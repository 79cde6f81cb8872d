import { DUE_SOON_HOURS } from '../model/limits';
import type { Service } from '../model/service';
import { type Clock, TICKET_VIEWS, type TicketPage, type TicketQueue, type TicketViewName } from '../ports';
import { addBusinessTime } from '../time/business-hours';
import { type Actor, authorize, EVERYBODY, type Permission } from './authorize';

export interface TicketsRequest {
  readonly view: TicketViewName;
  readonly q?: string;
  readonly cursor?: string;
}

const PAGE = 50;

/** Up to so many tickets of a view are counted. */
const MOST_COUNTED = 99;

/** A view's tickets, as far as they are counted; `more` when there are more of them. */
export interface ViewCount {
  readonly count: number;
  readonly more?: true;
}

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
  return store.listTickets({ ...request, ...rangeOf(actor, service, clock.now()), limit: PAGE });
}

/**
 * How many tickets each view has for this person.
 * @throws MostradorError FORBIDDEN
 */
export async function countTickets(
  { store, clock }: { readonly store: TicketQueue; readonly clock: Clock },
  actor: Actor,
  service: Service,
): Promise<Readonly<Record<TicketViewName, ViewCount>>> {
  authorize(actor, LIST_TICKETS);
  const range = rangeOf(actor, service, clock.now());
  const counted = TICKET_VIEWS.map(async (view) => {
    const { tickets } = await store.listTickets({ view, ...range, limit: MOST_COUNTED + 1 });
    const count = Math.min(tickets.length, MOST_COUNTED);
    return [view, tickets.length > count ? { count, more: true as const } : { count }] as const;
  });
  return Object.fromEntries(await Promise.all(counted)) as Record<TicketViewName, ViewCount>;
}

function rangeOf({ login }: Actor, { calendar }: Service, now: Date) {
  const dueBefore = addBusinessTime(calendar, now, DUE_SOON_HOURS).toISOString();
  return { login, now: now.toISOString(), dueBefore, onlyToShow: true } as const;
}
