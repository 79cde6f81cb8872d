import { factsOf } from '../../language/facts';
import { fill } from '../../language/fill';
import type { Language } from '../../model/language';
import type { Priority, Service } from '../../model/service';
import type { SlaRecord } from '../../model/ticket';
import { addBusinessTime } from '../../time/business-hours';
import { targetHours } from './sla-history';

const MS_PER_HOUR = 3_600_000;

/** When a person is due to reply, and when the ticket is due to be resolved; ISO 8601 UTC. */
export interface DueTimes {
  readonly firstResponseDueAt: string;
  readonly resolutionDueAt: string;
}

/** Rounds up to a whole minute: due times are shown in minutes, and must never be earlier than promised. */
function wholeMinute(at: Date): string {
  return new Date(Math.ceil(at.getTime() / 60_000) * 60_000).toISOString();
}

/** The time that many business hours after `from`; ISO 8601 UTC, whole minutes. */
export function dueAfter(service: Service, from: Date, hours: number): string {
  return wholeMinute(addBusinessTime(service.calendar, from, hours));
}

/**
 * The due times of a ticket of this priority that opens now: those of the service file, or longer ones when the team has
 * needed longer lately.
 * @param history results of the latest tickets of this priority, latest first; empty when history does not count
 */
export function dueTimes(service: Service, priority: Priority, openedAt: Date, history: readonly SlaRecord[] = []): DueTimes {
  const firstResponseHours = targetHours(service, priority, history);
  const { resolutionHours } = service.serviceLevels[priority];
  return {
    firstResponseDueAt: dueAfter(service, openedAt, firstResponseHours),
    resolutionDueAt: dueAfter(service, openedAt, Math.max(resolutionHours, firstResponseHours)),
  };
}

/** Until when a ticket resolved now may be reopened; ISO 8601. */
export function closesAfter(service: Pick<Service, 'closeResolvedAfterHours'>, now: Date): string {
  return new Date(now.getTime() + service.closeResolvedAfterHours * MS_PER_HOUR).toISOString();
}

/**
 * A due time as customers read it: day, time and time zone, never relative. Fits after "a más tardar" and after "by": `el
 * lunes 24 de noviembre a las 10:00 (hora peninsular)`, `Monday 24 November at 10:00 (Central European Time)`.
 * @param iso ISO 8601
 * @param timeZone IANA name
 */
export function formatDue(iso: string, language: Language, timeZone: string): string {
  const { locale, dueTime, zoneNames } = factsOf(language);
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
  for (const { type, value } of dueFormat(locale, timeZone).formatToParts(new Date(iso))) parts[type] = value;
  const { weekday = '', day = '', month = '', hour, minute, timeZoneName = '' } = parts;
  const named = timeZoneName.startsWith('GMT') ? timeZoneName.replace(/^GMT(\+00?(:00)?)?$/, 'UTC') : timeZoneName;
  const zone = zoneNames?.[timeZone] ?? named;
  return fill(dueTime, { weekday, day, month, time: `${hour}:${minute}`, zone });
}

/** Formats by locale and time zone: creating one takes longer than everything else in a turn. */
const formats = new Map<string, Intl.DateTimeFormat>();

function dueFormat(locale: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(locale, {
      timeZone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'longGeneric',
    });
  formats.set(key, format);
  return format;
}
