import { factsOf } from '../../language/facts';
import { fill } from '../../language/fill';
import type { Language } from '../../model/language';
import type { Priority, Service } from '../../model/service';
import type { PromiseRecord } from '../../model/ticket';
import { addBusinessTime } from '../../time/business-hours';
import { promisedHours } from './history';

/** By when a person will have replied, and by when it will be settled; ISO 8601 UTC. */
export interface DueTimes {
  readonly firstResponseDueAt: string;
  readonly resolutionDueAt: string;
}

/** Due times are told in minutes, so they are kept in whole ones: rounded up, never to an earlier time than the promise. */
function wholeMinute(at: Date): string {
  return new Date(Math.ceil(at.getTime() / 60_000) * 60_000).toISOString();
}

/** The instant after so many business hours, as a promise tells it: ISO 8601 UTC, whole minutes. */
export function dueAfter(service: Service, from: Date, hours: number): string {
  return wholeMinute(addBusinessTime(service.calendar, from, hours));
}

/**
 * What is promised for a ticket of this priority that opens now: what the service file says, or the longer time that
 * the team really needed lately.
 * @param lately the latest promises of this priority, latest first; none where history does not count
 */
export function promise(service: Service, priority: Priority, openedAt: Date, lately: readonly PromiseRecord[] = []): DueTimes {
  const firstResponseHours = promisedHours(service, priority, lately);
  const { resolutionHours } = service.serviceLevels[priority];
  return {
    firstResponseDueAt: dueAfter(service, openedAt, firstResponseHours),
    resolutionDueAt: dueAfter(service, openedAt, Math.max(resolutionHours, firstResponseHours)),
  };
}

/**
 * A due time as a customer reads it: day, time and whose time it is, never relative.
 * Fits after "a más tardar" and after "by": `el lunes 24 de noviembre a las 10:00 (hora de Europa central)`,
 * `Monday 24 November at 10:00 (Central European Time)`.
 * @param iso ISO 8601
 * @param timeZone IANA name
 */
export function formatDue(iso: string, language: Language, timeZone: string): string {
  const { locale, dueTime } = factsOf(language);
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  const format = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longGeneric',
  });
  for (const { type, value } of format.formatToParts(new Date(iso))) parts[type] = value;
  const { weekday = '', day = '', month = '', hour, minute, timeZoneName = '' } = parts;
  const zone = timeZoneName.startsWith('GMT') ? timeZoneName.replace(/^GMT(\+00?(:00)?)?$/, 'UTC') : timeZoneName;
  return fill(dueTime, { weekday, day, month, time: `${hour}:${minute}`, zone });
}
