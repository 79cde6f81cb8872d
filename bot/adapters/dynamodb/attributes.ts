import type { SlaRecord } from '../../model/ticket';
import type { OutboxItem } from '../../ports';
import { type TicketHead, ticketItem } from './items/ticket';
import { outboxOrder } from './records/outbox-order';
import { countsOf, recounted } from './records/ticket-load';
import { nextActionPosition, sectionOf, sortableTime, ticketPosition } from './records/ticket-order';
import { entryText } from './records/ticket-search';
import { assigneeOf, DEAD_OUTBOX, DUE, dayOf, filedIn, type Key, OUTBOX, promisesOf } from './table/keys';

/** Where a ticket stands among those that the SLA monitor has to look at, before it changes. */
export interface KeptPlace {
  readonly place: string;
  readonly nowSeconds: number;
}

/**
 * A ticket keeps an earlier place that has not come yet: it is nearly always due earlier again with the next message, and to
 * move it costs two units. When the place comes it is filed where it belongs, see `listNextActions`.
 */
function placeOf(wanted: string | undefined, kept: KeptPlace | undefined): string | undefined {
  if (wanted === undefined || kept === undefined) return wanted;
  const isAhead = kept.place > new Date(kept.nowSeconds * 1_000).toISOString();
  return isAhead && kept.place < wanted ? kept.place : wanted;
}

/** A ticket head: its content with the latest events, its version for conditions, and its index keys. */
export function ticketAttributes({ ticket, events }: TicketHead, kept?: KeptPlace) {
  const { assignee } = ticket;
  const filed = recounted(ticket);
  const nextActionAt = placeOf(nextActionPosition(ticket), kept);
  return {
    version: ticket.version,
    expiresAt: ticket.expiresAtSeconds,
    queue: filedIn(ticket.status),
    ...(assignee === undefined || sectionOf(ticket) !== 'open' ? {} : { assignee: assigneeOf(assignee.login) }),
    position: ticketPosition(ticket),
    ...(nextActionAt === undefined ? {} : { due: DUE, nextActionAt }),
    search: entryText(ticket),
    counted: countsOf(filed),
    ...ticketItem({ ticket: filed, events }),
  };
}

/** The latest SLA records of a priority are read often, so the index carries the whole record. */
export function slaAttributes(record: SlaRecord, expiresAt: number | undefined) {
  return {
    expiresAt,
    queue: promisesOf(record.priority),
    position: `${sortableTime(record.respondedAt)}#${record.ticketId}`,
    search: JSON.stringify(record),
  };
}

/** The length of `2026-11-30`. */
const DAY_LENGTH = 10;

/** Of UTC. */
export const isSameDay = (a: string, b: string): boolean => a.slice(0, DAY_LENGTH) === b.slice(0, DAY_LENGTH);

/** Files what was said at a time under its day (UTC). */
export function dayAttributes(at: string) {
  return { due: dayOf(at.slice(0, DAY_LENGTH)), nextActionAt: at };
}

export function outboxKey(item: OutboxItem): Key {
  return { PK: OUTBOX, SK: outboxOrder(item) };
}

/** Sort key: the time of the next attempt. `attempts` and this time tell two workers apart. */
export function outboxPosition(item: OutboxItem): string {
  return `${sortableTime(item.nextAttemptAt)}#${outboxOrder(item)}`;
}

export function outboxAttributes(item: OutboxItem) {
  return { queue: OUTBOX, position: outboxPosition(item), attempts: item.attempts, json: JSON.stringify(item) };
}

export function deadKey(item: OutboxItem): Key {
  return { PK: DEAD_OUTBOX, SK: outboxOrder(item) };
}

export function deadAttributes(item: OutboxItem) {
  return { queue: DEAD_OUTBOX, position: `${sortableTime(item.createdAt)}#${outboxOrder(item)}`, json: JSON.stringify(item) };
}
