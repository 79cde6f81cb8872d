import { factsOf } from '../../language/facts';
import { fill } from '../../language/fill';
import type { Language } from '../../model/language';
import type { Priority, Service } from '../../model/service';
import type { SlaRecord } from '../../model/ticket';
import { addBusinessTime } from '../../time/business-hours';
import { targetHours } from './sla-history';

const MS_PER_HOUR = 3_600_000;

/** By when a person will have replied, and by when the ticket will be resolved; ISO 8601 UTC. */
export interface DueTimes {
  readonly firstResponseDueAt: string;
  readonly resolutionDueAt: string;
}

/** Due times are told in minutes, so they are kept in whole ones: rounded up, never down to a time that is earlier than promised. */
function wholeMinute(at: Date): string {
  return new Date(Math.ceil(at.getTime() / 60_000) * 60_000).toISOString();
}

/** The time so many business hours after another; ISO 8601 UTC, whole minutes. */
export function dueAfter(service: Service, from: Date, hours: number): string {
  return wholeMinute(addBusinessTime(service.calendar, from, hours));
}

/**
 * The due times of a ticket of this priority that opens now: those of the service file, or longer ones where the team
 * needed longer lately.
 * @param history how tickets of this priority went, latest first; empty where history does not count
 */
export function dueTimes(service: Service, priority: Priority, openedAt: Date, history: readonly SlaRecord[] = []): DueTimes {
  const firstResponseHours = targetHours(service, priority, history);
  const { resolutionHours } = service.serviceLevels[priority];
  return {
    firstResponseDueAt: dueAfter(service, openedAt, firstResponseHours),
    resolutionDueAt: dueAfter(service, openedAt, Math.max(resolutionHours, firstResponseHours)),
  };
}

/** Until when a ticket that is resolved now may be reopened; ISO 8601. */
export function closesAfter(service: Pick<Service, 'closeResolvedAfterHours'>, now: Date): string {
  return new Date(now.getTime() + service.closeResolvedAfterHours * MS_PER_HOUR).toISOString();
}

/**
 * A due time as a customer reads it: day, time and time zone, never relative.
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
