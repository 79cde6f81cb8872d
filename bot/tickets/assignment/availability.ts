import { storeUnavailable } from '../../model/errors';
import type { Service } from '../../model/service';
import type { Availability } from '../../model/staff';
import type { Clock } from '../../ports';
import { updateWithRetry } from '../../store/update-with-retry';
import { type Actor, authorize } from '../authorize';
import { type AssignPorts, assignWaiting } from './assign-waiting';
import { isThere, staffingOf } from './staffing';

export interface AvailabilityPorts extends AssignPorts {
  readonly clock: Clock;
}

/** Tickets that flow on before the call answers; the watch sees to the rest within a minute. */
const AT_ONCE = 100;
const MAX_ATTEMPTS = 8;

/**
 * Somebody says whether they take tickets. Whoever goes away has theirs taken on by others at once, as far as they wait for
 * staff; whoever comes back is given what nobody has.
 * @throws MostradorError FORBIDDEN, UNAVAILABLE
 */
export async function setAvailability(
  ports: AvailabilityPorts,
  actor: Actor,
  service: Service,
  available: boolean,
): Promise<void> {
  authorize(actor, 'staff.available');
  await say(ports, actor, service, available);
  await assignWaiting(ports, service, ports.clock.now(), { actor: 'bot', limit: AT_ONCE });
}

async function say({ store, clock }: AvailabilityPorts, { login }: Actor, service: Service, available: boolean): Promise<void> {
  await updateWithRetry<readonly Availability[], void>(store, {
    maxAttempts: MAX_ATTEMPTS,
    load: () => store.listAvailability(),
    decide: (availability) => {
      if (isThere(staffingOf(availability), service, login) === available) return { result: undefined };
      const expected = availability.find((one) => one.login === login)?.version ?? 0;
      const next = { login, version: expected + 1, available, changedAt: clock.now().toISOString() };
      return { change: { messages: [], outbox: [], availability: { expected, next } }, committed: () => undefined };
    },
    giveUp: () => {
      throw storeUnavailable('This is being changed from many places at once. Try again in a moment.');
    },
  });
}
