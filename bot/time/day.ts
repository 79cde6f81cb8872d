import { type Interval, instantsOf } from './time-zone';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MINUTES = 24 * 60;
export const DAY_MS = 86_400_000;

/** Whether a text is a day of the calendar: `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  return DAY.test(text) && dayAfter(text, 0) === text;
}

/** @param days may be negative */
export function dayAfter(day: string, days: number): string {
  const ms = Date.parse(`${day}T00:00:00Z`) + days * DAY_MS;
  return Number.isNaN(ms) ? '' : new Date(ms).toISOString().slice(0, 10);
}

/** All days between two, both inclusive, in order. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = dayAfter(day, 1)) days.push(day);
  return days;
}

/** A local day in a time zone: 23, 24 or 25 hours. */
export function instantsOfDay(timeZone: string, day: string): Interval {
  const parts = instantsOf(timeZone, Date.parse(`${day}T00:00:00Z`), [{ fromMinutes: 0, toMinutes: MINUTES }]);
  return { fromMs: parts[0]?.fromMs ?? 0, toMs: parts.at(-1)?.toMs ?? 0 };
}

/** The days of UTC during which a period lies. */
export function utcDaysOf({ fromMs, toMs }: Interval): string[] {
  return daysBetween(new Date(fromMs).toISOString().slice(0, 10), new Date(toMs - 1).toISOString().slice(0, 10));
}

/** 1 January 1970 was a Thursday. */
const DAYS_FROM_MONDAY_IN_1970 = 3;

/** The Monday on or before a day. */
export function mondayOf(day: string): string {
  const sinceThen = Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
  return dayAfter(day, -((sinceThen + DAYS_FROM_MONDAY_IN_1970) % 7));
}
