import type { Priority, Service } from '../../model/service';
import type { PromiseRecord } from '../../model/ticket';

/** Fewer promises than this say nothing about what a team achieves. */
const FLOOR_OF_DATA = 20;
/** So many of the latest promises of a priority count as "lately". */
export const LATELY = 50;
/** The time within which four in five were answered. */
const SHARE = 0.8;
/** Slow teams would earn ever longer promises: beyond this the lead is alarmed instead. */
const MOST_SERVICE_LEVELS = 2;

/**
 * The time within which four in five of the latest promises were answered: business hours, by nearest rank
 * (the smallest value that at least 80 % do not exceed).
 * @param lately the latest first, all of one priority
 * @returns undefined while there are fewer than 20
 */
export function achievedHours(lately: readonly PromiseRecord[]): number | undefined {
  const hours = lately
    .slice(0, LATELY)
    .map(({ businessHours }) => businessHours)
    .sort((a, b) => a - b);
  return hours.length < FLOOR_OF_DATA ? undefined : hours[Math.ceil(hours.length * SHARE) - 1];
}

/**
 * Business hours that a customer is told for the first reply: the longer of the service level and what was achieved
 * lately, at most twice the service level.
 */
export function promisedHours(service: Service, priority: Priority, lately: readonly PromiseRecord[]): number {
  const level = service.serviceLevels[priority].firstResponseHours;
  return Math.min(Math.max(level, achievedHours(lately) ?? 0), level * MOST_SERVICE_LEVELS);
}

/** Whether the team has become so slow that even the longest promise will hardly be kept: for the lead to know. */
export function isAtRisk(service: Service, priority: Priority, lately: readonly PromiseRecord[]): boolean {
  const level = service.serviceLevels[priority].firstResponseHours;
  return (achievedHours(lately) ?? 0) > level * MOST_SERVICE_LEVELS;
}
