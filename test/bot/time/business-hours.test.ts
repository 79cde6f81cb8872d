import fc from 'fast-check';
import { type Calendar, type Span, WEEKDAYS, type Weekday } from '../../../bot/model/service';
import { addBusinessTime, businessTimeBetween, isOpen, nextOpening } from '../../../bot/time/business-hours';
import { todayIn } from '../../../bot/time/time-zone';
import { calendar as madrid } from '../tickets/sample';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const clocks = new Map<string, Intl.DateTimeFormat>();
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const clock = clocks.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  clocks.set(timeZone, clock);
  return clock;
}

/** Slow and plain: asks the wall clock of every single minute. */
function openAtMinute(calendar: Calendar, atMs: number): boolean {
  const clock = clockOf(calendar.timeZone).format(atMs);
  const weekday = new Date(`${clock.slice(0, 10)}T12:00:00Z`).getUTCDay();
  const minutes = Number(clock.slice(11, 13)) * 60 + Number(clock.slice(14, 16));
  const hours = calendar.hours[WEEKDAYS[(weekday + 6) % 7] ?? 'mon'];
  return (
    !calendar.holidays.includes(clock.slice(0, 10)) &&
    hours.some((span) => span.fromMinutes <= minutes && minutes < span.toMinutes)
  );
}

function minutesBetween(calendar: Calendar, fromMs: number, toMs: number): number {
  let minutes = 0;
  for (let at = fromMs; at < toMs; at += MINUTE) if (openAtMinute(calendar, at)) minutes++;
  return minutes;
}

const span: fc.Arbitrary<Span> = fc
  .tuple(fc.integer({ min: 0, max: 96 }), fc.integer({ min: 0, max: 96 }))
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => ({ fromMinutes: Math.min(a, b) * 15, toMinutes: Math.max(a, b) * 15 }));

const day = fc.array(span, { maxLength: 3 });
const hoursOfWeek = fc
  .record({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day })
  .filter((hours) => WEEKDAYS.some((weekday) => hours[weekday].length > 0));

/** Around the changes of the clocks, both ways, in zones north and south, with whole and half hours, and one that changes at midnight. */
const changes: readonly { readonly timeZone: string; readonly at: string }[] = [
  { timeZone: 'Europe/Madrid', at: '2025-03-30T01:00:00Z' },
  { timeZone: 'Europe/Madrid', at: '2025-10-26T01:00:00Z' },
  { timeZone: 'Atlantic/Canary', at: '2025-10-26T01:00:00Z' },
  { timeZone: 'America/New_York', at: '2025-11-02T06:00:00Z' },
  { timeZone: 'Australia/Lord_Howe', at: '2025-04-05T15:00:00Z' },
  { timeZone: 'Australia/Lord_Howe', at: '2025-10-04T15:30:00Z' },
  { timeZone: 'America/Santiago', at: '2025-09-07T04:00:00Z' },
  { timeZone: 'Asia/Kolkata', at: '2025-06-01T00:00:00Z' },
  { timeZone: 'Pacific/Kiritimati', at: '2025-06-01T00:00:00Z' },
  { timeZone: 'Pacific/Pago_Pago', at: '2025-06-01T00:00:00Z' },
];

const situation = fc
  .record({
    change: fc.constantFrom(...changes),
    hours: hoursOfWeek,
    holidayInDays: fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 2 }),
    minutes: fc.integer({ min: -36 * 60, max: 12 * 60 }),
  })
  .map(({ change: { timeZone, at }, hours, holidayInDays, minutes }) => {
    const changeMs = Date.parse(at);
    const calendar: Calendar = {
      timeZone,
      hours,
      holidays: holidayInDays.map((days) => new Date(changeMs + days * 24 * HOUR).toISOString().slice(0, 10)),
    };
    return { calendar, fromMs: changeMs + minutes * MINUTE };
  });

describe('business time agrees with a clock that looks at every minute', () => {
  it('whether it is open', () => {
    fc.assert(
      fc.property(situation, ({ calendar, fromMs }) => {
        expect(isOpen(calendar, new Date(fromMs))).toBe(openAtMinute(calendar, fromMs));
      }),
      { numRuns: 300 },
    );
  });

  it('how much lies between two instants', () => {
    fc.assert(
      fc.property(situation, fc.integer({ min: 0, max: 60 * 60 }), ({ calendar, fromMs }, minutes) => {
        const toMs = fromMs + minutes * MINUTE;
        expect(businessTimeBetween(calendar, new Date(fromMs), new Date(toMs)) / MINUTE).toBe(
          minutesBetween(calendar, fromMs, toMs),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('the end of a stretch is the first instant by which it has passed', () => {
    fc.assert(
      fc.property(situation, fc.integer({ min: 1, max: 40 * 60 }), ({ calendar, fromMs }, minutes) => {
        const from = new Date(fromMs);
        const end = addBusinessTime(calendar, from, minutes / 60);
        expect(businessTimeBetween(calendar, from, end)).toBe(minutes * MINUTE);
        expect(businessTimeBetween(calendar, from, new Date(end.getTime() - 1))).toBe(minutes * MINUTE - 1);
      }),
      { numRuns: 300 },
    );
  });
});

/** Up to forty hours, in whole minutes. */
const stretch = fc.integer({ min: 1, max: 40 * 60 });

describe('business time, wherever the clocks change,', () => {
  it('adds up: one stretch after the other ends where both together do', () => {
    fc.assert(
      fc.property(situation, stretch, stretch, ({ calendar, fromMs }, first, second) => {
        const between = addBusinessTime(calendar, new Date(fromMs), first / 60);
        const end = addBusinessTime(calendar, between, second / 60);
        expect(end).toEqual(addBusinessTime(calendar, new Date(fromMs), (first + second) / 60));
      }),
      { numRuns: 300 },
    );
  });

  it('adds up between instants: what lies before one in the middle, and what lies behind it', () => {
    fc.assert(
      fc.property(situation, stretch, stretch, ({ calendar, fromMs }, first, second) => {
        const [from, middle, to] = [fromMs, fromMs + first * MINUTE, fromMs + (first + second) * MINUTE].map(
          (ms) => new Date(ms),
        );
        if (from === undefined || middle === undefined || to === undefined) throw new Error('three instants');
        const parts = businessTimeBetween(calendar, from, middle) + businessTimeBetween(calendar, middle, to);
        expect(businessTimeBetween(calendar, from, to)).toBe(parts);
      }),
      { numRuns: 300 },
    );
  });

  it('never ends earlier when it begins later or takes longer', () => {
    fc.assert(
      fc.property(situation, stretch, stretch, ({ calendar, fromMs }, hours, more) => {
        const end = addBusinessTime(calendar, new Date(fromMs), hours / 60).getTime();
        expect(addBusinessTime(calendar, new Date(fromMs + more * MINUTE), hours / 60).getTime()).toBeGreaterThanOrEqual(end);
        expect(addBusinessTime(calendar, new Date(fromMs), (hours + more) / 60).getTime()).toBeGreaterThan(end);
      }),
      { numRuns: 300 },
    );
  });

  it('continues at the next opening, and not before it', () => {
    fc.assert(
      fc.property(situation, ({ calendar, fromMs }) => {
        const opening = nextOpening(calendar, new Date(fromMs));
        expect(isOpen(calendar, opening)).toBe(true);
        expect(businessTimeBetween(calendar, new Date(fromMs), opening)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});

describe('business time in Madrid', () => {
  it.each([
    ['within a shift', '2025-11-24T09:00:00Z', 2, '2025-11-24T11:00:00.000Z'],
    ['across the break at noon', '2025-11-24T12:00:00Z', 2, '2025-11-24T16:00:00.000Z'],
    ['up to closing time, not to the next opening', '2025-11-24T17:00:00Z', 1, '2025-11-24T18:00:00.000Z'],
    ['from the night', '2025-11-24T23:00:00Z', 1, '2025-11-25T09:00:00.000Z'],
    ['over a Sunday and a holiday', '2025-12-06T12:30:00Z', 1, '2025-12-09T08:30:00.000Z'],
    ['over the night on which the clocks go back', '2025-10-25T11:00:00Z', 2, '2025-10-27T09:00:00.000Z'],
    ['over the night on which they go forward', '2025-03-29T12:00:00Z', 2, '2025-03-31T08:00:00.000Z'],
    ['no time at all', '2025-11-24T23:00:00Z', 0, '2025-11-24T23:00:00.000Z'],
  ])('%s', (_, from, hours, due) => {
    expect(addBusinessTime(madrid, new Date(from), hours).toISOString()).toBe(due);
  });

  it('is nothing between an instant and an earlier one', () => {
    expect(businessTimeBetween(madrid, new Date('2025-11-25T10:00:00Z'), new Date('2025-11-24T10:00:00Z'))).toBe(0);
  });

  it('refuses a calendar that never opens, and says where it stands', () => {
    const hours: Record<Weekday, readonly Span[]> = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    expect(() => addBusinessTime({ ...madrid, hours }, new Date('2025-11-24T09:00:00Z'), 1)).toThrow(/service\.yaml/);
  });
});

describe('the date on the wall', () => {
  it.each([
    ['Europe/Madrid', '2025-11-24T23:30:00Z', '2025-11-25'],
    ['America/New_York', '2025-11-25T03:30:00Z', '2025-11-24'],
    ['Pacific/Kiritimati', '2025-12-31T10:00:00Z', '2026-01-01'],
  ])('in %s', (timeZone, at, date) => {
    expect(todayIn(timeZone, new Date(at))).toBe(date);
  });
});
