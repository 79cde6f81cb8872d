import type { Ticket } from '../../../model/ticket';
import type { Store } from '../../../ports';

/**
 * The tickets that may need something before a time, soonest first, a page at a time: however many there are, those that need
 * nothing any more stand in nobody's way.
 * @throws what the store throws
 */
export async function* dueTickets(
  store: Pick<Store, 'listTicketsDue'>,
  before: string,
  pageSize: number,
): AsyncGenerator<readonly Ticket[]> {
  let last: Ticket | undefined;
  do {
    const page: readonly Ticket[] = await store.listTicketsDue(before, pageSize, last);
    yield page;
    last = page.length < pageSize ? undefined : page.at(-1);
  } while (last !== undefined);
}
