import type { Ticket } from '../../model/ticket';
import { gather } from './gather';
import { merged } from './merged';
import { isDue, OPEN_STATUSES, sortableTime, ticketPosition } from './records/ticket-order';
import { queueOf } from './table/keys';
import { type Item, items, type Table } from './table/table';

/** See `Store.listTicketsDue`. */
export async function listTicketsDue(table: Table, before: string, limit: number, after?: Ticket): Promise<readonly Ticket[]> {
  const behind = after === undefined ? undefined : ticketPosition(after);
  const { tickets } = await gather(table, dueEntries(table, sortableTime(before), limit, behind), limit, {
    entry: () => true,
    // A ticket that has moved in the index meanwhile is listed at its new position. The next list continues at the position
    // of the last ticket.
    ticket: (ticket, { position }) => isDue(ticket, before) && ticketPosition(ticket) === position,
  });
  return tickets;
}

async function* dueEntries(
  table: Table,
  to: string,
  limit: number,
  behind: string | undefined,
): AsyncGenerator<{ readonly item: Item }> {
  const sources = [...OPEN_STATUSES, 'resolved' as const].map((status) =>
    items(table, {
      index: { name: 'byQueue', key: 'queue' },
      partition: queueOf(status),
      from: behind ?? '0',
      to,
      pageSize: limit,
    }),
  );
  for await (const item of merged(sources, true)) if (item.position !== behind) yield { item };
}
