import type { Conversation } from '../model/conversation';
import type { Presence } from '../model/staff';

/** Somebody is typing, or has just written. */
const SOON_SECONDS = 2;
/** Somebody has the ticket on their screen. */
const ATTENDED_SECONDS = 5;
const SLOWEST_SECONDS = 60;
/** From how long after the last change which pace is enough; seconds. */
const BACKING_OFF: readonly (readonly [sinceSeconds: number, paceSeconds: number])[] = [
  [60, SOON_SECONDS],
  [5 * 60, 5],
  [15 * 60, 15],
];

/** Whether the pace depends on who looks at the ticket: nothing has just happened, and a person may write. */
export function dependsOnStaff({ state, updatedAt }: Pick<Conversation, 'state' | 'updatedAt'>, now: Date): boolean {
  return isWithPeople(state) && ageSeconds(updatedAt, now) >= 60;
}

/**
 * After how many seconds a customer's page that hears no hints reads again: soon while a person is typing or somebody has just
 * written, ever later while nothing happens.
 *
 * @param presence who looks at the ticket now
 */
export function pollAfterSeconds(
  { state, updatedAt }: Pick<Conversation, 'state' | 'updatedAt'>,
  presence: readonly Pick<Presence, 'doing'>[],
  now: Date,
): number {
  if (!isWithPeople(state)) return SLOWEST_SECONDS;
  if (presence.some(({ doing }) => doing === 'replying')) return SOON_SECONDS;
  const age = ageSeconds(updatedAt, now);
  const [, pace] = BACKING_OFF.find(([since]) => age < since) ?? [0, SLOWEST_SECONDS];
  return presence.length > 0 ? Math.min(pace, ATTENDED_SECONDS) : pace;
}

function isWithPeople(state: Conversation['state']): boolean {
  return state === 'waiting' || state === 'with_agent';
}

/** A clock that has been put back makes nothing old. */
function ageSeconds(updatedAt: string, now: Date): number {
  return Math.max(0, (now.getTime() - Date.parse(updatedAt)) / 1_000);
}
