import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { NEVER, type Ticket } from '../../../../bot/model/ticket';
import { change, committed, event, opening, ticket } from '../../../contract/store/fixtures';
import { documents } from './documents';
import { type TestServer, type TestTable, testServer } from './table';

const [EARLY, LATE, LATER] = ['2026-11-23T11:30:00.000Z', '2026-11-24T09:00:00.000Z', '2026-11-25T09:00:00.000Z'];
const PAST = '2026-11-23T09:00:00.000Z';

let server: TestServer;
let table: TestTable;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  table = await server.freshTable();
});

/** The time under which the ticket stands in the index. */
async function placeOf(id: string): Promise<string | undefined> {
  const { Items = [] } = await documents(table.open().client).send(new ScanCommand({ TableName: table.tableName }));
  return Items.find(({ PK, SK }) => PK === `K#${id}` && SK === 'HEAD')?.nextActionAt?.split('#')[0];
}

const moved = (before: Ticket, nextActionAt: string): Ticket => ({ ...before, version: before.version + 1, nextActionAt });
const update = (next: Ticket) =>
  change({ ticket: { expected: next.version - 1, next, events: [event(next.version, { text: 'noted' })] } });

describe('the place of a ticket among those that the SLA monitor has to look at', () => {
  it('stays while it has not come and the ticket is due later, and follows once it has come', async () => {
    const { store } = table.open();
    const first = ticket('k1', 'c1', { nextActionAt: EARLY });
    await committed(store, change({ ticket: opening(first) }));
    const later = moved(first, LATE);
    await committed(store, update(later));
    expect(await placeOf('k1')).toBe(EARLY);
    expect((await store.loadTicket('k1'))?.nextActionAt).toBe(LATE);
    expect(await store.listNextActions(EARLY, 10)).toEqual([]);
    expect(await placeOf('k1')).toBe(LATE);
    expect((await store.listNextActions(LATE, 10)).map(({ id, version }) => [id, version])).toEqual([['k1', 2]]);
  });

  it('moves at once when the ticket is due earlier, when its time has gone by, and when there is nothing to do any more', async () => {
    const { store } = table.open();
    for (const [id, from, to, place] of [
      ['k1', LATE, EARLY, EARLY],
      ['k2', PAST, LATER, LATER],
      ['k3', EARLY, NEVER, undefined],
    ] as const) {
      const first = ticket(id, id, { nextActionAt: from });
      await committed(store, change({ ticket: opening(first) }));
      await committed(store, update(moved(first, to)));
      expect(await placeOf(id)).toBe(place);
    }
    expect((await store.listNextActions(LATER, 10)).map(({ id }) => id)).toEqual(['k1', 'k2']);
  });

  it('does not take a ticket from whoever changes it while it is filed', async () => {
    const { store } = table.open();
    let now = ticket('k1', 'c1', { nextActionAt: EARLY });
    await committed(store, change({ ticket: opening(now) }));
    for (let round = 0; round < 10; round++) {
      const next = moved(now, LATE);
      const [outcome] = await Promise.all([store.commit(update(next)), store.listNextActions(EARLY, 10)]);
      if (outcome.kind === 'committed') now = next;
      expect(await store.loadTicket('k1')).toMatchObject({ version: now.version, nextActionAt: LATE });
    }
    expect((await store.listTicketEvents('k1')).map(({ version }) => version)).toEqual(
      Array.from({ length: now.version }, (_, place) => place + 1),
    );
  });
});
