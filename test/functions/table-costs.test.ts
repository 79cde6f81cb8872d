import { type TestServer, testServer } from '../bot/adapters/dynamodb/table';
import {
  COSTED_REQUESTS,
  type CostedRequest,
  measureStaffedConversation,
  measureTableCosts,
  type TableCosts,
} from '../support/table-costs';

/** The most that each request may cost: calls, and units that are written. */
const MOST: Readonly<Record<CostedRequest, readonly [calls: number, writeUnits: number]>> = {
  /** Read, count, write; one of the units files the conversation under its day. */
  open: [3, 3],
  'plain turn': [2, 2],
  'repeated turn': [2, 0],
  'nothing new': [1, 0],
  news: [2, 0],
  // The sixth write of the conversation: a few more are charged to the address.
  feedback: [4, 8],
  // What was said goes into an item of its own, and each turn after it costs less.
  'hand-off in words': [4, 26],
  'turn with a ticket': [2, 6],
  'hand-off by button': [4, 20],
};
const MOST_BYTES = 2_100;

/** For a conversation of four turns with everything that staff do for it. */
const MOST_UNITS_STAFFED = 99;

let server: TestServer;
let costs: TableCosts;
beforeAll(async () => {
  server = await testServer();
  costs = await measureTableCosts(await server.freshTable());
}, 60_000);
afterAll(() => server.close());

describe('what a request of a customer costs the table', () => {
  it.each(COSTED_REQUESTS)('%s: no more calls and written units than promised', (request) => {
    const { calls, writeUnits } = costs.requests[request];
    const [mostCalls, mostUnits] = MOST[request];
    expect(calls).toBeLessThanOrEqual(mostCalls);
    expect(writeUnits).toBeLessThanOrEqual(mostUnits);
  });

  it('a plain turn, also with a ticket, is one read and one write', () => {
    expect(costs.requests['plain turn'].commands).toEqual(['GetItem', 'PutItem']);
    expect(costs.requests['turn with a ticket'].commands).toEqual(['BatchGetItem', 'TransactWriteItems']);
  });

  it('a plain conversation of four turns is stored in as many bytes as promised', () => {
    const bytes = costs.plainConversation.reduce((sum, item) => sum + item.bytes, 0);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('a plain conversation is one item', () => {
    expect(costs.plainConversation.filter(({ key }) => key.startsWith('C#'))).toHaveLength(1);
  });

  it('a conversation of four turns that is handed off, answered, resolved and rated writes as many units as promised', async () => {
    const units = await measureStaffedConversation(await server.freshTable());
    const sum = Object.values(units).reduce((total, one) => total + one, 0);
    expect({ sum, units }).toEqual({ sum: Math.min(sum, MOST_UNITS_STAFFED), units });
  });
});
