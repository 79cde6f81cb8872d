import { instantsOf, localDayMs } from './time-zone';

const MS_PER_DAY = 86_400_000;
/** Nobody minds a message between these hours of the day, in minutes after local midnight. */
const AWAKE = [{ fromMinutes: 9 * 60, toMinutes: 21 * 60 }] as const;

/** The instant itself between nine and twenty-one o'clock local time, otherwise the next nine o'clock. */
export function nextWakingTime(timeZone: string, at: Date): Date {
  const atMs = at.getTime();
  for (let dayMs = localDayMs(timeZone, atMs); ; dayMs += MS_PER_DAY) {
    for (const { fromMs, toMs } of instantsOf(timeZone, dayMs, AWAKE)) {
      if (atMs < toMs) return new Date(Math.max(atMs, fromMs));
    }
  }
}
