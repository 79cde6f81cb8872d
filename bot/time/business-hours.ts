import { MostradorError } from '../model/errors';
import { type Calendar, WEEKDAYS } from '../model/service';
import { type Interval, instantsOf, localDayMs } from './time-zone';

const MS_PER_DAY = 86_400_000;
const MS_PER_HOUR = 3_600_000;
/** The smallest step in time. */
const MOMENT_MS = 1;
/** A calendar that is closed for this many days in a row is a mistake in the service file. */
const MAX_CLOSED_DAYS = 400;
/** 1 January 1970 was a Thursday; weeks here start on Monday. */
const WEEKDAY_OF_1970 = 3;

/** Length of `2026-`: a holiday that comes every year is written without it. */
const YEAR_LENGTH = 5;

/** Opening times by day, per calendar: the SLA monitor asks for the same few days again and again. */
const known = new WeakMap<Calendar, Map<number, readonly Interval[]>>();
const MAX_DAYS = 1_000;

function openingsOf(calendar: Calendar, dayMs: number): readonly Interval[] {
  const days = known.get(calendar) ?? new Map<number, readonly Interval[]>();
  known.set(calendar, days);
  let openings = days.get(dayMs);
  if (openings === undefined) {
    openings = workOutOpenings(calendar, dayMs);
    if (days.size >= MAX_DAYS) days.clear();
    days.set(dayMs, openings);
  }
  return openings;
}

/** The opening times of one local day, in order, without overlaps. */
function workOutOpenings(calendar: Calendar, dayMs: number): readonly Interval[] {
  const date = new Date(dayMs).toISOString().slice(0, 10);
  if (calendar.holidays.includes(date) || calendar.holidays.includes(date.slice(YEAR_LENGTH))) return [];
  const weekday = WEEKDAYS[(((dayMs / MS_PER_DAY + WEEKDAY_OF_1970) % 7) + 7) % 7] ?? 'mon';
  const merged: { fromMs: number; toMs: number }[] = [];
  for (const opening of instantsOf(calendar.timeZone, dayMs, calendar.hours[weekday])) {
    const last = merged.at(-1);
    if (last !== undefined && opening.fromMs <= last.toMs) last.toMs = Math.max(last.toMs, opening.toMs);
    else merged.push({ ...opening });
  }
  return merged;
}

/** Whether the desk is staffed at this instant. */
export function isOpen(calendar: Calendar, at: Date): boolean {
  const atMs = at.getTime();
  return openingsOf(calendar, localDayMs(calendar.timeZone, atMs)).some(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
}

/** From the first opening to the last closing of the local day of an instant; undefined on a day without business hours. */
export function openingDay(calendar: Calendar, at: Date): Interval | undefined {
  const openings = openingsOf(calendar, localDayMs(calendar.timeZone, at.getTime()));
  const [first, last] = [openings[0], openings.at(-1)];
  return first && last && { fromMs: first.fromMs, toMs: last.toMs };
}

/**
 * The instant itself while the desk is staffed, otherwise the next opening.
 * @throws KNOWLEDGE_INVALID when the calendar never opens
 */
export function nextOpening(calendar: Calendar, at: Date): Date {
  if (isOpen(calendar, at)) return at;
  return new Date(addBusinessTime(calendar, at, MOMENT_MS / MS_PER_HOUR).getTime() - MOMENT_MS);
}

/**
 * The first instant by which that much business time has passed; `from` itself for 0 hours. When the time runs out exactly
 * at closing time, the result is closing time, not the next opening.
 * @param hours business hours, fractions allowed
 * @throws KNOWLEDGE_INVALID when the calendar never opens
 */
export function addBusinessTime(calendar: Calendar, from: Date, hours: number): Date {
  const startMs = from.getTime();
  let leftMs = Math.round(hours * MS_PER_HOUR);
  if (leftMs <= 0) return from;
  let closedDays = 0;
  for (let dayMs = localDayMs(calendar.timeZone, startMs); closedDays <= MAX_CLOSED_DAYS; dayMs += MS_PER_DAY) {
    closedDays++;
    for (const { fromMs, toMs } of openingsOf(calendar, dayMs)) {
      closedDays = 0;
      const beginMs = Math.max(fromMs, startMs);
      if (toMs - beginMs >= leftMs) return new Date(beginMs + leftMs);
      leftMs -= Math.max(0, toMs - beginMs);
    }
  }
  throw new MostradorError(
    'KNOWLEDGE_INVALID',
    'knowledge/service.yaml: the calendar has no business hours; give at least one day some.',
  );
}

/** Business time from one instant to a later one, in ms; 0 when `to` is not later. */
export function businessTimeBetween(calendar: Calendar, from: Date, to: Date): number {
  const startMs = from.getTime();
  const endMs = to.getTime();
  let totalMs = 0;
  const lastDayMs = localDayMs(calendar.timeZone, endMs);
  for (let dayMs = localDayMs(calendar.timeZone, startMs); dayMs <= lastDayMs; dayMs += MS_PER_DAY) {
    for (const { fromMs, toMs } of openingsOf(calendar, dayMs)) {
      totalMs += Math.max(0, Math.min(toMs, endMs) - Math.max(fromMs, startMs));
    }
  }
  return totalMs;
}
