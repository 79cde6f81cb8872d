import { keptShare, reportOf } from './promise/report';
import type { Season } from './promise/shop';
import { type Result, type Simulation, simulate } from './promise/simulate';

/** All of it by `PROMISE_TICKETS=10000`: so many tickets in each season, over 90 days. */
const TICKETS = Number(process.env.PROMISE_TICKETS ?? 200);
const FULL = 10_000;
const isFull = TICKETS >= FULL;

/** The clocks change in both. The short ones have the day of the change in their middle. */
const SEASONS: readonly Season[] = [
  isFull
    ? { name: 'winter into spring', timeZone: 'Europe/Madrid', firstDay: '2026-02-02', days: 90 }
    : { name: 'the clocks go forward', timeZone: 'Europe/Madrid', firstDay: '2026-03-27', days: 4 },
  isFull
    ? { name: 'summer into winter', timeZone: 'Europe/Madrid', firstDay: '2026-09-01', days: 90 }
    : { name: 'the clocks go back', timeZone: 'Europe/Madrid', firstDay: '2026-10-23', days: 4 },
];

const HALF_AN_HOUR_MS = 1_800_000;

/** Runs it, and says what came out. */
async function told(simulation: Simulation): Promise<Result> {
  const started = performance.now();
  const result = await simulate(simulation);
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  process.stdout.write(`${reportOf(simulation, result)}\n  took                     ${seconds} s\n`);
  return result;
}

describe('with enough people', () => {
  it.each(SEASONS.map((season, index) => [season.name, { season, tickets: TICKETS, teamSize: 7, seed: index + 1 }] as const))(
    'nine promises in ten are kept, and every other one is announced before its time: %s',
    async (_, simulation) => {
      const { courses, faults, unanswered } = await told(simulation);
      expect(faults.slice(0, 20)).toEqual([]);
      expect(unanswered).toBe(0);
      expect(keptShare(courses)).toBeGreaterThanOrEqual(0.9);
    },
    HALF_AN_HOUR_MS,
  );
});

describe('with too few people', () => {
  it(
    'promises are broken, and nobody has to ask: every time that passes was announced, or the lead alarmed',
    async () => {
      const season: Season = { name: 'half of the team is missing', timeZone: 'Europe/Madrid', firstDay: '2026-03-30', days: 2 };
      const { courses, faults } = await told({ season, tickets: 420, teamSize: 3, seed: 5 });
      expect(faults.slice(0, 20)).toEqual([]);
      expect(keptShare(courses)).toBeLessThan(0.9);
      expect(courses.some(({ notices }) => notices === 2)).toBe(true);
      expect(courses.some(({ alarmed }) => alarmed)).toBe(true);
    },
    HALF_AN_HOUR_MS,
  );
});
