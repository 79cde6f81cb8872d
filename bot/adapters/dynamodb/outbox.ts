import type { DeadLetterStore, OutboxItem, OutboxStore } from '../../ports';
import { deadAttributes, deadKey, outboxAttributes, outboxKey, outboxPosition } from './attributes';
import { transact } from './commit';
import { content } from './items/form';
import * as schemas from './items/schemas';
import { readable } from './readable';
import { dueItems, revived, strandedFrom } from './records/outbox-order';
import { sortableTime } from './records/ticket-order';
import { DeleteCommand, PutCommand, UpdateCommand } from './table/commands';
import { type Condition, expressionOf, PRESENT } from './table/conditions';
import { conditionHolds } from './table/errors';
import { DEAD_OUTBOX, OUTBOX } from './table/keys';
import { withRetry } from './table/retry';
import { collect, getItem, type Item, items, type Table } from './table/table';

/** Number of lanes read at the same time. */
const PAGE = 25;
/** Items read of one lane at most: it is read on when these are delivered. */
const LANE = 25;

export function outboxStore(table: Table): OutboxStore & DeadLetterStore {
  return {
    listOutbox: (now, limit) => listOutbox(table, now, limit),
    takeOutbox: async (item, until) => {
      const taken: OutboxItem = { ...item, attempts: item.attempts + 1, nextAttemptAt: until };
      return (await take(table, item, taken)) ? taken : undefined;
    },
    removeOutbox: async (item) => {
      const command = new DeleteCommand({ TableName: table.name, Key: outboxKey(item) });
      await withRetry(table.retry, (abortSignal) => table.client.send(command, abortSignal));
    },
    retryOutbox: (item) => put(table, item, PRESENT),
    buryOutbox: async (item) => {
      await transact(table, [
        { Delete: { TableName: table.name, Key: outboxKey(item), ...expressionOf(PRESENT) } },
        { Put: { TableName: table.name, Item: { ...deadKey(item), ...deadAttributes(item) } } },
      ]);
    },
    listDeadOutbox: async (limit) => {
      const byAge = { index: 'byQueue', partition: DEAD_OUTBOX, from: '0', to: '~' } as const;
      const entries = await collect(items(table, { ...byAge, pageSize: limit }), limit);
      const dead = await Promise.all(entries.map(({ PK, SK }) => getItem(table, { PK, SK })));
      return dead.flatMap((item) => (item === undefined ? [] : outboxItemIn(table, item)));
    },
    reviveOutbox: (id, at) => revive(table, id, at),
  };
}

/**
 * Takes an item as it was listed. Its place in the index stays, so that nothing is written there: the index only tells which
 * lanes to look at, and the item itself says that it is not due.
 *
 * @returns false when somebody else was first
 */
async function take(table: Table, listed: OutboxItem, taken: OutboxItem): Promise<boolean> {
  const command = new UpdateCommand({
    TableName: table.name,
    Key: outboxKey(listed),
    UpdateExpression: 'SET #attempts = :next, #json = :json, #takenUntil = :until',
    // Its place is that of a time before when it was taken and not delivered.
    ConditionExpression: '#attempts = :attempts AND (#position = :position OR #takenUntil = :listed)',
    ExpressionAttributeNames: { '#attempts': 'attempts', '#json': 'json', '#takenUntil': 'takenUntil', '#position': 'position' },
    ExpressionAttributeValues: {
      ':attempts': listed.attempts,
      ':position': outboxPosition(listed),
      ':listed': listed.nextAttemptAt,
      ':next': taken.attempts,
      ':json': JSON.stringify(taken),
      ':until': taken.nextAttemptAt,
    },
  });
  return conditionHolds(withRetry(table.retry, (abortSignal) => table.client.send(command, abortSignal)));
}

/** @returns whether the condition held */
async function put(table: Table, item: OutboxItem, condition: Condition): Promise<boolean> {
  const command = new PutCommand({
    TableName: table.name,
    Item: { ...outboxKey(item), ...outboxAttributes(item) },
    ...expressionOf(condition),
  });
  return conditionHolds(withRetry(table.retry, (abortSignal) => table.client.send(command, abortSignal)));
}

/** Dead letters are few, so they are searched by id: their key contains more than the id. */
async function revive(table: Table, id: string, at: string): Promise<boolean> {
  for await (const found of items(table, { partition: DEAD_OUTBOX, from: '!', to: '~' })) {
    if (!found.SK.endsWith(`#${id}`)) continue;
    const dead = content(schemas.outboxItem, found);
    if (dead.id !== id) continue;
    const item = revived(dead, at);
    const cancellation = await transact(table, [
      { Delete: { TableName: table.name, Key: deadKey(dead), ...expressionOf(PRESENT) } },
      { Put: { TableName: table.name, Item: { ...outboxKey(item), ...outboxAttributes(item) } } },
    ]);
    return cancellation === undefined;
  }
  return false;
}

/**
 * The index tells which lanes have work. Each of them is then read from the table in its order, so an index that lags can
 * neither show a removed item nor let a later item overtake an earlier one.
 */
async function listOutbox(table: Table, now: string, limit: number): Promise<readonly OutboxItem[]> {
  const found: OutboxItem[] = [];
  const seen = new Set<string>();
  let lanes: string[] = [];
  const look = async () => {
    const read = await Promise.all(lanes.map((lane) => laneOf(table, lane, now, limit)));
    found.push(...read.flat());
    lanes = [];
  };
  for await (const entry of dueEntries(table, now)) {
    const lane = laneOfKey(entry);
    if (seen.has(lane)) continue;
    seen.add(lane);
    lanes.push(lane);
    if (lanes.length >= Math.min(PAGE, limit - found.length)) await look();
    if (found.length >= limit) break;
  }
  await look();
  return found.slice(0, limit);
}

/** The entries that are due, and a few of those that a clock far ahead may have set. */
async function* dueEntries(table: Table, now: string): AsyncGenerator<Item, void, undefined> {
  const byTime = { index: 'byQueue', partition: OUTBOX, pageSize: PAGE } as const;
  yield* items(table, { ...byTime, from: '0', to: after(sortableTime(now)) });
  yield* await collect(items(table, { ...byTime, from: sortableTime(strandedFrom(now)), to: '~' }), PAGE);
}

async function laneOf(table: Table, lane: string, now: string, limit: number): Promise<readonly OutboxItem[]> {
  const most = Math.min(limit, LANE);
  const read = await collect(items(table, { partition: OUTBOX, from: `${lane}#`, to: after(lane), pageSize: most }), most);
  return dueItems(
    read.flatMap((item) => outboxItemIn(table, item)),
    now,
  );
}

function outboxItemIn(table: Table, item: Item): readonly OutboxItem[] {
  return readable(table, item, () => content(schemas.outboxItem, item));
}

/** A key above everything that begins with `prefix#`: `$` is the character after `#`. */
function after(prefix: string): string {
  return `${prefix}$`;
}

/** `<cid>#<kind>#…` → `<cid>#<kind>`. */
function laneOfKey({ SK }: Item): string {
  return SK.slice(0, SK.indexOf('#', SK.indexOf('#') + 1));
}
