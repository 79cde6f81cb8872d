import { compact } from '../../model/compact';
import type { Service } from '../../model/service';
import type { Ticket } from '../../model/ticket';
import type { TicketQueue, TicketViewName } from '../../ports';
import { dueAt } from '../lifecycle/ticket-view';
import { availableMembers, hasLeft, type Staffing } from './staffing';

const PAGE = 100;

/**
 * Tickets that may need an owner: unassigned ones while somebody is available, and those of people who have not come or
 * left the team, soonest due
 * first. The store's lists may lag behind.
 * @param limit maximum number of tickets from each list
 * @throws what the store throws
 */
export async function waitingTickets(
  store: Pick<TicketQueue, 'listTickets'>,
  service: Service,
  staffing: Staffing,
  now: Date,
  limit: number,
): Promise<readonly Ticket[]> {
  // Somebody without tickets that wait for them has left none behind.
  const away = [...staffing.waiting.keys()].filter((login) => hasLeft(staffing, service, login));
  const isAnybodyThere = availableMembers(staffing, service).length > 0;
  const [free, ...left] = await Promise.all([
    isAnybodyThere ? listed(store, 'unassigned', '', now, limit) : [],
    ...away.map((login) => listed(store, 'mine', login, now, limit)),
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
    const page = await store.listTickets(
      compact({
        view,
        login,
        now: at,
        dueBefore: at,
        limit: PAGE,
        cursor,
      }),
    );
    tickets.push(...page.tickets);
    cursor = page.cursor;
  } while (cursor !== undefined && tickets.length < limit);
  return tickets;
}
