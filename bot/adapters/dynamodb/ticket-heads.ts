import { compact } from '../../model/compact';
import type { Ticket, TicketEvent } from '../../model/ticket';
import { type TicketHead, ticketHeadIn } from './items/ticket';
import * as keys from './table/keys';
import { getItem, type Item, type Table } from './table/table';

/** What a head has beside its ticket. */
export interface HeadParts {
  readonly events: readonly TicketEvent[];
  /** The place that it has among those that the SLA monitor has to look at; empty when it has none. */
  readonly place: string;
  /** The customer under whom the ticket is filed. */
  readonly customerKey?: string;
}

/** The heads of the tickets that were read last, with the versions at which they were: a commit follows a read. */
const known = new WeakMap<Table, Map<string, HeadParts & { readonly version: number }>>();
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
  heads.set(id, { version, ...partsOf(head, item) });
  const [oldest] = heads.keys();
  if (heads.size > MOST_KNOWN && oldest !== undefined) heads.delete(oldest);
  return head;
}

/** What the head of a ticket has at a version; absent when it has moved on. */
export async function partsAt(table: Table, id: string, version: number): Promise<HeadParts | undefined> {
  const before = known.get(table)?.get(id);
  if (before?.version === version) return before;
  const item = await getItem(table, keys.ticketKey(id));
  if (item === undefined) return undefined;
  const head = headOf(table, item);
  return head.ticket.version === version ? partsOf(head, item) : undefined;
}

function partsOf({ ticket: { customerKey }, events }: TicketHead, { nextActionAt: place }: Item): HeadParts {
  return compact({ events, place, customerKey });
}
