import type { Ticket } from '../../model/ticket';
import { currentTickets, ticketsToShow } from './current-tickets';
import { ticketKey } from './table/keys';
import type { Item, Table } from './table/table';

export interface Gathered<Entry> {
  readonly tickets: readonly Ticket[];
  /** The last entry looked at, when there may be more after it. */
  readonly stoppedAt?: Entry;
}

/**
 * The current tickets behind the entries of an index that pass `wanted`, at most `limit`. The index may lag: it can show a
 * ticket at a position that it has left, or at two, so it is read on until enough tickets themselves qualify.
 */
export async function gather<Entry extends { readonly item: Item }>(
  table: Table,
  entries: AsyncIterable<Entry>,
  limit: number,
  wanted: {
    readonly entry: (item: Item) => boolean;
    readonly ticket: (ticket: Ticket, item: Item) => boolean;
    /** Maximum number of entries to look at; the result may be incomplete after that. */
    readonly mostLookedAt?: number;
    /** Maximum number of tickets to read, likewise. */
    readonly mostRead?: number;
    /** Nothing is decided on the tickets. */
    readonly onlyToShow?: true;
  },
): Promise<Gathered<Entry>> {
  const { mostLookedAt = Number.POSITIVE_INFINITY, mostRead = Number.POSITIVE_INFINITY, onlyToShow = false } = wanted;
  const tickets: Ticket[] = [];
  const seen = new Map<string, Item>();
  let batch: Item[] = [];
  let looked = 0;
  let last: Entry | undefined;
  const read = async () => {
    for (const ticket of await (onlyToShow ? ticketsToShow : currentTickets)(table, batch)) {
      const item = seen.get(ticketKey(ticket.id).PK);
      if (item !== undefined && wanted.ticket(ticket, item)) tickets.push(ticket);
    }
    batch = [];
  };
  for await (const entry of entries) {
    if (tickets.length + batch.length >= limit) await read();
    if (last !== undefined && (tickets.length >= limit || looked >= mostLookedAt || seen.size >= mostRead)) {
      await read();
      return { tickets, stoppedAt: last };
    }
    last = entry;
    looked += entry.item.looked ?? 1;
    if (entry.item.looked !== undefined || seen.has(entry.item.PK) || !wanted.entry(entry.item)) continue;
    seen.set(entry.item.PK, entry.item);
    batch.push(entry.item);
  }
  await read();
  return { tickets };
}
