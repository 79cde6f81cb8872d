import type { Ticket } from '../../model/ticket';
import { ticketKey } from './table/keys';
import type { Item, Table } from './table/table';
import { ticketsOf } from './tickets';

export interface Gathered<Entry> {
  readonly tickets: readonly Ticket[];
  /** The last entry that was looked at, when there may be more behind it. */
  readonly stoppedAt?: Entry;
}

/**
 * The tickets behind entries of an index that are wanted as they are now, `limit` at most. The index lags: it may show
 * a ticket in a place that it has left, or in two, so it is gone through until the tickets themselves are enough.
 */
export async function gather<Entry extends { readonly item: Item }>(
  table: Table,
  entries: AsyncIterable<Entry>,
  limit: number,
  wanted: {
    readonly entry: (item: Item) => boolean;
    readonly ticket: (ticket: Ticket, item: Item) => boolean;
    /** Entries to look at; who found too little by then stops early. */
    readonly mostLookedAt?: number;
  },
): Promise<Gathered<Entry>> {
  const { mostLookedAt = Number.POSITIVE_INFINITY } = wanted;
  const tickets: Ticket[] = [];
  const seen = new Map<string, Item>();
  let batch: Item[] = [];
  let looked = 0;
  let last: Entry | undefined;
  const read = async () => {
    for (const ticket of await ticketsOf(table, batch)) {
      const item = seen.get(ticketKey(ticket.id).PK);
      if (item !== undefined && wanted.ticket(ticket, item)) tickets.push(ticket);
    }
    batch = [];
  };
  for await (const entry of entries) {
    if (tickets.length + batch.length >= limit) await read();
    if (last !== undefined && (tickets.length >= limit || looked >= mostLookedAt)) {
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
