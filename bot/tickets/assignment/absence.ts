import type { Calendar, Service } from '../../model/service';
import type { Availability } from '../../model/staff';
import { addBusinessTime, openingDay } from '../../time/business-hours';

/** Business hours after the day's opening by which people are at work. */
const ARRIVED_AFTER_HOURS = 1;
/** Whoever looked at the desk so long before the opening has come for the day. */
const EARLY_MS = 3 * 3_600_000;

/**
 * From when on a look at the desk counts as having come today.
 * @returns undefined on a day without business hours
 */
export function dayBegins(calendar: Calendar, now: Date): Date | undefined {
  const day = openingDay(calendar, now);
  return day && new Date(day.fromMs - EARLY_MS);
}

/**
 * The team members who have not come today: from one business hour after the opening until the last closing, those who have
 * not been seen at the desk. At all other times nobody is absent, and what people last set counts. The same holds while
 * nobody who takes tickets has come: tickets keep an owner rather than lie about.
 */
export function absentLogins(
  availability: readonly Availability[],
  { team, calendar }: Pick<Service, 'team' | 'calendar'>,
  now: Date,
): ReadonlySet<string> {
  const day = openingDay(calendar, now);
  const begins = dayBegins(calendar, now)?.toISOString();
  if (day === undefined || begins === undefined || now.getTime() >= day.toMs) return NOBODY;
  if (now < addBusinessTime(calendar, new Date(day.fromMs), ARRIVED_AFTER_HOURS)) return NOBODY;
  const come = availability.filter(({ seenAt }) => seenAt !== undefined && seenAt >= begins);
  const logins = new Set(come.map(({ login }) => login));
  const isAnybodyThere = come.some(({ login, available }) => available && team.some((member) => member.login === login));
  if (!isAnybodyThere) return NOBODY;
  return new Set(team.map(({ login }) => login).filter((login) => !logins.has(login)));
}

const NOBODY: ReadonlySet<string> = new Set();
