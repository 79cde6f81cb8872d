import { storeUnavailable } from '../../model/errors';
import type { Ticket } from '../../model/ticket';
import { readable } from './readable';
import { versionIn } from './records/ticket-search';
import { BatchGetCommand, type BatchGetItems } from './table/commands';
import { type Key, ticketKey } from './table/keys';
import { withRetry } from './table/retry';
import { alive, type Item, nowSeconds, type Table, toItem } from './table/table';
import { ticketOf } from './ticket-heads';

/** Limit of BatchGetItem. */
const MAX_KEYS = 100;
const MAX_ROUNDS = 5;

/** Tickets that lists have shown, each at its latest version: the desks ask for the same ones again and again. */
const shown = new WeakMap<Table, Map<string, Ticket>>();
const MOST_SHOWN = 1_000;

/**
 * The tickets behind index entries, in the order of the entries, of the versions that the entries were written with or later
 * ones. Those that were shown before are not read again.
 */
export async function ticketsToShow(table: Table, entries: readonly Item[]): Promise<readonly Ticket[]> {
  const before = shown.get(table) ?? new Map<string, Ticket>();
  shown.set(table, before);
  const known = new Map<string, Ticket>();
  for (const { PK, search } of entries) {
    const ticket = before.get(PK);
    const version = versionIn(search);
    if (ticket !== undefined && version !== undefined && ticket.version >= version && !isExpired(table, ticket))
      known.set(PK, ticket);
  }
  const read = await currentTickets(
    table,
    entries.filter(({ PK }) => !known.has(PK)),
  );
  for (const ticket of [...read, ...known.values()]) {
    const { PK } = ticketKey(ticket.id);
    known.set(PK, ticket);
    before.delete(PK);
    before.set(PK, ticket);
  }
  for (const [oldest] of before) {
    if (before.size <= MOST_SHOWN) break;
    before.delete(oldest);
  }
  return [...new Set(entries.map(({ PK }) => PK))].flatMap((PK) => known.get(PK) ?? []);
}

function isExpired(table: Table, { expiresAtSeconds = Number.POSITIVE_INFINITY }: Ticket): boolean {
  return expiresAtSeconds <= nowSeconds(table);
}

/**
 * The current tickets behind index entries, in the order of the entries. Deleted and unreadable tickets are left out, and a ticket that a
 * lagging index shows twice is returned once.
 */
export async function currentTickets(table: Table, entries: readonly Key[]): Promise<readonly Ticket[]> {
  const wanted = [...new Map(entries.map((entry) => [entry.PK, entry])).values()];
  const batches: Promise<readonly Item[]>[] = [];
  for (let first = 0; first < wanted.length; first += MAX_KEYS) {
    batches.push(batchGet(table, wanted.slice(first, first + MAX_KEYS)));
  }
  const found = new Map<string, Ticket>();
  for (const item of (await Promise.all(batches)).flat()) {
    for (const ticket of readable(table, item, () => ticketOf(table, item))) found.set(item.PK, ticket);
  }
  return wanted.flatMap(({ PK }) => found.get(PK) ?? []);
}

/** The current items with these keys, at most 100, each once and in any order; absent and expired ones are left out. */
export async function batchGet(table: Table, entries: readonly Key[]): Promise<readonly Item[]> {
  // DynamoDB rejects a request without keys, and one that names a key twice, as a lagging index may show one.
  const wantedKeys = new Map(entries.map(({ PK, SK }) => [JSON.stringify([PK, SK]), { PK, SK }]));
  if (wantedKeys.size === 0) return [];
  const found: Item[] = [];
  let wanted: BatchGetItems = {
    [table.name]: { Keys: [...wantedKeys.values()], ConsistentRead: true },
  };
  // DynamoDB returns unprocessed keys (16 MB, throttling); they are requested again.
  for (let round = 1; Object.keys(wanted).length > 0; round++) {
    if (round > MAX_ROUNDS) throw storeUnavailable('The table gave a part of the items only.');
    const command = new BatchGetCommand({ RequestItems: wanted });
    const page = await withRetry(table.retry, (abortSignal) => table.client.send(command, abortSignal));
    found.push(...alive(table, (page.Responses[table.name] ?? []).map(toItem)));
    wanted = page.UnprocessedKeys;
  }
  return found;
}
