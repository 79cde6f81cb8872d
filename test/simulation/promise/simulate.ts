import { seededRandom } from '../../../bot/matcher/arrays/seeded-random';
import { WEEKDAYS } from '../../../bot/model/service';
import { monitorSla } from '../../../bot/tickets/sla/monitor';
import { isOpen } from '../../../bot/time/business-hours';
import { instantsOf, localDayMs } from '../../../bot/time/time-zone';
import { type Course, courseOf } from './audit';
import { Customers } from './customers';
import { Person } from './person';
import { randomShop, type Season } from './shop';
import { type World, world } from './world';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export interface Simulation {
  readonly season: Season;
  readonly tickets: number;
  readonly teamSize: number;
  readonly seed: number;
}

export interface Result {
  readonly courses: readonly Course[];
  readonly unanswered: number;
  /** Hours worked on tickets, of those that people were there. */
  readonly load: number;
  readonly watchRuns: number;
  /** What must never be, in words. */
  readonly faults: readonly string[];
}

/** One shop through one season: customers, staff and the watch, by the real use cases. */
export async function simulate({ season, tickets, teamSize, seed }: Simulation): Promise<Result> {
  const random = seededRandom(seed);
  const { knowledge, habits } = randomShop(random, season, teamSize);
  const { service } = knowledge.base;
  const startMs = Date.parse(`${season.firstDay}T00:00:00Z`);
  const desk = world(knowledge, startMs);
  const customers = new Customers(desk, service, random);
  customers.come(tickets, startMs, season.days);
  const team = service.team.map(({ login, name, role }) => {
    const habit = habits.get(login) ?? { works: 'whole day', saysGoodbye: true };
    return { habit, login, person: new Person(desk, service, { login, name, role }, habit, random) };
  });
  const faults: string[] = [];
  let presentMs = 0;
  let watchRuns = 0;
  let skipped = 0;
  let absent: ReadonlySet<string> = new Set();
  let today = Number.NaN;

  const endMs = startMs + season.days * DAY_MS;
  for (let nowMs = startMs; nowMs < endMs || !(await isEverybodyAnswered(nowMs)); nowMs += MINUTE_MS) {
    await customers.actUntil(nowMs);
    desk.setTime(nowMs);
    const day = localDayMs(season.timeZone, nowMs);
    if (day !== today) {
      today = day;
      absent = new Set(team.filter(() => random() < 0.06).map(({ login }) => login));
    }
    const open = isOpen(service.calendar, new Date(nowMs));
    for (const { habit, login, person } of team) {
      const isOn = open && !absent.has(login) && works(habit.works, nowMs);
      if (isOn) presentMs += MINUTE_MS;
      await person.shift(isOn);
      const done = await person.work(nowMs);
      if (done !== undefined) customers.react(done);
    }
    // At night nothing but closing and marking is left to do: every half hour is enough, and keeps this quick.
    if (!open && (nowMs / MINUTE_MS) % 30 !== 0) continue;
    // The schedule comes late now and then: a run is left out, or two.
    skipped = random() < 0.05 && skipped < 2 ? skipped + 1 : 0;
    if (skipped > 0) continue;
    watchRuns++;
    faults.push(...(await watchOften(desk, nowMs, random)));
    faults.push(...(await ownerless(desk, nowMs)));
  }

  /** Looked at every hour after the last day; five days later it is a fault. */
  async function isEverybodyAnswered(nowMs: number): Promise<boolean> {
    if (nowMs > endMs + 5 * DAY_MS) return true;
    if ((nowMs - endMs) % (60 * MINUTE_MS) !== 0) return false;
    const last = await Promise.all(customers.ticketIds.slice(-500).map((id) => desk.store.loadTicket(id)));
    return last.every((ticket) => ticket?.firstRespondedAt !== undefined);
  }

  function works(which: 'whole day' | 'mornings' | 'afternoons', nowMs: number): boolean {
    if (which === 'whole day') return true;
    const weekday = WEEKDAYS[(new Date(today).getUTCDay() + 6) % 7] ?? 'mon';
    const spans = instantsOf(season.timeZone, today, service.calendar.hours[weekday]);
    const middle = ((spans.at(0)?.fromMs ?? 0) + (spans.at(-1)?.toMs ?? 0)) / 2;
    return (which === 'mornings') === nowMs < middle;
  }

  async function watchOften(world: World, nowMs: number, chance: () => number): Promise<readonly string[]> {
    const twiceAtOnce = chance() < 0.1;
    const reports = await Promise.all(
      twiceAtOnce ? [monitorSla(world, service), monitorSla(world, service)] : [monitorSla(world, service)],
    );
    const failed = reports.flatMap(({ failures }) => failures.map((failure) => `the watch failed: ${String(failure)}`));
    if (chance() > 0.2) return failed;
    // What two runs at once left to each other is the next one's.
    if (reports.some(({ raced }) => raced > 0)) await monitorSla(world, service);
    const before = world.commits();
    await monitorSla(world, service);
    return world.commits() === before
      ? failed
      : [...failed, `another run of the watch changed something at ${new Date(nowMs).toISOString()}`];
  }

  async function ownerless(world: World, nowMs: number): Promise<readonly string[]> {
    const at = new Date(nowMs).toISOString();
    const said = new Map((await world.store.listAvailability()).map(({ login, available }) => [login, available]));
    if (!service.team.some(({ login }) => said.get(login) ?? true)) return [];
    const { tickets: left } = await world.store.listTickets({ view: 'unassigned', login: '', now: at, dueBefore: at, limit: 5 });
    return left.map(({ number }) => `${number} has no owner at ${at}`);
  }

  const courses = await Promise.all(customers.ticketIds.map((id) => courseOf(desk, service.calendar, id)));
  const answered = courses.filter((course) => course !== undefined);
  return {
    courses: answered,
    unanswered: courses.length - answered.length,
    load: team.reduce((sum, { person }) => sum + person.workedMs, 0) / presentMs,
    watchRuns,
    faults: [...faults, ...answered.flatMap((course) => course.faults)],
  };
}
