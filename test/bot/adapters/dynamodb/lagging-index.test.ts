import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type { Ticket } from '../../../../bot/model/ticket';
import type { Store } from '../../../../bot/ports';
import { AT, openTicket, ticket } from '../../../contract/store/fixtures';
import { type TestServer, testServer } from './table';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const due = (hour: string) => `2026-11-24T${hour}:00:00.000Z`;
const BEFORE = '2026-11-30T00:00:00.000Z';

type Entry = Readonly<Record<string, unknown>>;

/** What queries on an index say is changed: the index of a real table lags behind the table. */
function lagging(client: DynamoDBClient, entries: (found: readonly Entry[], partition: string) => readonly Entry[]): void {
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        const result = await next(args);
        if (commandName !== 'QueryCommand' || Reflect.get(args.input, 'IndexName') === undefined) return result;
        const { ':partition': partition } = unmarshall(Reflect.get(args.input, 'ExpressionAttributeValues'));
        const output = Object(result.output);
        const found: Parameters<typeof unmarshall>[0][] = output.Items;
        const shown = entries(
          found.map((entry) => unmarshall(entry)),
          partition,
        );
        Object.assign(output, { Items: shown.map((entry) => marshall(entry)) });
        return result;
      },
    { step: 'initialize', name: 'lagging' },
  );
}

async function open(hours: readonly string[]) {
  const table = await server.freshTable();
  const { store, client } = table.open();
  const tickets: Ticket[] = [];
  for (const [place, hour] of hours.entries())
    tickets.push(await openTicket(store, ticket(`k${place}`, `c${place}`, { firstResponseDueAt: due(hour) })));
  return { store, client, tickets };
}

async function dueIds(store: Store, limit: number): Promise<string[]> {
  const found: string[] = [];
  for (let list = await store.listTicketsDue(BEFORE, limit); ; list = await store.listTicketsDue(BEFORE, limit, list.at(-1))) {
    found.push(...list.map(({ id }) => id));
    if (list.length < limit) return found;
  }
}

test('a ticket whose old place is still shown makes nobody skip those between there and its new one', async () => {
  const { store, client } = await open(['20', '10', '12', '14']);
  const old = `${due('09')}#k0`;
  const isLate = ({ PK }: Entry) => PK === 'K#k0';
  lagging(client, (found) => [
    ...found.filter(isLate).map((entry) => ({ ...entry, position: old })),
    ...found.filter((entry) => !isLate(entry)),
  ]);
  for (const limit of [1, 2, 3]) expect(await dueIds(store, limit)).toEqual(['k1', 'k2', 'k3']);
});

test('a ticket that is shown in two places is listed once', async () => {
  const { store, client, tickets } = await open(['10', '12', '14']);
  const claimed = { ...tickets[1]!, version: 2, status: 'assigned' as const, assignee: { login: 'ana', name: 'Ana' } };
  let before: readonly Entry[] = [];
  lagging(client, (found, partition) => {
    if (partition === 'Q#new#0' && before.length === 0) before = found;
    return partition === 'Q#new#0' ? before : found;
  });
  const query = { view: 'all', login: 'ana', now: AT, dueBefore: AT, limit: 50 } as const;
  await store.listTickets(query);
  await store.commit({ messages: [], outbox: [], ticket: { expected: 1, next: claimed, events: [] } });
  expect(await store.listTickets(query)).toMatchObject({ tickets: [tickets[0], claimed, tickets[2]] });
  expect(await dueIds(store, 10)).toEqual(['k0', 'k1', 'k2']);
});

test('a page is filled up behind tickets that have left the view', async () => {
  const { store, client, tickets } = await open(['10', '11', '12', '13', '14']);
  const [first, second] = tickets;
  let before: readonly Entry[] = [];
  lagging(client, (found, partition) => {
    if (partition === 'Q#new#0' && before.length === 0) before = found;
    return partition === 'Q#new#0' ? before : found;
  });
  const query = { view: 'unassigned', login: 'ana', now: AT, dueBefore: AT, limit: 50 } as const;
  await store.listTickets(query);
  for (const one of [first!, second!]) {
    const next = { ...one, version: 2, status: 'assigned' as const, assignee: { login: 'ana', name: 'Ana' } };
    await store.commit({ messages: [], outbox: [], ticket: { expected: 1, next, events: [] } });
  }
  const page = await store.listTickets({ ...query, limit: 2 });
  expect(page.tickets.map(({ id }) => id)).toEqual(['k2', 'k3']);
  expect(page.cursor).toBeDefined();
});
