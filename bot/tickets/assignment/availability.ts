import { storeUnavailable } from '../../model/errors';
import type { Service } from '../../model/service';
import type { Availability } from '../../model/staff';
import type { Clock, StaffStore, TransactionStore } from '../../ports';
import { updateWithRetry } from '../../store/update-with-retry';
import { type Actor, authorize, EVERYBODY, LEADS, type Permission } from '../authorize';
import { dayBegins } from './absence';
import { type AssignPorts, assignWaiting } from './assign-waiting';
import { isWilling } from './staffing';

export interface AvailabilityPorts extends AssignPorts {
  readonly clock: Clock;
}

/** Number of tickets assigned before the call answers; the SLA monitor handles the rest within a minute. */
const MAX_IMMEDIATE = 100;
const MAX_ATTEMPTS = 8;

export const SET_AVAILABILITY: Permission = { action: 'staff.available', roles: EVERYBODY };
export const SET_OTHERS_AVAILABILITY: Permission = {
  action: 'staff.available.others',
  roles: LEADS,
  purpose: 'To say whether a colleague takes tickets',
};

/**
 * Sets whether a person takes new tickets. Those that they have stay with them; whoever takes tickets again gets unassigned
 * ones.
 * @param login whom it is about; of others, leads say it
 * @throws MostradorError FORBIDDEN, UNAVAILABLE
 */
export async function setAvailability(
  ports: AvailabilityPorts,
  actor: Actor,
  service: Service,
  available: boolean,
  login: string = actor.login,
): Promise<void> {
  authorize(actor, login === actor.login ? SET_AVAILABILITY : SET_OTHERS_AVAILABILITY);
  const now = ports.clock.now();
  await storeAvailability(ports.store, service, login, (before) => {
    const isSame = before.available === available;
    const seen = login === actor.login && !isSeenToday(before, service, now) ? { seenAt: now.toISOString() } : undefined;
    if (isSame && seen === undefined) return undefined;
    return { ...before, ...(isSame ? {} : { available, changedAt: now.toISOString() }), ...seen };
  });
  await assignWaiting(ports, service, now, { actor: 'bot', limit: MAX_IMMEDIATE });
}

/**
 * Notes that a person is at the desk: once a day, since nothing depends on more.
 * @throws MostradorError UNAVAILABLE
 */
export async function noteSeen(
  { store, clock }: { readonly store: StaffStore & TransactionStore; readonly clock: Clock },
  { login }: Pick<Actor, 'login'>,
  service: Service,
): Promise<void> {
  const now = clock.now();
  await storeAvailability(store, service, login, (before) =>
    isSeenToday(before, service, now) ? undefined : { ...before, seenAt: now.toISOString() },
  );
}

/** Whether it is known that the person has come today. On a day without business hours there is nothing to know. */
export function isSeenToday(
  availability: Pick<Availability, 'seenAt'> | undefined,
  { calendar }: Pick<Service, 'calendar'>,
  now: Date,
): boolean {
  const begins = dayBegins(calendar, now);
  if (begins === undefined || now < begins) return true;
  return availability?.seenAt !== undefined && availability.seenAt >= begins.toISOString();
}

/** @param change what is said now; undefined when nothing changes */
async function storeAvailability(
  store: StaffStore & TransactionStore,
  service: Service,
  login: string,
  change: (before: Availability) => Availability | undefined,
): Promise<void> {
  await updateWithRetry<readonly Availability[], void>(store, {
    maxAttempts: MAX_ATTEMPTS,
    load: () => store.listAvailability(),
    decide: (all) => {
      const availability = new Map(all.map((one) => [one.login, one]));
      const stored = availability.get(login);
      const expected = stored?.version ?? 0;
      // Says what was so without a word, since the beginning of time.
      const unsaid = { login, version: 0, available: isWilling({ availability }, service, login), changedAt: UNSAID_SINCE };
      const next = change(stored ?? unsaid);
      if (next === undefined) return { result: undefined };
      return {
        change: { messages: [], outbox: [], availability: { expected, next: { ...next, version: expected + 1 } } },
        committed: () => undefined,
      };
    },
    giveUp: () => {
      throw storeUnavailable('This is being changed from many places at once. Try again in a moment.');
    },
  });
}

const UNSAID_SINCE = '1970-01-01T00:00:00.000Z';
