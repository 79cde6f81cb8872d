import { keptShare, reportOf } from './promise/report';
import type { Season } from './promise/shop';
import { simulate } from './promise/simulate';

/** All of it by `PROMISE_TICKETS=10000`: so many tickets in each season, over 90 days. */
const TICKETS = Number(process.env.PROMISE_TICKETS ?? 300);
const FULL = 10_000;
const isFull = TICKETS >= FULL;

/** The clocks change in both. The short ones have the day of the change in their middle. */
const SEASONS: readonly Season[] = [
  isFull
    ? { name: 'winter into spring', timeZone: 'Europe/Madrid', firstDay: '2026-02-02', days: 90 }
    : { name: 'the clocks go forward', timeZone: 'Europe/Madrid', firstDay: '2026-03-26', days: 5 },
  isFull
    ? { name: 'summer into winter', timeZone: 'Europe/Madrid', firstDay: '2026-09-01', days: 90 }
    : { name: 'the clocks go back', timeZone: 'Europe/Madrid', firstDay: '2026-10-22', days: 5 },
];

describe('at staffed load', () => {
  it.each(SEASONS.map((season, index) => [season.name, { season, tickets: TICKETS, teamSize: 7, seed: index + 1 }] as const))(
    'nine promises in ten are kept, and every other one is announced before its time: %s',
    async (_, simulation) => {
      const started = performance.now();
      const result = await simulate(simulation);
      process.stdout.write(`${reportOf(simulation, result)}\n  took ${((performance.now() - started) / 1_000).toFixed(1)} s\n`);
      expect(result.faults.slice(0, 20)).toEqual([]);
      expect(keptShare(result.courses)).toBeGreaterThanOrEqual(0.9);
      expect(result.unanswered).toBe(0);
    },
    1_800_000,
  );
});
