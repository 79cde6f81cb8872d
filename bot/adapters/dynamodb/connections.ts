import type { Connection, LiveStore } from '../../ports';
import { deleteAll } from './delete-all';
import { checked, content } from './items/form';
import * as schemas from './items/schemas';
import { readable } from './readable';
import { DeleteCommand, PutCommand, type PutInput } from './table/commands';
import { absentAt, equalTo, expressionOf } from './table/conditions';
import { conditionHolds } from './table/errors';
import * as keys from './table/keys';
import { withRetry } from './table/retry';
import { collect, getItem, items, nowSeconds, type Table } from './table/table';

/** Bounds of the ids in a list of connections. */
const [FIRST, LAST] = ['!', '~'];
/** The mark of the last hint about the lists; kept as long as it can matter. */
const MARK_SECONDS = 60;

/**
 * Open sockets. Each is written twice: under its id, where the socket's own messages find it, and under whom it belongs to,
 * where a hint finds it.
 */
export function connectionStore(table: Table): LiveStore {
  const list = async (partition: string) => {
    const found = await collect(items(table, { partition, from: FIRST, to: LAST }));
    return found.flatMap((item) => readable(table, item, () => content(schemas.connection, item)));
  };
  const remove = async (key: keys.Key) => {
    const command = new DeleteCommand({ TableName: table.name, Key: key, ReturnValues: 'ALL_OLD' });
    return (await withRetry(table.retry, (abortSignal) => table.client.send(command, abortSignal))).Attributes;
  };
  return {
    loadConnection: async (id) => {
      const item = await getItem(table, keys.connectionKey(id));
      return item && content(schemas.connection, item);
    },
    saveConnection: async (connection) => {
      const { expiresAtSeconds: expiresAt } = connection;
      const json = JSON.stringify(connection);
      await Promise.all(placesOf(connection).map((key) => put(table, { ...key, expiresAt, json })));
    },
    removeConnection: async (connection) => {
      await Promise.all(placesOf(connection).map(remove));
    },
    listCustomerConnections: (conversationId) => list(keys.customerConnections(conversationId)),
    listStaffConnections: () => list(keys.STAFF_CONNECTIONS),
    claimQueueHint: async (nowMs, { calmMs, busyMs }) => {
      // Mostly a span is running, and to read that costs less than a write that is refused.
      const before = (await getItem(table, keys.QUEUE_HINT))?.until;
      // A clock that jumped back must not silence the desks until it has caught up.
      const isRunning = before !== undefined && nowMs < before && before <= nowMs + busyMs;
      if (isRunning) return undefined;
      const span = before !== undefined && nowMs < before + busyMs && before <= nowMs ? busyMs : calmMs;
      const until = nowMs + span;
      const asRead = before === undefined ? absentAt(nowSeconds(table)) : equalTo({ until: before });
      const mark = { ...keys.QUEUE_HINT, until, expiresAt: Math.ceil((until + busyMs) / 1_000) + MARK_SECONDS };
      return (await conditionHolds(put(table, mark, expressionOf(asRead)))) ? span : undefined;
    },
    saveLivePass: ({ hash, expiresAtSeconds: expiresAt, ...pass }) =>
      put(table, { ...keys.livePassKey(hash), expiresAt, json: JSON.stringify(pass) }),
    takeLivePass: async (hash) => {
      const old = await remove(keys.livePassKey(hash));
      const nowSeconds = table.clock.now().getTime() / 1_000;
      if (old === undefined || Number(old.expiresAt) <= nowSeconds) return undefined;
      const pass = checked(schemas.livePass, JSON.parse(String(old.json)));
      return { ...pass, hash, expiresAtSeconds: Number(old.expiresAt) };
    },
  };
}

/** Removes what is known of the sockets of a conversation: part of its erasure (I11). */
export async function eraseConnections(table: Table, conversationId: string): Promise<void> {
  const partition = keys.customerConnections(conversationId);
  for (const { SK } of await collect(items(table, { partition, from: FIRST, to: LAST, withExpired: true }))) {
    const { PK, SK: head } = keys.connectionKey(SK);
    await deleteAll(table, PK, head, head);
  }
  await deleteAll(table, partition, FIRST, LAST);
}

function placesOf({ id, listener }: Connection): readonly keys.Key[] {
  const partition = listener.kind === 'staff' ? keys.STAFF_CONNECTIONS : keys.customerConnections(listener.conversationId);
  return [keys.connectionKey(id), { PK: partition, SK: id }];
}

async function put(
  table: Table,
  Item: Readonly<Record<string, unknown>>,
  condition: Pick<PutInput, 'ConditionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'> = {},
): Promise<void> {
  const command = new PutCommand({ TableName: table.name, Item, ...condition });
  await withRetry(table.retry, (abortSignal) => table.client.send(command, abortSignal));
}
