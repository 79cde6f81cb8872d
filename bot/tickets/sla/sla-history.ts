import type { Priority, Service } from '../../model/service';
import type { SlaRecord } from '../../model/ticket';

/** Fewer records than this are no basis for an estimate. */
const MIN_RECORDS = 20;
/** Number of latest records per priority that count. */
export const HISTORY_SIZE = 50;
/** The history gives the time within which this share of tickets was answered. */
const SHARE = 0.8;
/** A slow team would get ever longer due times, so beyond this many service levels the leads are alarmed instead. */
const MAX_SERVICE_LEVELS = 2;

/**
 * The time within which four in five of the latest tickets were answered, in business hours, by nearest rank (the smallest
 * value that at least 80 % do not exceed).
 * @param history latest first, all of one priority
 * @returns undefined while there are fewer than 20
 */
export function historicalHours(history: readonly SlaRecord[]): number | undefined {
  const hours = history
    .slice(0, HISTORY_SIZE)
    .map(({ businessHours }) => businessHours)
    .sort((a, b) => a - b);
  return hours.length < MIN_RECORDS ? undefined : hours[Math.ceil(hours.length * SHARE) - 1];
}

/**
 * Business hours promised for the first reply: the longer of the service level and what the team has needed lately, at most
 * twice the service level.
 */
export function targetHours(service: Service, priority: Priority, history: readonly SlaRecord[]): number {
  const level = service.serviceLevels[priority].firstResponseHours;
  return Math.min(Math.max(level, historicalHours(history) ?? 0), level * MAX_SERVICE_LEVELS);
}

/** Whether the team has become so slow that even the longest due time will hardly be met. */
export function isAtRisk(service: Service, priority: Priority, history: readonly SlaRecord[]): boolean {
  const level = service.serviceLevels[priority].firstResponseHours;
  return (historicalHours(history) ?? 0) > level * MAX_SERVICE_LEVELS;
}
