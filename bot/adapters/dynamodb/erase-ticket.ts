import { storeUnavailable } from '../../model/errors';
import { transact } from './commit';
import { deleteAll } from './delete-all';
import { content } from './items/form';
import * as schemas from './items/schemas';
import { ticketIn } from './items/ticket';
import { eraseTicket, type TicketErasure, withoutPersonalText } from './records/erased';
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
  const events = await collect(items(table, { partition, from: keys.EVENT, to: `${keys.EVENT}${LAST}`, withExpired: true }));
  for (const item of events) {
    const event = content(schemas.ticketEvent, item);
    if (event.text === undefined && event.kind !== 'merged') continue;
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
