import type { Counted, Ticket } from '../../../model/ticket';
import type { Load } from '../../../ports';
import { sectionOf } from './ticket-order';

/** The counts in which a ticket must stand. */
export function countedNow(ticket: Ticket): Counted | undefined {
  const { assignee, status } = ticket;
  if (assignee === undefined || sectionOf(ticket) !== 'open') return undefined;
  return { login: assignee.login, waiting: status === 'assigned' };
}

/** The ticket as it is stored: counted where it must be. */
export function recounted(ticket: Ticket): Ticket {
  const { counted: _, ...rest } = ticket;
  const counted = countedNow(ticket);
  return counted === undefined ? rest : { ...rest, counted };
}

const NOBODY = '-';
/** By a ticket that waits for the person, or one that does not. */
const WAITING = 'w#';
const NOT_WAITING = 'o#';

/** Where a ticket is counted, as text beside its content: a condition can compare it. */
export function countsOf({ counted }: Pick<Ticket, 'counted'>): string {
  return counted === undefined ? NOBODY : `${counted.waiting ? WAITING : NOT_WAITING}${counted.login}`;
}

/** The opposite of `countsOf`. */
export function countedIn(text: string): Counted | undefined {
  return text === NOBODY ? undefined : { login: text.slice(WAITING.length), waiting: text.startsWith(WAITING) };
}

/**
 * How the counts of people change when these tickets are stored, each of which still says where it is counted until now.
 * People whose counts stay are missing.
 */
export function loadChanges(tickets: readonly Ticket[]): ReadonlyMap<string, Load> {
  const changes = new Map<string, Load>();
  const add = (counted: Counted | undefined, one: 1 | -1) => {
    if (counted === undefined) return;
    const { open, waiting } = changes.get(counted.login) ?? { open: 0, waiting: 0 };
    changes.set(counted.login, { open: open + one, waiting: waiting + (counted.waiting ? one : 0) });
  };
  for (const ticket of tickets) {
    add(ticket.counted, -1);
    add(countedNow(ticket), 1);
  }
  return new Map([...changes].filter(([, { open, waiting }]) => open !== 0 || waiting !== 0));
}
