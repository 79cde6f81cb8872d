import { compact } from '../model/compact';
import { MostradorError } from '../model/errors';
import type { Presence } from '../model/staff';
import type { AttendedTicket, Clock, Hints, PresenceStore } from '../ports';
import { type Actor, authorize, EVERYBODY, type Permission } from './authorize';

/** A person who has not reported for this long has left. */
const PRESENT_MS = 40_000;
/** After this the store may delete the record; lists leave it out long before. */
const KEPT_SECONDS = 120;

interface PresencePorts {
  readonly store: PresenceStore;
  readonly clock: Clock;
  readonly hints?: Hints;
}

export const SHOW_PRESENCE: Permission = { action: 'ticket.presence', roles: EVERYBODY };

/**
 * Reports that a person is looking at a ticket; the page repeats it while it stays open. One person with two windows counts
 * once, with the latest report. The ticket itself does not change: no new version, no event.
 * @returns who else is looking at it, by login
 * @throws MostradorError FORBIDDEN, TICKET_NOT_FOUND
 */
export async function showPresence(
  ports: PresencePorts,
  actor: Actor,
  number: string,
  doing: Presence['doing'],
): Promise<readonly Presence[]> {
  authorize(actor, SHOW_PRESENCE);
  const { ticket, presence, own } = await findAttended(ports, actor, number);
  const now = ports.clock.now();
  const { login, name } = actor;
  const expiresAtSeconds = Math.floor(now.getTime() / 1_000) + KEPT_SECONDS;
  await ports.store.notePresence(ticket.id, { login, name, doing, at: now.toISOString() }, expiresAtSeconds);
  if (own?.doing !== doing) {
    const { id, conversationId } = ticket;
    await ports.hints?.give({ conversationId, ticket: { id, number: ticket.number }, isPresence: true });
  }
  return presence;
}

/** Who is looking at a ticket now; nobody when there is none. */
export function presentAt(
  { store, clock }: { readonly store: Pick<PresenceStore, 'listPresence'>; readonly clock: Clock },
  ticketId: string,
): Promise<readonly Presence[]> {
  return store.listPresence(ticketId, new Date(clock.now().getTime() - PRESENT_MS).toISOString());
}

/**
 * A ticket by its number, and who is looking at it: the person, and by login who else.
 * @throws MostradorError TICKET_NOT_FOUND
 */
export async function findAttended(
  { store, clock }: { readonly store: Pick<PresenceStore, 'findAttendedTicket'>; readonly clock: Clock },
  { login }: Pick<Actor, 'login'>,
  number: string,
): Promise<AttendedTicket & { readonly own?: Presence }> {
  const since = new Date(clock.now().getTime() - PRESENT_MS).toISOString();
  const found = await store.findAttendedTicket(number, since);
  if (found === undefined)
    throw new MostradorError('TICKET_NOT_FOUND', 'No ticket has this number. Check it, or search for it in the queue.');
  const own = found.presence.find((one) => one.login === login);
  return compact({ ticket: found.ticket, presence: found.presence.filter((one) => one.login !== login), own });
}
