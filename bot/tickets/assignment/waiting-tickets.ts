import type { Service } from '../../model/service';
import type { Availability } from '../../model/staff';
import type { Ticket } from '../../model/ticket';
import type { TicketQueue, TicketViewName } from '../../ports';
import { dueAt } from '../lifecycle/ticket-view';
import { type Staffing, staffingOf, whoIsThere } from './staffing';

const PAGE = 100;

/**
 * Tickets that may have to go to somebody: those that nobody has, when there is somebody to take them, and those of people who
 * are away. By the store's listings, which are hints. Soonest due first.
 * @param limit so many of each at most
 * @throws what the store throws
 */
export async function waitingTickets(
  store: Pick<TicketQueue, 'listTickets'>,
  service: Service,
  availability: readonly Availability[],
  now: Date,
  limit: number,
): Promise<readonly Ticket[]> {
  const staffing: Staffing = staffingOf(availability);
  const away = availability.filter(({ available }) => !available);
  const isAnybodyThere = whoIsThere(staffing, service).length > 0;
  const [free, ...left] = await Promise.all([
    isAnybodyThere ? listed(store, 'unassigned', '', now, limit) : [],
    ...away.map(({ login }) => listed(store, 'mine', login, now, limit)),
  ]);
  const waiting = [...free, ...left.flat().filter(({ status }) => status === 'assigned')];
  return waiting.sort((a, b) => (dueAt(a) < dueAt(b) ? -1 : 1)).slice(0, limit);
}

async function listed(
  store: Pick<TicketQueue, 'listTickets'>,
  view: TicketViewName,
  login: string,
  now: Date,
  limit: number,
): Promise<readonly Ticket[]> {
  const at = now.toISOString();
  const tickets: Ticket[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.listTickets({
      view,
      login,
      now: at,
      dueBefore: at,
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    tickets.push(...page.tickets);
    cursor = page.cursor;
  } while (cursor !== undefined && tickets.length < limit);
  return tickets;
}
