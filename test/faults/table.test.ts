import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seededRandom } from '../../bot/matcher/arrays/seeded-random';
import { Customer } from './customer';
import { type Fault, type FaultyTable, faultyTable } from './faulty-table';
import { Stack } from './stack';
import { Staff } from './staff';

/** An adapter tries for 8 s, and a request may need it twice before it gives up. */
const BOUND_MS = 20_000;

let folder: string;
let table: FaultyTable;
let stack: Stack;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mostrador-table-'));
  table = await faultyTable();
  stack = new Stack({ dataDir: join(folder, 'data'), env: { DYNAMODB_ENDPOINT: table.endpoint } });
  url = await stack.url();
}, 120_000);
afterAll(async () => {
  await stack.stop();
  await table.close();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

const every =
  (nth: number, fault: Fault) =>
  (call: number): Fault | undefined =>
    call % nth === 0 ? fault : undefined;

describe('a table', () => {
  it.each([
    ['throttles every second call', every(2, 'throttled')],
    [
      'reports a conflict for every second write',
      (call: number, operation: string) => (operation === 'TransactWriteItems' ? every(2, 'conflict')(call) : undefined),
    ],
    ['fails with every second call', every(2, 'failed')],
    ['does every third call and then reports a failure', every(3, 'done_then_failed')],
    ['does every third call and then breaks the connection', every(3, 'done_then_lost')],
    ['throttles every call', every(1, 'throttled')],
    ['does every call and then reports a failure', every(1, 'done_then_failed')],
    ['does not answer at all', every(1, 'hangs')],
  ])(
    'that %s costs nothing that was acknowledged, and no request remains without an answer',
    async (_how, fault) => {
      const customers = Array.from({ length: 3 }, (_, place) => new Customer(`customer ${place}`, seededRandom(place)));
      const staff = new Staff(['ana', 'luis', 'admin'], (login) => stack.token(login), seededRandom(9));
      const numbers = () => customers.flatMap(({ ticket = [] }) => ticket);
      for (const customer of customers) expect(await customer.askForPerson(url)).toBe(true);
      const before = table.faults();
      table.fault(fault);
      const over = AbortSignal.timeout(1_500);
      await Promise.all([...customers.map((one) => one.write(url, over)), staff.work(url, numbers, over)]);
      table.fault(() => undefined);
      expect(table.faults()).toBeGreaterThan(before);
      for (const { client } of [...customers, staff]) {
        expect([...client.refusals].filter((refusal) => !['503 UNAVAILABLE', '409 ALREADY_CLAIMED'].includes(refusal))).toEqual(
          [],
        );
        expect(client.statuses.get('none') ?? 0).toBe(0);
        expect(client.longestMs).toBeLessThan(BOUND_MS);
      }
      for (const customer of customers) expect(await customer.settle(url, 30_000)).toBe(true);
      const found = await Promise.all(customers.map((customer) => customer.violations(url)));
      expect([...found.flat(), ...(await staff.violations(url, numbers()))]).toEqual([]);
    },
    120_000,
  );
});
