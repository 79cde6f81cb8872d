import type { Priority, Service } from '../../model/service';
import type { SlaRecord } from '../../model/ticket';

/** Fewer records than this say nothing about how fast a team is. */
const MIN_RECORDS = 20;
/** How many of the latest records of a priority count. */
export const HISTORY_SIZE = 50;
/** The history tells the time within which this share was answered. */
const SHARE = 0.8;
/** A slow team would get ever longer due times: beyond this many service levels the lead is alarmed instead. */
const MAX_SERVICE_LEVELS = 2;

/**
 * The time within which four in five of the latest tickets were answered, in business hours, by nearest rank
 * (the smallest value that at least 80 % do not exceed).
 * @param history the latest first, all of one priority
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
 * Business hours that a customer is told for the first reply: the longer of the service level and what the team
 * needed lately, at most twice the service level.
 */
export function targetHours(service: Service, priority: Priority, history: readonly SlaRecord[]): number {
  const level = service.serviceLevels[priority].firstResponseHours;
  return Math.min(Math.max(level, historicalHours(history) ?? 0), level * MAX_SERVICE_LEVELS);
}

/** Whether the team has become so slow that even the longest due time will hardly be met: for the lead to know. */
export function isAtRisk(service: Service, priority: Priority, history: readonly SlaRecord[]): boolean {
  const level = service.serviceLevels[priority].firstResponseHours;
  return (historicalHours(history) ?? 0) > level * MAX_SERVICE_LEVELS;
}
