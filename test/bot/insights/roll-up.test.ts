import { addCounts } from '../../../bot/insights/add';
import { rollUp } from '../../../bot/insights/roll-up';
import type { Counts } from '../../../bot/model/rollup';
import { dayAfter } from '../../../bot/time/day';
import { todayIn } from '../../../bot/time/time-zone';
import { smallKnowledge } from '../../support/small-knowledge';
import { type TestServer, testServer } from '../adapters/dynamodb/table';
import { imaginedLife, type LifeEvent } from './imagined-life';

const { service } = smallKnowledge().base;
const { timeZone } = service.calendar;
/** The clocks go back on 25 October. */
const FIRST = '2026-10-10';
const DAYS = 18;
/** Until the last ticket is answered, and the week after. */
const LAST = dayAfter(FIRST, DAYS + 40);
const NEVER_ENDS = new Date('2100-01-01');

let server: TestServer;
beforeAll(async () => {
  server = await testServer();
});
afterAll(() => server.close());

/** What happened, as it was imagined, by the local day that it counts for. */
function truth(events: readonly LifeEvent[], now: Date): Record<string, Counts> {
  const days: Record<string, Counts> = {};
  for (const { countsFor, counts } of events) {
    const day = todayIn(timeZone, new Date(countsFor));
    days[day] = addCounts(days[day] ?? {}, typeof counts === 'function' ? counts(now) : counts);
  }
  return Object.fromEntries(Object.entries(days).filter(([, counts]) => Object.keys(counts).length > 0));
}

describe('the figures of days', () => {
  it.each([1, 2, 3])(
    'are what happened, whenever and however often it was counted (seed %i)',
    async (seed) => {
      let now = new Date(`${FIRST}T00:00:00Z`);
      const clock = { now: () => now };
      const { store } = (await server.freshTable()).open({ clock });
      const life = imaginedLife(seed, FIRST, DAYS);
      let place = 0;
      for (let day = FIRST; day <= LAST; day = dayAfter(day, 1)) {
        for (const hour of day < dayAfter(FIRST, DAYS) ? ['05', '14'] : ['05']) {
          const until = new Date(`${day}T${hour}:30:00Z`);
          for (; place < life.length && new Date(life[place]!.at) <= until; place++) await life[place]!.happen(store);
          now = until;
          const run = (end = NEVER_ENDS) => rollUp({ store, clock }, service, end);
          // Now and then a run is ended before it is done, is left out, or meets another one.
          if (place % 5 === 0) await run(new Date(0));
          if (place % 11 === 1) continue;
          await Promise.all(place % 7 === 0 ? [run(), run()] : [run()]);
        }
      }
      expect(place).toBe(life.length);
      const counted = (await store.listRollups(FIRST, LAST)).flatMap(({ day, rows }) => {
        const sum = rows.reduce<Counts>((all, { counts }) => addCounts(all, counts), {});
        return Object.keys(sum).length === 0 ? [] : [[day, sum] as const];
      });
      expect(Object.fromEntries(counted)).toEqual(truth(life, now));
    },
    240_000,
  );
});
