import { MostradorError } from '../model/errors';
import type { Presence } from '../model/staff';
import type { AttendedTicket, Clock, PresenceStore } from '../ports';
import { type Actor, authorize } from './authorize';

/** Who said nothing for so long is gone. */
const PRESENT_MS = 20_000;
/** By then a store may have forgotten it; a listing leaves it out long before. */
const KEPT_SECONDS = 120;

interface PresencePorts {
  readonly store: PresenceStore;
  readonly clock: Clock;
}

/**
 * Somebody is at a ticket, and says so again while they stay. One person in two windows is one person: what they said last counts.
 * It is no change of the ticket: neither its version nor its events know of it.
 * @returns who else is there, by login
 * @throws MostradorError FORBIDDEN, TICKET_NOT_FOUND
 */
export async function showPresence(
  ports: PresencePorts,
  actor: Actor,
  number: string,
  doing: Presence['doing'],
): Promise<readonly Presence[]> {
  authorize(actor, 'ticket.presence');
  const { ticket, presence } = await findAttended(ports, actor, number);
  const now = ports.clock.now();
  const { login, name } = actor;
  const expiresAtSeconds = Math.floor(now.getTime() / 1_000) + KEPT_SECONDS;
  await ports.store.notePresence(ticket.id, { login, name, doing, at: now.toISOString() }, expiresAtSeconds);
  return presence;
}

/**
 * A ticket by its number, and who else is at it, by login.
 * @throws MostradorError TICKET_NOT_FOUND
 */
export async function findAttended(
  { store, clock }: { readonly store: Pick<PresenceStore, 'findAttendedTicket'>; readonly clock: Clock },
  { login }: Pick<Actor, 'login'>,
  number: string,
): Promise<AttendedTicket> {
  const since = new Date(clock.now().getTime() - PRESENT_MS).toISOString();
  const found = await store.findAttendedTicket(number, since);
  if (found === undefined)
    throw new MostradorError('TICKET_NOT_FOUND', 'No ticket has this number. Check it, or search for it in the queue.');
  return { ticket: found.ticket, presence: found.presence.filter((one) => one.login !== login) };
}
