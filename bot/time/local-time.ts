import type { Language } from '../model/language';
import { wallClockMs } from './time-zone';

/** The date on the wall where the organisation is: `YYYY-MM-DD`. */
export function todayIn(timeZone: string, now: Date): string {
  return new Date(wallClockMs(timeZone, now.getTime())).toISOString().slice(0, 10);
}

export type PartOfDay = 'morning' | 'afternoon' | 'night';

/** When the afternoon begins and ends, in hours: in Spain lunch ends the morning, and the evening is `noche`. */
const AFTERNOON: Readonly<Record<Language, readonly [from: number, to: number]>> = { es: [14, 21], en: [12, 18] };

/** By which greeting the hour goes. */
export function partOfDay(timeZone: string, language: Language, now: Date): PartOfDay {
  const hour = new Date(wallClockMs(timeZone, now.getTime())).getUTCHours();
  const [from, to] = AFTERNOON[language];
  if (hour >= 6 && hour < from) return 'morning';
  return hour >= from && hour < to ? 'afternoon' : 'night';
}
