import { compact } from '../model/compact';
import { DUE_SOON_HOURS, MAX_CSV_ROWS } from '../model/limits';
import type { Service } from '../model/service';
import type { Ticket } from '../model/ticket';
import type { TicketFilter, TicketSort } from '../model/ticket-filter';
import { type Clock, TICKET_VIEWS, type TicketPage, type TicketQueue, type TicketViewName } from '../ports';
import { addBusinessTime } from '../time/business-hours';
import { type Actor, authorize, EVERYBODY, type Permission } from './authorize';

export interface TicketsRequest {
  readonly view: TicketViewName;
  readonly q?: string;
  readonly filter?: TicketFilter;
  readonly sort?: TicketSort;
  readonly cursor?: string;
}

const PAGE = 50;

/** Up to so many tickets of a view are counted. */
const MOST_COUNTED = 99;
/** Among so many; a count has no need to be exact beyond. */
const MOST_LOOKED_AT = 2_000;

/** A view's tickets, as far as they are counted; `more` when there are more of them. */
export interface ViewCount {
  readonly count: number;
  readonly more?: true;
}

export const LIST_TICKETS: Permission = { action: 'tickets.list', roles: EVERYBODY };

/**
 * A page of the queue, in order of due time unless another is asked for.
 * @throws MostradorError FORBIDDEN, INVALID_REQUEST when the cursor belongs to another view or order
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

/** What a desk watches all the time: how many tickets each view has, and what may have to ring. */
export interface DeskOverview {
  readonly views: Readonly<Record<TicketViewName, ViewCount>>;
  /** The first of the person's own tickets, and of those in danger. */
  readonly mine: readonly Ticket[];
  readonly danger: readonly Ticket[];
  /** The first page of the view that was asked for. */
  readonly list?: TicketPage;
}

/**
 * The same list as far as a table goes.
 * @throws MostradorError FORBIDDEN
 */
export async function tableOfTickets(
  { store, clock }: { readonly store: TicketQueue; readonly clock: Clock },
  actor: Actor,
  service: Service,
  request: TicketsRequest,
): Promise<readonly Ticket[]> {
  authorize(actor, LIST_TICKETS);
  const range = rangeOf(actor, service, clock.now());
  const tickets: Ticket[] = [];
  let cursor: string | undefined;
  do {
    const limit = MAX_CSV_ROWS - tickets.length;
    const page = await store.listTickets({ ...request, ...range, limit, ...compact({ cursor }) });
    tickets.push(...page.tickets);
    cursor = page.cursor;
  } while (cursor !== undefined && tickets.length < MAX_CSV_ROWS);
  return tickets;
}

/**
 * How many tickets each view has for this person, with those that are watched.
 * @param shown a view whose first page comes with them
 * @throws MostradorError FORBIDDEN
 */
export async function overviewOf(
  { store, clock }: { readonly store: TicketQueue; readonly clock: Clock },
  actor: Actor,
  service: Service,
  shown?: TicketViewName,
): Promise<DeskOverview> {
  authorize(actor, LIST_TICKETS);
  const range = rangeOf(actor, service, clock.now());
  // Mostly one list has them all.
  const whole = await store.listTickets({ view: 'all', withViews: true, ...range, limit: MOST_COUNTED + 1 });
  const listed = await Promise.all(
    TICKET_VIEWS.map(async (view) => {
      const known = view === 'all' ? whole.tickets : whole.byView?.get(view);
      return { view, ...(known ? counted(known) : await lookedAt({ store, clock }, actor, service, { view })) };
    }),
  );
  const all = (wanted: TicketViewName) => listed.flatMap(({ view, tickets }) => (view === wanted ? tickets : []));
  const pageOf = (view: TicketViewName) => {
    const tickets = all(view);
    return tickets.length <= PAGE ? { tickets } : store.listTickets({ view, ...range, limit: PAGE });
  };
  return compact({
    views: Object.fromEntries(listed.map(({ view, count }) => [view, count])) as Record<TicketViewName, ViewCount>,
    mine: all('mine').slice(0, PAGE),
    danger: all('danger').slice(0, PAGE),
    list: shown && (await pageOf(shown)),
  });
}

/** How many tickets a list has for this person, as far as a look at a part of the queue tells. */
export async function countOf(...of: Parameters<typeof lookedAt>): Promise<ViewCount> {
  return (await lookedAt(...of)).count;
}

async function lookedAt(
  { store, clock }: { readonly store: TicketQueue; readonly clock: Clock },
  actor: Actor,
  service: Service,
  { sort: _, ...request }: TicketsRequest,
): Promise<{ readonly tickets: readonly Ticket[]; readonly count: ViewCount }> {
  const range = rangeOf(actor, service, clock.now());
  const { tickets, cursor } = await store.listTickets({
    ...request,
    ...range,
    limit: MOST_COUNTED + 1,
    mostLookedAt: MOST_LOOKED_AT,
  });
  return counted(tickets, cursor !== undefined);
}

/** @param hasMore whether there are more tickets than were looked at */
function counted(tickets: readonly Ticket[], hasMore = false) {
  const count = Math.min(tickets.length, MOST_COUNTED);
  return { tickets, count: tickets.length > count || hasMore ? { count, more: true as const } : { count } };
}

function rangeOf({ login }: Actor, { calendar }: Service, now: Date) {
  const dueBefore = addBusinessTime(calendar, now, DUE_SOON_HOURS).toISOString();
  return { login, now: now.toISOString(), dueBefore, onlyToShow: true } as const;
}
