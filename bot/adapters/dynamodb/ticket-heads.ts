import type { Ticket, TicketEvent } from '../../model/ticket';
import { type TicketHead, ticketHeadIn } from './items/ticket';
import * as keys from './table/keys';
import { getItem, type Item, type Table } from './table/table';

/** The latest events of the tickets that were read last, with the versions at which they were: a commit follows a read. */
const known = new WeakMap<Table, Map<string, { readonly version: number; readonly events: readonly TicketEvent[] }>>();
const MOST_KNOWN = 1_000;

/**
 * The ticket of a head.
 * @throws MostradorError INTERNAL when it cannot be read
 */
export function ticketOf(table: Table, item: Item): Ticket {
  return headOf(table, item).ticket;
}

/** @throws MostradorError INTERNAL when it cannot be read */
export function headOf(table: Table, item: Item): TicketHead {
  const head = ticketHeadIn(item);
  const { id, version } = head.ticket;
  const heads = known.get(table) ?? new Map();
  known.set(table, heads);
  // Written anew, it is the last to go.
  heads.delete(id);
  heads.set(id, { version, events: head.events });
  const [oldest] = heads.keys();
  if (heads.size > MOST_KNOWN && oldest !== undefined) heads.delete(oldest);
  return head;
}

/** The events that stand in the head of a ticket at a version; absent when it has moved on. */
export async function eventsAt(table: Table, id: string, version: number): Promise<readonly TicketEvent[] | undefined> {
  const before = known.get(table)?.get(id);
  if (before?.version === version) return before.events;
  const item = await getItem(table, keys.ticketKey(id));
  if (item === undefined) return undefined;
  const { ticket, events } = headOf(table, item);
  return ticket.version === version ? events : undefined;
}
