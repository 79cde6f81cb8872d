import { storeUnavailable } from '../../model/errors';
import type { TicketEvent } from '../../model/ticket';
import { transact } from './commit';
import { currentTickets } from './current-tickets';
import { deleteAll } from './delete-all';
import { content } from './items/form';
import * as schemas from './items/schemas';
import { ticketIn } from './items/ticket';
import { eraseTicket, quotes, type TicketErasure, withoutPersonalText } from './records/erased';
import { absentAt, PRESENT } from './table/conditions';
import * as keys from './table/keys';
import { collect, getItem, items, nowSeconds, type Table } from './table/table';
import { transactItem, type Write } from './write';
import { loadWrites, ticketWrites } from './writes';

const FIRST = '!';
const LAST = '~';
/** Staff may write to the ticket at the same time. */
const MAX_ATTEMPTS = 10;

/** Removes the personal data from a ticket and its events; one further version of the ticket records the erasure. */
export async function eraseTicketOf(table: Table, id: string, erasure: TicketErasure): Promise<void> {
  for (let tried = 1; !(await eraseHead(table, id, erasure)); tried++) {
    if (tried >= MAX_ATTEMPTS) throw storeUnavailable('The ticket kept changing while it was to be erased.');
  }
  const partition = keys.ticketPartition(id);
  if ((await getItem(table, keys.ticketKey(id))) === undefined) {
    await deleteAll(table, partition, FIRST, LAST);
    return;
  }
  await deleteAll(table, partition, keys.PRESENCE, keys.PRESENCE_END);
  await eraseTexts(table, id, ({ text, kind }) => text !== undefined || kind === 'merged');
}

/**
 * Removes what a conversation's customer wrote from the tickets of others that theirs were merged into.
 * @param ids the conversation's own tickets
 * @param quotedIn the tickets that may quote them
 */
export async function eraseQuotes(table: Table, ids: readonly string[], quotedIn: readonly string[]): Promise<void> {
  if (quotedIn.length === 0) return;
  const own = await currentTickets(table, ids.map(keys.ticketKey));
  for (const id of quotedIn) await eraseTexts(table, id, (event) => own.some((ticket) => quotes(event, ticket)));
}

async function eraseTexts(table: Table, ticketId: string, isPersonal: (event: TicketEvent) => boolean): Promise<void> {
  const range = { partition: keys.ticketPartition(ticketId), from: keys.EVENT, to: `${keys.EVENT}${LAST}` };
  for (const item of await collect(items(table, { ...range, withExpired: true }))) {
    const event = content(schemas.ticketEvent, item);
    if (!isPersonal(event)) continue;
    const bare: Write = {
      key: { PK: item.PK, SK: item.SK },
      attributes: {
        json: JSON.stringify(withoutPersonalText(event)),
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
  const ticket = item === undefined ? undefined : ticketIn(item);
  const erased = ticket === undefined ? undefined : eraseTicket(ticket, erasure);
  if (ticket === undefined || erased === undefined) return true;
  const writes = [
    ...ticketWrites({ expected: ticket.version, next: erased.next, events: [erased.event] }, absentAt(nowSeconds(table))),
    ...loadWrites([erased.next]),
  ];
  const cancellation = await transact(
    table,
    writes.map((write) => transactItem(table.name, write)),
  );
  return cancellation === undefined;
}
