import { OUTBOX_WORKERS, type OutboxLease, type OutboxLeaseStore } from '../../ports';
import { content } from './items/form';
import * as schemas from './items/schemas';
import { isLeaseFree } from './records/outbox-order';
import { DeleteCommand, PutCommand } from './table/commands';
import { type Condition, equalTo, expressionOf } from './table/conditions';
import { conditionHolds } from './table/errors';
import { OUTBOX_LEASES, outboxLeaseKey } from './table/keys';
import { withRetry } from './table/retry';
import { collect, items, type Table } from './table/table';

const ABSENT: Condition = { expression: 'attribute_not_exists(#PK)', names: { '#PK': 'PK' }, values: {} };

/** A few items in the table, one a worker: they cap how many deliver at a time, whoever starts them. */
export function outboxLeases(table: Table): OutboxLeaseStore {
  return {
    takeOutboxLease: async (now, until) => {
      const found = await collect(items(table, { partition: OUTBOX_LEASES, from: '0', to: '~' }));
      const taken = new Map(found.map((item) => [item.SK, item.json]));
      for (let place = 0; place < OUTBOX_WORKERS; place++) {
        const json = taken.get(outboxLeaseKey(place).SK);
        if (json !== undefined && !isLeaseFree(content(schemas.outboxLease, { json, form: 1 }), now)) continue;
        if (await put(table, { place, until }, json === undefined ? ABSENT : equalTo({ json }))) return { place, until };
      }
      return undefined;
    },
    returnOutboxLease: async ({ place, until }) => {
      const json = JSON.stringify(until);
      const command = new DeleteCommand({
        TableName: table.name,
        Key: outboxLeaseKey(place),
        ...expressionOf(equalTo({ json })),
      });
      await conditionHolds(withRetry(table.retry, (abortSignal) => table.client.send(command, abortSignal)));
    },
  };
}

/** @returns false when somebody else was first */
async function put(table: Table, { place, until }: OutboxLease, condition: Condition): Promise<boolean> {
  const Item = { ...outboxLeaseKey(place), json: JSON.stringify(until) };
  const command = new PutCommand({ TableName: table.name, Item, ...expressionOf(condition) });
  return conditionHolds(withRetry(table.retry, (abortSignal) => table.client.send(command, abortSignal)));
}
