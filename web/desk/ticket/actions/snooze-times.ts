import { MAX_SNOOZE_DAYS } from '../../../../bot/model/limits';

export const SNOOZES = ['hour', 'tomorrow', 'week'] as const;
export type Snooze = (typeof SNOOZES)[number];

const MORNING_HOUR = 9;
const MONDAY = 1;

/** When a snoozed ticket comes back, in the local time of the person who snoozes it. */
export function snoozeUntil(snooze: Snooze, nowMs: number): Date {
  if (snooze === 'hour') return new Date(nowMs + 3_600_000);
  const now = new Date(nowMs);
  const days = snooze === 'tomorrow' ? 1 : (MONDAY - now.getDay() + 7) % 7 || 7;
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, MORNING_HOUR);
}

/** The times to choose from that differ: on a Sunday, tomorrow is the next week. */
export function snoozesAt(nowMs: number): readonly Snooze[] {
  const times = SNOOZES.map((each) => snoozeUntil(each, nowMs).getTime());
  return SNOOZES.filter((_, place) => times.indexOf(times[place] ?? 0) === place);
}

/** The last time that a ticket may be snoozed until. */
export function latestSnooze(nowMs: number): Date {
  return new Date(nowMs + MAX_SNOOZE_DAYS * 86_400_000);
}

/** The value of a `datetime-local` field: local time, to the minute. */
export function fieldTime(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = [at.getFullYear(), two(at.getMonth() + 1), two(at.getDate())].join('-');
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
