import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DEFAULT_RETRY } from '../../../bot/adapters/dynamodb/table/retry';
import type { Store } from '../../../bot/ports';
import type { TestServer } from '../../bot/adapters/dynamodb/table';
import type { TestPorts } from '../../support/conversation-ports';
import { faultyStore } from '../faulty-store';
import { type Scheduler, scheduledStore } from '../scheduler';
import { type Log, logged } from './log';

/** Where a day takes place. */
export interface Place {
  /** Takes nobody's turn, and never fails. */
  readonly calm: Store;
  /** Others come between two of its calls, and some of them fail. */
  readonly rough: Store;
  readonly log: Log;
  dump(): Promise<string>;
}

export type PlaceMaker = (ports: TestPorts, order: Scheduler, random: () => number) => Promise<Place>;

/** Each call does its work at once. */
export const inMemory: PlaceMaker = async ({ memory }, order, random) => {
  const { store, log } = logged(memory);
  const rates = { before: random() * 0.15, after: random() * 0.15 };
  const rough = scheduledStore(faultyStore(store, { random, rates }).store, order);
  return { calm: memory, rough, log, dump: async () => memory.dump() };
};

/** Others come between any two requests to the table: also between the steps of one call. */
export function onTable(server: TestServer): PlaceMaker {
  return async ({ clock }, order, random) => {
    const table = await server.freshTable();
    const retry = { ...DEFAULT_RETRY, maxAttempts: 20, totalMs: 60_000, pause: async () => {} };
    const { store: rough, client } = table.open({ clock, retry });
    roughen(client, order, random);
    const { store, log } = logged(rough);
    return { calm: table.open({ clock }).store, rough: store, log, dump: async () => (await table.dump()).join('\n') };
  };
}

/** Each request waits for its turn; now and then it, or its answer, is lost. */
function roughen(client: DynamoDBClient, { turn }: Scheduler, random: () => number): void {
  const lost = () => Object.assign(new Error('lost'), { name: 'TimeoutError' });
  client.middlewareStack.add(
    (next) => (args) =>
      turn(async () => {
        if (random() < 0.04) throw lost();
        const result = await next(args);
        if (random() < 0.04) throw lost();
        return result;
      }),
    { step: 'initialize', name: 'roughen' },
  );
}
