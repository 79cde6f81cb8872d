import { compact } from '../../../model/compact';
import type { Clock } from '../../../ports';
import { GetCommand, QueryCommand, type QueryInput, type TableClient, type Values } from './commands';
import type { Key } from './keys';
import { unpacked } from './packing';
import { type RetryPolicy, withRetry } from './retry';
import { type IndexName, TABLE } from './schema';

export interface Table {
  readonly client: TableClient;
  readonly name: string;
  readonly clock: Clock;
  readonly retry: RetryPolicy;
  /** Called for each item that a list has left out because it cannot be read. */
  readonly onUnreadable: (key: Key) => void;
}

/** An item as read. Items from an index have no content. */
export interface Item extends Key {
  /** The content, unpacked. */
  readonly json: string;
  /** The content as it stands in the table, when it is packed: for conditions. */
  readonly z?: Uint8Array;
  /** How `json` is written: see `items/form.ts`. */
  readonly form: number;
  readonly expiresAt: number;
  /** 0 of what has none; below that while it is being erased. */
  readonly version: number;
  readonly position: string;
  readonly nextActionAt: string;
  readonly search: string;
  /** Where a ticket is counted: see `countsOf`. Empty when it is not said beside the content. */
  readonly counted: string;
  /** 0 of all but counts. */
  readonly count: number;
  /** 0 of all but the loads of people. */
  readonly open: number;
  readonly waiting: number;
  /** 0 of all but the mark of the last hint about the lists. */
  readonly until: number;
  /**
   * Not an item but a progress mark of a search: everything up to `position` was checked, this many items since the last
   * mark.
   */
  readonly looked?: number;
}

/** DynamoDB's limits in bytes: nothing can be stored under a longer key. */
const LONGEST_PK = 2_048;
const LONGEST_SK = 1_024;

export function nowSeconds(table: Table): number {
  return Math.floor(table.clock.now().getTime() / 1000);
}

/** Whether anything can be stored under a key. */
export function fitsKey({ PK, SK }: Key): boolean {
  return Buffer.byteLength(PK) <= LONGEST_PK && Buffer.byteLength(SK) <= LONGEST_SK;
}

/** The current item with this key; expired items are absent (DynamoDB removes them up to two days late). */
export async function getItem(table: Table, key: Key): Promise<Item | undefined> {
  if (!fitsKey(key)) return undefined;
  const command = new GetCommand({ TableName: table.name, Key: key, ConsistentRead: true });
  const { Item: found } = await withRetry(table.retry, (abortSignal) => table.client.send(command, abortSignal));
  return found === undefined ? undefined : alive(table, [toItem(found)])[0];
}

export interface Query {
  /** Eventually consistent, and without content. */
  readonly index?: IndexName;
  readonly partition: string;
  /** Sort keys; both bounds are inclusive. */
  readonly from: string;
  readonly to: string;
  readonly backward?: boolean;
  /** Items per request; by default as many as fit (1 MB). */
  readonly pageSize?: number;
  /** Only index items whose `search` passes each of these; marks between them tell how far the search got. */
  readonly containing?: readonly Containing[];
  /** Include expired items, for clean-up. */
  readonly withExpired?: boolean;
  /** At half the price, what was written in the last seconds may be missing. */
  readonly eventual?: boolean;
  /** Behind the item with this key of the index. */
  readonly after?: Readonly<Record<string, string>>;
}

/** A text contains one of these texts, or lacks that one. */
export interface Containing {
  readonly anyOf: readonly string[];
  readonly orLacks?: string;
}

/** The items between two sort keys, in order; pages are requested as they are consumed. */
export async function* items(table: Table, query: Query): AsyncGenerator<Item, void, undefined> {
  if (query.from > query.to || Buffer.byteLength(query.partition) > LONGEST_PK) return;
  let from: Values | undefined = query.after;
  do {
    const command = new QueryCommand({ ...request(table, query), ExclusiveStartKey: from });
    const page = await withRetry(table.retry, (abortSignal) => table.client.send(command, abortSignal));
    const found = (page.Items ?? []).map(toItem);
    yield* query.withExpired === true || query.index !== undefined ? found : alive(table, found);
    from = page.LastEvaluatedKey;
    if (query.containing !== undefined && from !== undefined) yield { ...toItem(from), looked: page.ScannedCount ?? 0 };
  } while (from !== undefined);
}

function request(table: Table, query: Query): QueryInput {
  const { containing } = query;
  const isSearch = containing !== undefined;
  const searched = (containing ?? []).flatMap(({ anyOf, orLacks }) => [...anyOf, ...(orLacks === undefined ? [] : [orLacks])]);
  const texts = new Map([...new Set(searched)].map((text, place) => [text, `:search${place}`]));
  const contains = (text: string) => `contains(#search, ${texts.get(text)})`;
  const passes = ({ anyOf, orLacks }: Containing) =>
    `(${[...anyOf.map(contains), ...(orLacks === undefined ? [] : [`(NOT ${contains(orLacks)})`])].join(' OR ')})`;
  const { partitionKey, sortKey } = TABLE.indexes.find(({ name }) => name === query.index) ?? TABLE;
  const names = { '#partition': partitionKey, '#sort': sortKey };
  const values = { ':partition': query.partition, ':from': query.from, ':to': query.to };
  return compact({
    TableName: table.name,
    KeyConditionExpression: '#partition = :partition AND #sort BETWEEN :from AND :to',
    ...(isSearch ? { FilterExpression: containing.map(passes).join(' AND ') } : {}),
    ExpressionAttributeNames: isSearch ? { ...names, '#search': 'search' } : names,
    ExpressionAttributeValues: isSearch
      ? { ...values, ...Object.fromEntries([...texts].map(([text, name]) => [name, text])) }
      : values,
    ScanIndexForward: query.backward !== true,
    ...(query.index === undefined ? { ConsistentRead: query.eventual !== true } : { IndexName: query.index }),
    Limit: query.pageSize,
  });
}

export function alive(table: Table, found: readonly Item[]): readonly Item[] {
  const now = nowSeconds(table);
  return found.filter(({ expiresAt }) => expiresAt > now);
}

export function toItem(found: Readonly<Record<string, unknown>>): Item {
  const text = (name: string) => String(found[name] ?? '');
  const { z } = found;
  return {
    PK: text('PK'),
    SK: text('SK'),
    ...(z instanceof Uint8Array ? { z, json: unpacked(z) } : { json: text('json') }),
    form: Number(found.form ?? 1),
    expiresAt: Number(found.expiresAt ?? Number.POSITIVE_INFINITY),
    version: Number(found.version ?? 0),
    position: text('position'),
    nextActionAt: text('nextActionAt'),
    search: text('search'),
    counted: text('counted'),
    count: Number(found.count ?? 0),
    open: Number(found.open ?? 0),
    waiting: Number(found.waiting ?? 0),
    until: Number(found.until ?? 0),
  };
}

/** All values of an async iteration, at most `limit`. */
export async function collect<Thing>(source: AsyncIterable<Thing>, limit = Number.POSITIVE_INFINITY): Promise<Thing[]> {
  const found: Thing[] = [];
  if (limit <= 0) return found;
  for await (const thing of source) {
    found.push(thing);
    if (found.length >= limit) break;
  }
  return found;
}
