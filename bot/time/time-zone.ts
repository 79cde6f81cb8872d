const MS_PER_DAY = 86_400_000;
const MS_PER_HOUR = 3_600_000;
const MS_PER_MINUTE = 60_000;

/** A period of time, in ms since 1970; `toMs` is exclusive. */
export interface Interval {
  readonly fromMs: number;
  readonly toMs: number;
}

/** A period during which a time zone has one constant offset from UTC. */
interface Segment extends Interval {
  readonly offsetMs: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** Local time according to the time zone database. Slow; see `wallClockMs`. */
function shownMs(timeZone: string, atMs: number): number {
  const shown: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of clockOf(timeZone).formatToParts(atMs)) shown[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown;
  const whole = Date.UTC(year, month - 1, day, hour, minute, second);
  return whole + (((atMs % 1_000) + 1_000) % 1_000);
}

/** Offsets at round instants, by time zone. They are asked for again and again and never change. */
const offsets = new Map<string, number>();
const MAX_OFFSETS = 10_000;

function knownOffsetMs(timeZone: string, roundMs: number): number {
  const key = `${timeZone} ${roundMs}`;
  let offset = offsets.get(key);
  if (offset === undefined) {
    offset = shownMs(timeZone, roundMs) - roundMs;
    if (offsets.size >= MAX_OFFSETS) offsets.clear();
    offsets.set(key, offset);
  }
  return offset;
}

/**
 * The offset of the time zone from UTC at an instant, in ms; positive east of Greenwich. No time zone changes twice within
 * a day.
 */
function offsetMs(timeZone: string, atMs: number): number {
  for (const stretchMs of [MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE]) {
    const fromMs = Math.floor(atMs / stretchMs) * stretchMs;
    const offset = knownOffsetMs(timeZone, fromMs);
    if (offset === knownOffsetMs(timeZone, fromMs + stretchMs)) return offset;
  }
  return shownMs(timeZone, atMs) - atMs;
}

/**
 * Local date and time, written as if it were UTC: ms since 1970.
 * @param timeZone IANA name
 * @throws RangeError when the time zone is unknown
 */
export function wallClockMs(timeZone: string, atMs: number): number {
  return atMs + offsetMs(timeZone, atMs);
}

/** The local calendar day of an instant, as the ms since 1970 of that date's midnight in UTC. */
export function localDayMs(timeZone: string, atMs: number): number {
  return Math.floor(wallClockMs(timeZone, atMs) / MS_PER_DAY) * MS_PER_DAY;
}

/** The local calendar date: `YYYY-MM-DD`. */
export function todayIn(timeZone: string, at: Date): string {
  return new Date(localDayMs(timeZone, at.getTime())).toISOString().slice(0, 10);
}

export type PartOfDay = 'morning' | 'afternoon' | 'night';

/**
 * The part of the day that decides the greeting.
 * @param afternoon the hours between which it is afternoon, which differ by language; `to` is exclusive
 */
export function partOfDay(timeZone: string, { from, to }: { readonly from: number; readonly to: number }, now: Date): PartOfDay {
  const hour = new Date(wallClockMs(timeZone, now.getTime())).getUTCHours();
  if (hour >= 6 && hour < from) return 'morning';
  return hour >= from && hour < to ? 'afternoon' : 'night';
}

/** The first instant (to the second) that has the offset of the later of two instants with different offsets. */
function changeBetween(timeZone: string, earlierMs: number, laterMs: number): number {
  const before = offsetMs(timeZone, earlierMs);
  let low = earlierMs;
  let high = laterMs;
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000;
    if (offsetMs(timeZone, middle) === before) low = middle;
    else high = middle;
  }
  return high;
}

/**
 * The periods of constant offset around a local day: one, or two when the clocks change around then. Offsets lie between
 * -12 and +14 hours, so the window below covers the day in every time zone; no time zone changes twice in it.
 */
function segmentsAround(timeZone: string, dayMs: number): readonly Segment[] {
  const fromMs = dayMs - 15 * MS_PER_HOUR;
  const toMs = dayMs + 37 * MS_PER_HOUR;
  const first = offsetMs(timeZone, fromMs);
  const last = offsetMs(timeZone, toMs);
  if (first === last) return [{ fromMs, toMs, offsetMs: first }];
  const changeMs = changeBetween(timeZone, fromMs, toMs);
  return [
    { fromMs, toMs: changeMs, offsetMs: first },
    { fromMs: changeMs, toMs, offsetMs: last },
  ];
}

/**
 * The instants at which local clocks show a time of `span` on a given day. An hour that the clocks skip is missing; an hour
 * that they show twice counts twice.
 * @param dayMs from `localDayMs`
 * @param span minutes after local midnight, `toMinutes` exclusive
 */
export function instantsOf(
  timeZone: string,
  dayMs: number,
  spans: readonly { readonly fromMinutes: number; readonly toMinutes: number }[],
): readonly Interval[] {
  const found: Interval[] = [];
  for (const segment of segmentsAround(timeZone, dayMs)) {
    for (const span of spans) {
      const fromMs = Math.max(dayMs + span.fromMinutes * 60_000 - segment.offsetMs, segment.fromMs);
      const toMs = Math.min(dayMs + span.toMinutes * 60_000 - segment.offsetMs, segment.toMs);
      if (fromMs < toMs) found.push({ fromMs, toMs });
    }
  }
  return found.sort((a, b) => a.fromMs - b.fromMs);
}
