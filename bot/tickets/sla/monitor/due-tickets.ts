import type { Service } from '../../../model/service';
import type { Ticket } from '../../../model/ticket';
import type { TicketQueue } from '../../../ports';
import { addBusinessTime } from '../../../time/business-hours';

const MS_PER_HOUR = 3_600_000;
/** Due times are rounded up to a minute, and the bound of the list is exclusive. */
const ROUNDED_MS = 60_001;
/** The longest due time of a first reply, in service levels: see `targetHours`. */
const MAX_SERVICE_LEVELS = 2;
/** Service levels may have been longer when a ticket was opened. */
const LEAST_HOURS = 8;

/**
 * The tickets that may need something before a given time, soonest first, one page at a time. Each page continues after the
 * last one, so tickets that need nothing are not read again.
 * @throws what the store throws
 */
export function dueTickets(store: Pick<TicketQueue, 'listTicketsDue'>, before: string, pageSize: number): Pages {
  return pages((after) => store.listTicketsDue(before, pageSize, after), pageSize);
}

/**
 * The tickets whose next action is due, soonest first, one page at a time.
 * @throws what the store throws
 */
export function nextActions(store: Pick<TicketQueue, 'listNextActions'>, now: string, pageSize: number): Pages {
  return pages((after) => store.listNextActions(now, pageSize, after), pageSize);
}

type Pages = AsyncGenerator<readonly Ticket[]>;

async function* pages(read: (after: Ticket | undefined) => Promise<readonly Ticket[]>, pageSize: number): Pages {
  let last: Ticket | undefined;
  do {
    const page: readonly Ticket[] = await read(last);
    yield page;
    last = page.length < pageSize ? undefined : page.at(-1);
  } while (last !== undefined);
}

/** No ticket due after this time can need anything now; ISO 8601. */
export function horizon(service: Service, now: Date): string {
  const longestHours = Math.max(...Object.values(service.serviceLevels).map((level) => level.firstResponseHours));
  const open = addBusinessTime(service.calendar, now, Math.max(longestHours * MAX_SERVICE_LEVELS, LEAST_HOURS));
  const { followUpAfterHours, closeResolvedAfterHours } = service;
  // A resolved ticket is listed by the time at which it closes.
  const aheadHours = followUpAfterHours === undefined ? 0 : Math.max(0, closeResolvedAfterHours - followUpAfterHours);
  return new Date(Math.max(open.getTime(), now.getTime() + aheadHours * MS_PER_HOUR) + ROUNDED_MS).toISOString();
}
