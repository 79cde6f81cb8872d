import { wallClockMs } from './time-zone';

/** The date on the wall where the organisation is: `YYYY-MM-DD`. */
export function todayIn(timeZone: string, now: Date): string {
  return new Date(wallClockMs(timeZone, now.getTime())).toISOString().slice(0, 10);
}

export type PartOfDay = 'morning' | 'afternoon' | 'night';

/**
 * By which greeting the hour goes.
 * @param afternoon the hours of the day between which it is afternoon, which languages disagree on; `to` is exclusive
 */
export function partOfDay(timeZone: string, { from, to }: { readonly from: number; readonly to: number }, now: Date): PartOfDay {
  const hour = new Date(wallClockMs(timeZone, now.getTime())).getUTCHours();
  if (hour >= 6 && hour < from) return 'morning';
  return hour >= from && hour < to ? 'afternoon' : 'night';
}
