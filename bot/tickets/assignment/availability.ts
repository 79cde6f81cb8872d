import { storeUnavailable } from '../../model/errors';
import type { Service } from '../../model/service';
import type { Availability } from '../../model/staff';
import type { Clock } from '../../ports';
import { updateWithRetry } from '../../store/update-with-retry';
import { type Actor, authorize, EVERYBODY, type Permission } from '../authorize';
import { type AssignPorts, assignWaiting } from './assign-waiting';
import { isAvailable, staffingOf } from './staffing';

export interface AvailabilityPorts extends AssignPorts {
  readonly clock: Clock;
}

/** Number of tickets reassigned before the call answers; the SLA monitor handles the rest within a minute. */
const MAX_IMMEDIATE = 100;
const MAX_ATTEMPTS = 8;

export const SET_AVAILABILITY: Permission = { action: 'staff.available', roles: EVERYBODY };

/**
 * Sets whether a person takes tickets. Tickets of a person who goes away and that wait for staff are reassigned
 * immediately; a person who comes back gets unassigned tickets.
 * @throws MostradorError FORBIDDEN, UNAVAILABLE
 */
export async function setAvailability(
  ports: AvailabilityPorts,
  actor: Actor,
  service: Service,
  available: boolean,
): Promise<void> {
  authorize(actor, SET_AVAILABILITY);
  await storeAvailability(ports, actor, service, available);
  await assignWaiting(ports, service, ports.clock.now(), { actor: 'bot', limit: MAX_IMMEDIATE });
}

async function storeAvailability(
  { store, clock }: AvailabilityPorts,
  { login }: Actor,
  service: Service,
  available: boolean,
): Promise<void> {
  await updateWithRetry<readonly Availability[], void>(store, {
    maxAttempts: MAX_ATTEMPTS,
    load: () => store.listAvailability(),
    decide: (availability) => {
      if (isAvailable(staffingOf(availability), service, login) === available) return { result: undefined };
      const expected = availability.find((one) => one.login === login)?.version ?? 0;
      const next = { login, version: expected + 1, available, changedAt: clock.now().toISOString() };
      return { change: { messages: [], outbox: [], availability: { expected, next } }, committed: () => undefined };
    },
    giveUp: () => {
      throw storeUnavailable('This is being changed from many places at once. Try again in a moment.');
    },
  });
}
