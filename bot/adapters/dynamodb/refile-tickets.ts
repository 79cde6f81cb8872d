import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { compact } from '../../model/compact';
import { ticketAttributes } from './attributes';
import { transact } from './commit';
import { batchGet } from './current-tickets';
import { content } from './items/form';
import * as schemas from './items/schemas';
import { merged } from './merged';
import { countedNow } from './records/ticket-load';
import { OPEN_STATUSES } from './records/ticket-order';
import { equalTo } from './table/conditions';
import * as keys from './table/keys';
import { withRetry } from './table/retry';
import { collect, getItem, type Item, items, type Table } from './table/table';
import { loadWrites, transactItem } from './writes';

/** Grows when tickets are filed differently: those that are there are filed again then. */
const FILING_VERSION = 2;
/** Limit of BatchGetItem. */
const BATCH = 100;

/** Whether everything is filed as this version files it. */
export function isFiled(item: Item): boolean {
  const { version, isDone } = content(schemas.filing, item);
  return version >= FILING_VERSION && isDone;
}

/**
 * See `TicketFiling.refileTickets`. Rounds through the queue, until one has found nothing: while an earlier version is
 * replaced it may still store a ticket behind a round, and the index lags.
 */
export async function refileTickets(table: Table, limit: number): Promise<boolean> {
  const item = await getItem(table, keys.filingKey);
  const stored = item && content(schemas.filing, item);
  if (item !== undefined && isFiled(item)) return true;
  const before: schemas.Filing =
    stored?.version === FILING_VERSION ? stored : { version: FILING_VERSION, isDone: false, hasFound: false };
  const entries = await collect(openEntries(table, before.after, limit), limit);
  let hasFound = before.hasFound;
  for (let first = 0; first < entries.length; first += BATCH) {
    for (const head of await batchGet(table, entries.slice(first, first + BATCH))) {
      hasFound = (await refile(table, head)) || hasFound;
    }
  }
  const isEnd = entries.length < limit;
  const after = isEnd ? undefined : entries.at(-1)?.position;
  const isDone = isEnd && !hasFound;
  const next: schemas.Filing = compact({ version: FILING_VERSION, isDone, after, hasFound: hasFound && !isEnd });
  const command = new PutCommand({ TableName: table.name, Item: { ...keys.filingKey, json: JSON.stringify(next) } });
  await withRetry(table.retry, (abortSignal) => table.client.send(command, { abortSignal }));
  return isDone;
}

async function* openEntries(table: Table, after: string | undefined, limit: number): AsyncGenerator<Item> {
  const sources = OPEN_STATUSES.map((status) =>
    items(table, {
      index: { name: 'byQueue', key: 'queue' },
      partition: keys.queueOf(status),
      from: after ?? '0',
      to: '~',
      pageSize: limit,
    }),
  );
  for await (const item of merged(sources, true)) if (item.position !== after) yield item;
}

/**
 * Stores the ticket as it is, at the version that it has, with all that this version keeps beside it.
 * @returns whether it was filed differently, or has changed meanwhile
 */
async function refile(table: Table, head: Item): Promise<boolean> {
  const ticket = content(schemas.ticket, head);
  if (isEqual(ticket.counted, countedNow(ticket))) return false;
  const put = {
    key: { PK: head.PK, SK: head.SK },
    attributes: ticketAttributes(ticket),
    // The content, too: somebody else may have filed it again at the same version.
    only: { when: equalTo({ version: ticket.version, json: head.json }), otherwise: 'ticket' as const },
  };
  await transact(
    table,
    [put, ...loadWrites([ticket])].map((write) => transactItem(table.name, write)),
  );
  return true;
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
