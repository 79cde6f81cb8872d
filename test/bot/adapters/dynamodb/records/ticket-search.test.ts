import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Store } from '../../../../../bot/ports';
import { AT, openTicket, ticket } from '../../../../contract/store/fixtures';
import { type TestServer, testServer } from '../table';

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

const TICKETS = 24;

/** Queries look at so many items a page, as those of a table do that holds much; each counts as `weight` items. */
function shortPages(client: DynamoDBClient, limit: number, weight = 1): { readonly queries: () => number } {
  let queries = 0;
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (args) => {
        if (commandName !== 'QueryCommand') return next(args);
        queries += 1;
        Object.assign(args.input, { Limit: limit });
        const result = await next(args);
        const looked = Number(Reflect.get(Object(result.output), 'ScannedCount'));
        Object.assign(Object(result.output), { ScannedCount: looked * weight });
        return result;
      },
    { step: 'initialize', name: 'shortPages' },
  );
  return { queries: () => queries };
}

/** Every fifth ticket is about an oven; statuses take turns. */
async function filled() {
  const table = await server.freshTable();
  const { store } = table.open();
  const statuses = ['new', 'assigned', 'waiting_customer', 'resolved', 'closed'] as const;
  for (let place = 0; place < TICKETS; place++) {
    const due = new Date(Date.parse(AT) + ((place * 7) % TICKETS) * 60_000).toISOString();
    const at = { firstResponseDueAt: due, resolutionDueAt: due, closesAt: due, updatedAt: due };
    const subject = place % 5 === 0 || place === 8 ? `El horno ${place}` : `La nevera ${place}`;
    await openTicket(store, ticket(`k${place}`, `c${place}`, { ...at, subject, status: statuses[(place >> 1) % 5]! }));
  }
  return table;
}

async function searched(store: Store, limit: number) {
  const found: string[] = [];
  let pages = 0;
  for (let cursor: string | undefined = ''; cursor !== undefined; pages++) {
    const from = cursor === '' ? {} : { cursor };
    const query = { view: 'all', login: 'ana', now: AT, dueBefore: AT, q: 'horno', limit, ...from } as const;
    const page = await store.listTickets(query);
    expect(page.tickets.length).toBeLessThanOrEqual(limit);
    found.push(...page.tickets.map(({ id }) => id));
    cursor = page.cursor;
  }
  return { found, pages };
}

test.each([1, 2, 3, 7])(
  'a search finds the same, whether the table looks at %i items at a time or at all of them',
  async (size) => {
    const table = await filled();
    const { found } = await searched(table.open().store, 50);
    expect(found).toHaveLength(6);
    const { store, client } = table.open();
    const { queries } = shortPages(client, size);
    for (const limit of [1, 2, 50]) expect([limit, (await searched(store, limit)).found]).toEqual([limit, found]);
    expect(queries()).toBeGreaterThan(TICKETS / size);
  },
);

test('a search that has looked at enough ends its page, and the next one continues from there', async () => {
  const table = await filled();
  const { found } = await searched(table.open().store, 50);
  const { store, client } = table.open();
  shortPages(client, 2, 6_000);
  const short = await searched(store, 50);
  expect(short.found).toEqual(found);
  expect(short.pages).toBeGreaterThan(3);
});

test.each(['CC-20345', '655443322'])('a search finds a ticket by what its customer said of themselves: %s', async (q) => {
  const { store } = (await filled()).open();
  await openTicket(store, ticket('kx', 'cx', { customer: { phone: '655443322', orders: ['4471', 'CC-20345'] } }));
  const query = { view: 'all', login: 'ana', now: AT, dueBefore: AT, limit: 50 } as const;
  const ids = async (searchedFor: string) => (await store.listTickets({ ...query, q: searchedFor })).tickets.map(({ id }) => id);
  expect(await ids(q)).toEqual(['kx']);
  expect(await ids('88213')).toEqual([]);
});
