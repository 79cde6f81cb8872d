import type { Service } from '../../model/service';

const MS_PER_HOUR = 3_600_000;

/** Until when a ticket that is resolved now may be reopened; ISO 8601. */
export function closesAfter(service: Pick<Service, 'closeResolvedAfterHours'>, now: Date): string {
  return new Date(now.getTime() + service.closeResolvedAfterHours * MS_PER_HOUR).toISOString();
}
