import { billOf, type Prices, readPrices, totalOf } from './bill';
import type { Measured } from './measure';
import { MONTH } from './month';
import { add, times } from './use';
import { idleMonth, readsWhileWaiting, useOf } from './whole-month';

const NOTHING = {};
const MEASURED: Measured = {
  plain: { httpRequests: 5, writeUnits: 40 },
  plainBytes: 5_000,
  handedOff: { httpRequests: 15, mails: 2 },
  handedOffBytes: 10_000,
  waitingRead: { httpRequests: 1 },
  overviewRead: NOTHING,
  teamRead: NOTHING,
  ticketRead: NOTHING,
  presence: NOTHING,
  deskSocket: NOTHING,
  idleMinute: { invocations: 2, readUnits: 7 },
};
const PAGES = { widgetFiles: 2, widgetBytes: 30_000, deskFiles: 8, deskBytes: 100_000 };

let prices: Prices;
beforeAll(async () => {
  prices = await readPrices();
});

it('adds and multiplies what was used, unit by unit', () => {
  expect(add({ mails: 1 }, times({ mails: 2, readUnits: 3 }, 2))).toEqual({ mails: 5, readUnits: 6 });
});

it('multiplies units by the list price, and takes what is free off only when asked', () => {
  const use = { writeUnits: 2_000_000, alarmMetrics: 12 };
  expect(totalOf(billOf(use, prices))).toBeCloseTo(2 * 0.625 + 1.2);
  expect(totalOf(billOf(use, prices, true))).toBeCloseTo(2 * 0.625 + 0.2);
});

it('has a line for every price', () => {
  const one = Object.fromEntries(Object.keys(prices.prices).map((unit) => [unit, 1]));
  const each = Object.values(prices.prices).reduce((sum, { dollars, per }) => sum + dollars / per, 0);
  expect(totalOf(billOf(one, prices))).toBeCloseTo(each, 10);
});

it('charges a month without hand-offs for no desk, no mail and no waiting', () => {
  const use = useOf(MONTH, MEASURED, PAGES, 0);
  expect(use).toMatchObject({ httpRequests: 5_000_000, writeUnits: 40_000_000 });
  expect(use.mails ?? 0).toBe(0);
  expect(use.logins).toBeUndefined();
});

it('charges a customer who waits for the minutes of the socket and the reads of the page', () => {
  const use = useOf({ ...MONTH, conversations: 100 }, MEASURED, PAGES, 1);
  const desks = (100 / 100_000) * MONTH.peoplePer100000 * MONTH.hours * 60 * MONTH.days;
  expect(use.socketMinutes).toBeCloseTo(100 * MONTH.waitingMinutes + desks);
  expect(use.httpRequests).toBeCloseTo(100 * (15 + readsWhileWaiting(MONTH.waitingMinutes)));
});

it('reads ever more seldom while nothing is heard, but at least every three minutes', () => {
  expect([1, 2, 4, 10, 60].map(readsWhileWaiting)).toEqual([1, 2, 3, 5, 21]);
});

it('keeps what is stored for the whole time, in the table and in its backup', () => {
  const gigabyteMonths = (1_000_000 * 5_000 * 12) / 1024 ** 3;
  expect(useOf(MONTH, MEASURED, PAGES, 0)).toMatchObject({
    storedGigabyteMonths: expect.closeTo(gigabyteMonths),
    backupGigabyteMonths: expect.closeTo(gigabyteMonths),
  });
});

it('counts the schedules of thirty days as the month without traffic', () => {
  expect(idleMonth(MEASURED, { keys: 1 }, MONTH)).toMatchObject({ invocations: 2 * 43_200, readUnits: 7 * 43_200, keys: 1 });
});
