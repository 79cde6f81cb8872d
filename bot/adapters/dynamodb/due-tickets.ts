import type { Ticket } from '../../model/ticket';
import { gather } from './gather';
import { merged } from './merged';
import { isDue, isFiledAt, nextActionPosition, OPEN_STATUSES, sortableTime, ticketPosition } from './records/ticket-order';
import { fileWhereItBelongs } from './refile-tickets';
import { DUE, type Key, queueOf } from './table/keys';
import { type Item, items, type Table } from './table/table';

/** Tickets that are filed at the same time. */
const AT_ONCE = 8;

/** See `Store.listTicketsDue`. */
export async function listTicketsDue(table: Table, before: string, limit: number, after?: Ticket): Promise<readonly Ticket[]> {
  const behind = after === undefined ? undefined : ticketPosition(after);
  const { tickets } = await gather(table, dueEntries(table, sortableTime(before), limit, behind), limit, {
    entry: () => true,
    // A ticket that has moved in the index meanwhile is listed at its new position. The next list continues at the position
    // of the last ticket.
    ticket: (ticket, { position }) => isDue(ticket, before) && isFiledAt(ticket, position),
  });
  return tickets.toSorted((a, b) => (ticketPosition(a) < ticketPosition(b) ? -1 : 1));
}

/** See `Store.listNextActions`. Tickets that kept an earlier place than theirs are filed where they belong. */
export async function listNextActions(table: Table, now: string, limit: number, after?: Ticket): Promise<readonly Ticket[]> {
  const behind = after && nextActionPosition(after);
  const early: Key[] = [];
  const { tickets } = await gather(table, nextActionEntries(table, now, limit, behind), limit, {
    entry: () => true,
    ticket: (ticket, { PK, SK, nextActionAt }) => {
      const place = nextActionPosition(ticket);
      if (place !== nextActionAt) early.push({ PK, SK });
      return place === nextActionAt;
    },
  });
  for (let first = 0; first < early.length; first += AT_ONCE)
    await Promise.all(early.slice(first, first + AT_ONCE).map((key) => fileWhereItBelongs(table, key)));
  return tickets;
}

async function* nextActionEntries(
  table: Table,
  now: string,
  limit: number,
  behind: string | undefined,
): AsyncGenerator<{ readonly item: Item }> {
  const to = `${sortableTime(now)}#~`;
  const source = items(table, { index: 'byNextAction', partition: DUE, from: behind ?? '0', to, pageSize: limit });
  for await (const item of source) if (item.nextActionAt !== behind) yield { item };
}

async function* dueEntries(
  table: Table,
  to: string,
  limit: number,
  behind: string | undefined,
): AsyncGenerator<{ readonly item: Item }> {
  const sources = [...OPEN_STATUSES, 'resolved' as const].map((status) =>
    items(table, {
      index: 'byQueue',
      partition: queueOf(status),
      from: behind ?? '0',
      to,
      pageSize: limit,
    }),
  );
  for await (const item of merged(sources, true)) if (item.position !== behind) yield { item };
}
