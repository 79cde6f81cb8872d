import { compact } from '../../model/compact';
import type { Ticket } from '../../model/ticket';
import type { FilingRules } from '../../ports';
import { ticketAttributes } from './attributes';
import { transact } from './commit';
import { batchGet } from './current-tickets';
import { content } from './items/form';
import * as schemas from './items/schemas';
import type { TicketHead } from './items/ticket';
import { merged } from './merged';
import { readable } from './readable';
import { loadChanges, recounted } from './records/ticket-load';
import { nextActionPosition, OPEN_STATUSES } from './records/ticket-order';
import { PutCommand } from './table/commands';
import { absentAt, both, equalTo, expressionOf } from './table/conditions';
import { conditionHolds } from './table/errors';
import * as keys from './table/keys';
import { withRetry } from './table/retry';
import { collect, getItem, type Item, items, nowSeconds, type Table } from './table/table';
import { headOf } from './ticket-heads';
import { transactItem, type Write } from './write';
import { asRead, loadWrites, pointerWrites } from './writes';

/** Grows when tickets are filed differently: those that are there are filed again then. */
const FILING_VERSION = 3;
/** All are looked at again so often: an earlier version may have come back, and stored some as it does. */
const CHECK_SECONDS = 86_400;
/** Limit of BatchGetItem. */
const BATCH = 100;

/** Whether every ticket is counted for the person who has it. */
export function isCounted(item: Item): boolean {
  const { version, isCounted: counted } = content(schemas.filing, item);
  return version >= FILING_VERSION && counted;
}

/**
 * See `TicketFiling.refileTickets`. Rounds through the queue, until one has found nothing: while an earlier version is
 * replaced it may still store a ticket behind a round, and the index lags.
 */
export async function refileTickets(table: Table, rules: FilingRules, limit: number): Promise<boolean> {
  const filing = await loadFiling(table);
  const wasDone = filing.rules === rules.key;
  const now = nowSeconds(table);
  if (wasDone && Math.abs(now - (filing.checkedAtSeconds ?? 0)) < CHECK_SECONDS) return true;
  const { after: begunAt, hasFound: before } = filing.round?.rules === rules.key ? filing.round : { hasFound: false };
  const entries = await collect(waitingEntries(table, begunAt, limit), limit);
  let hasFound = before;
  for (let first = 0; first < entries.length; first += BATCH) {
    for (const head of await batchGet(table, entries.slice(first, first + BATCH))) {
      hasFound = (await refile(table, head, rules)) || hasFound;
    }
  }
  const isEnd = entries.length < limit;
  const isDone = isEnd && !hasFound;
  const round = { rules: rules.key, after: isEnd ? undefined : entries.at(-1)?.position, hasFound: hasFound && !isEnd };
  const { version, isCounted: counted } = filing;
  await saveFiling(
    table,
    isDone
      ? { version, isCounted: true, rules: rules.key, checkedAtSeconds: now }
      : { version, isCounted: counted, ...(wasDone ? { rules: rules.key } : {}), round: compact(round) },
  );
  return wasDone || isDone;
}

async function loadFiling(table: Table): Promise<schemas.Filing> {
  const item = await getItem(table, keys.filingKey);
  // One that cannot be read is no reason to stop: all are looked at again.
  const [filing] = item === undefined ? [] : readable(table, item, () => content(schemas.filing, item));
  return filing?.version === FILING_VERSION ? filing : { version: FILING_VERSION, isCounted: false };
}

async function saveFiling(table: Table, filing: schemas.Filing): Promise<void> {
  const command = new PutCommand({ TableName: table.name, Item: { ...keys.filingKey, json: JSON.stringify(filing) } });
  await withRetry(table.retry, (abortSignal) => table.client.send(command, abortSignal));
}

async function* waitingEntries(table: Table, after: string | undefined, limit: number): AsyncGenerator<Item> {
  const sources = [...OPEN_STATUSES, 'resolved' as const].map((status) =>
    items(table, {
      index: 'byQueue',
      partition: keys.queueOf(status),
      from: after ?? '0',
      to: '~',
      pageSize: limit,
    }),
  );
  for await (const item of merged(sources, true)) if (item.position !== after) yield item;
}

/** Files a ticket by its own time, if it has kept an earlier place. One that changes meanwhile is filed the next time. */
export async function fileWhereItBelongs(table: Table, at: keys.Key): Promise<void> {
  const item = await getItem(table, at);
  const [stored] = item === undefined ? [] : readable(table, item, () => headOf(table, item));
  if (item === undefined || stored === undefined || !isWellCounted(stored.ticket)) return;
  if (item.nextActionAt === (nextActionPosition(stored.ticket) ?? '')) return;
  const { key, attributes, only } = filedAgain(item, stored.ticket, stored);
  const Item = { ...key, ...attributes };
  const put = new PutCommand({ TableName: table.name, Item, ...(only && expressionOf(only.when)) });
  await conditionHolds(withRetry(table.retry, (abortSignal) => table.client.send(put, abortSignal)));
}

/** The head as it is, filed anew, unless somebody else has changed it or filed it again at the same version. */
function filedAgain(head: Item, ticket: Ticket, { ticket: before, events }: TicketHead): Write {
  return {
    key: { PK: head.PK, SK: head.SK },
    attributes: ticketAttributes({ ticket, events }),
    only: { when: both(asRead(before, before.version), equalTo(storedContent(head))), otherwise: 'ticket' },
  };
}

/**
 * Stores the ticket as it is, at the version that it has, with all that this version keeps beside it.
 * @returns whether it was filed differently, or has changed meanwhile
 */
async function refile(table: Table, head: Item, rules: FilingRules): Promise<boolean> {
  const [stored] = readable(table, head, () => headOf(table, head));
  if (stored === undefined) return false;
  const { ticket } = stored;
  // Until it is closed, a ticket does not expire.
  const { expiresAtSeconds, ...kept } = ticket;
  const filed: Ticket = { ...kept, nextActionAt: rules.nextActionAt(ticket) };
  const isKept = expiresAtSeconds === undefined;
  if (isKept && JSON.stringify(recounted(filed)) === JSON.stringify(recounted(kept)) && isWellCounted(ticket)) return false;
  const put = filedAgain(head, filed, stored);
  await transact(
    table,
    [put, ...loadWrites([filed]), ...(isKept ? [] : pointerWrites(filed, absentAt(nowSeconds(table))))].map((write) =>
      transactItem(table.name, write),
    ),
  );
  return true;
}

const storedContent = ({ z, json }: Item) => (z === undefined ? { json } : { z });

function isWellCounted(ticket: Ticket): boolean {
  return loadChanges([ticket]).size === 0;
}
