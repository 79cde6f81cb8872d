import type { Service } from '../../../model/service';
import { addBusinessTime } from '../../../time/business-hours';

const MS_PER_HOUR = 3_600_000;
/** Due times are rounded up to a minute, and the bound of the listing is exclusive. */
const ROUNDED_MS = 60_001;
/** As far ahead as a first reply can be promised, in service levels: see `promisedHours`. */
const MOST_SERVICE_LEVELS = 2;
/** Service levels may have been longer when a ticket opened. */
const LEAST_HOURS = 8;

/** No ticket whose time is later than this can need anything now; ISO 8601. */
export function horizon(service: Service, now: Date): string {
  const longestHours = Math.max(...Object.values(service.serviceLevels).map((level) => level.firstResponseHours));
  const open = addBusinessTime(service.calendar, now, Math.max(longestHours * MOST_SERVICE_LEVELS, LEAST_HOURS));
  const { followUpAfterHours, closeResolvedAfterHours } = service;
  // A resolved ticket is listed by when it closes.
  const aheadHours = followUpAfterHours === undefined ? 0 : Math.max(0, closeResolvedAfterHours - followUpAfterHours);
  return new Date(Math.max(open.getTime(), now.getTime() + aheadHours * MS_PER_HOUR) + ROUNDED_MS).toISOString();
}
