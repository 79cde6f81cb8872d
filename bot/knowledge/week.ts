import * as z from 'zod';
import { type Span, WEEKDAYS } from '../model/service';
import { todayIn } from '../time/time-zone';

const clock = /^([01]\d|2[0-4]):([0-5]\d)-([01]\d|2[0-4]):([0-5]\d)$/;
const span = z
  .string()
  .regex(clock, 'must be a span such as "09:00-14:00"')
  .transform((text): Span => {
    const [, fromHour, fromMinute, toHour, toMinute] = clock.exec(text) ?? [];
    return { fromMinutes: Number(fromHour) * 60 + Number(fromMinute), toMinutes: Number(toHour) * 60 + Number(toMinute) };
  })
  .refine(
    ({ fromMinutes, toMinutes }) => fromMinutes < toMinutes && toMinutes <= 24 * 60,
    'must end after it begins, at 24:00 at the latest; hours past midnight belong to the next day',
  );
const day = z
  .array(span)
  .default([])
  .transform((spans) => [...spans].sort((a, b) => a.fromMinutes - b.fromMinutes))
  .refine(
    (spans) => spans.every((one, index) => index === 0 || (spans[index - 1]?.toMinutes ?? 0) <= one.fromMinutes),
    'has spans that overlap; let each begin when the one before has ended',
  );

const timeZoneName = z.string().refine(isTimeZone, 'is not a time zone that is known; write it like Europe/Madrid');

/** A leap year, so that every day of a year exists. */
const ANY_YEAR = '2024';
const holiday = z.union(
  [
    z.iso.date(),
    z
      .string()
      .regex(/^\d\d-\d\d$/)
      .refine((text) => z.iso.date().safeParse(`${ANY_YEAR}-${text}`).success),
  ],
  'must be a date that exists, in quotes, such as "2026-12-25", or "12-25" for every year',
);

/** The `hours` of the service file: opening hours by weekday, holidays, time zone. */
export const calendar = z
  .strictObject({
    timeZone: timeZoneName,
    holidays: z.array(holiday).default([]),
    mon: day,
    tue: day,
    wed: day,
    thu: day,
    fri: day,
    sat: day,
    sun: day,
  })
  .refine((week) => WEEKDAYS.some((name) => week[name].length > 0), 'has no hours on any day: nobody could ever answer');

/**
 * Indexes of the holidays that have passed: they have no effect any more, or contain a wrong year. Holidays that come every
 * year never pass. When all others have passed, nobody has entered the new ones.
 */
export function pastHolidays({ timeZone, holidays }: z.infer<typeof calendar>, now: Date): readonly number[] {
  const today = todayIn(timeZone, now);
  return holidays.flatMap((date, index) => (date.length === today.length && date < today ? [index] : []));
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
