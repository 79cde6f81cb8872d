import { storeUnavailable } from '../../model/errors';
import type { TicketEvent } from '../../model/ticket';
import { transact } from './commit';
import { currentTickets } from './current-tickets';
import { deleteAll } from './delete-all';
import { eventsIn, eventsItem } from './items/ticket-events';
import { readable } from './readable';
import { eraseTicket, quotes, type TicketErasure, withoutPersonalText } from './records/erased';
import { historyPlace } from './records/ticket-order';
import { DeleteCommand } from './table/commands';
import { absentAt, PRESENT } from './table/conditions';
import * as keys from './table/keys';
import { withRetry } from './table/retry';
import { collect, getItem, items, nowSeconds, type Table } from './table/table';
import { headOf } from './ticket-heads';
import { transactItem, type Write } from './write';
import { loadWrites, ticketWrites } from './writes';

const FIRST = '!';
const LAST = '~';
/** Staff may write to the ticket at the same time. */
const MAX_ATTEMPTS = 10;

/** Removes the personal data from a ticket and its events; one further version of the ticket records the erasure. */
export async function eraseTicketOf(table: Table, id: string, erasure: TicketErasure): Promise<void> {
  await eraseHistory(table, id);
  await repeatedly(() => eraseHead(table, id, erasure));
  const partition = keys.ticketPartition(id);
  if ((await getItem(table, keys.ticketKey(id))) === undefined) {
    await deleteAll(table, partition, FIRST, LAST);
    return;
  }
  await deleteAll(table, partition, keys.PRESENCE, keys.PRESENCE_END);
  await eraseTexts(table, id, hasText);
}

/** Where the ticket is filed under its customer is found by the ticket itself, also when that has expired: before it is erased. */
async function eraseHistory(table: Table, id: string): Promise<void> {
  const { PK: partition, SK } = keys.ticketKey(id);
  for (const item of await collect(items(table, { partition, from: SK, to: SK, withExpired: true }))) {
    for (const { ticket } of readable(table, item, () => headOf(table, item))) {
      if (ticket.customerKey === undefined) continue;
      const Key = keys.historyKey(ticket.customerKey, historyPlace(ticket));
      const remove = new DeleteCommand({ TableName: table.name, Key });
      await withRetry(table.retry, (abortSignal) => table.client.send(remove, abortSignal));
    }
  }
}

/**
 * Removes what a conversation's customer wrote from the tickets of others that theirs were merged into.
 * @param ids the conversation's own tickets
 * @param quotedIn the tickets that may quote them
 */
export async function eraseQuotes(table: Table, ids: readonly string[], quotedIn: readonly string[]): Promise<void> {
  if (quotedIn.length === 0) return;
  const own = await currentTickets(table, ids.map(keys.ticketKey));
  for (const id of quotedIn) {
    const isQuote = (event: TicketEvent) => own.some((ticket) => quotes(event, ticket));
    await repeatedly(() => eraseInHead(table, id, isQuote));
    await eraseTexts(table, id, isQuote);
  }
}

/** @returns false when the ticket changed meanwhile */
async function eraseInHead(table: Table, id: string, isPersonal: (event: TicketEvent) => boolean): Promise<boolean> {
  const item = await getItem(table, keys.ticketKey(id));
  const head = item && headOf(table, item);
  if (head?.events.some(isPersonal) !== true) return true;
  const { version, touchedVersion = version } = head.ticket;
  // A version of its own: whoever has read the events before does not write them back.
  const next = { ...head.ticket, version: version + 1, touchedVersion };
  const events = head.events.map((event) => (isPersonal(event) ? withoutPersonalText(event) : event));
  return isWritten(table, ticketWrites({ expected: version, next, events: [] }, absentAt(nowSeconds(table)), { events }));
}

async function repeatedly(attempt: () => Promise<boolean>): Promise<void> {
  for (let tried = 1; !(await attempt()); tried++) {
    if (tried >= MAX_ATTEMPTS) throw storeUnavailable('The ticket kept changing while it was to be erased.');
  }
}

async function eraseTexts(table: Table, ticketId: string, isPersonal: (event: TicketEvent) => boolean): Promise<void> {
  const range = { partition: keys.ticketPartition(ticketId), from: keys.EVENT, to: `${keys.EVENT}${LAST}` };
  for (const item of await collect(items(table, { ...range, withExpired: true }))) {
    const events = eventsIn(item);
    if (!events.some(isPersonal)) continue;
    const bare: Write = {
      key: { PK: item.PK, SK: item.SK },
      attributes: {
        ...eventsItem(events.map((event) => (isPersonal(event) ? withoutPersonalText(event) : event))),
        ...(Number.isFinite(item.expiresAt) ? { expiresAt: item.expiresAt } : {}),
      },
      only: { when: PRESENT, otherwise: 'ticket' },
    };
    await transact(table, [transactItem(table.name, bare)]);
  }
}

/** @returns false when the ticket changed meanwhile */
async function eraseHead(table: Table, id: string, erasure: TicketErasure): Promise<boolean> {
  const item = await getItem(table, keys.ticketKey(id));
  const head = item && headOf(table, item);
  const erased = head && eraseTicket(head.ticket, erasure);
  if (head === undefined || erased === undefined) return true;
  const events = head.events.map((event) => (hasText(event) ? withoutPersonalText(event) : event));
  const part = { expected: head.ticket.version, next: erased.next, events: [erased.event] };
  const writes = [...ticketWrites(part, absentAt(nowSeconds(table)), { events }), ...loadWrites([erased.next])];
  return isWritten(table, writes);
}

const hasText = ({ text, kind }: TicketEvent): boolean => text !== undefined || kind === 'merged';

/** @returns false when a condition did not hold */
async function isWritten(table: Table, writes: readonly Write[]): Promise<boolean> {
  const cancellation = await transact(
    table,
    writes.map((write) => transactItem(table.name, write)),
  );
  return cancellation === undefined;
}
