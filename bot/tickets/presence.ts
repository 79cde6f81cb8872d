import { compact } from '../model/compact';
import { MostradorError } from '../model/errors';
import type { Presence } from '../model/staff';
import type { AttendedTicket, Clock, Hints, PresenceStore } from '../ports';
import { type Actor, authorize, EVERYBODY, type Permission } from './authorize';

/** A person who has not reported for this long has left, unless the report was for longer. */
const PRESENT_MS = 40_000;
export const PRESENT_SECONDS = PRESENT_MS / 1_000;
/** The longest time that a report may be for. */
export const LONGEST_PRESENT_SECONDS = 180;
/** So long after the report is over the store may delete it; lists leave it out long before. By then a mail asks who has read the ticket. */
const KEPT_SECONDS = 5 * 60;

interface PresencePorts {
  readonly store: PresenceStore;
  readonly clock: Clock;
  readonly hints?: Hints;
}

export const SHOW_PRESENCE: Permission = { action: 'ticket.presence', roles: EVERYBODY };

/**
 * Reports that a person is looking at a ticket, for some seconds; the page repeats it while it stays open. One person with two windows counts
 * once, with the latest report. The ticket itself does not change: no new version, no event.
 * @returns who else is looking at it, by login
 * @throws MostradorError FORBIDDEN, TICKET_NOT_FOUND
 */
export async function showPresence(
  ports: PresencePorts,
  actor: Actor,
  number: string,
  { doing, forSeconds = PRESENT_SECONDS }: { readonly doing: Presence['doing']; readonly forSeconds?: number },
): Promise<readonly Presence[]> {
  authorize(actor, SHOW_PRESENCE);
  const { ticket, presence, own } = await findAttended(ports, actor, number);
  const now = ports.clock.now();
  const { login, name } = actor;
  const expiresAtSeconds = Math.floor(now.getTime() / 1_000) + forSeconds + KEPT_SECONDS;
  const at = new Date(now.getTime() + forSeconds * 1_000 - PRESENT_MS).toISOString();
  await ports.store.notePresence(ticket.id, { login, name, doing, at }, expiresAtSeconds);
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
