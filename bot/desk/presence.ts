import { MostradorError } from '../errors';
import type { Clock, Store } from '../ports';
import { type Actor, authorize } from './authorize';
import type { Presence } from './types';

/** Who said nothing for so long is gone. */
const PRESENT_MS = 20_000;
/** By then a store may have forgotten it; a listing leaves it out long before. */
const KEPT_SECONDS = 120;

type PresencePorts = { readonly store: Pick<Store, 'findTicket' | 'listPresence' | 'notePresence'>; readonly clock: Clock };

/**
 * Somebody is at a ticket, and says so again while they stay. One person in two windows is one person: what they said last counts.
 * It is no change of the ticket: neither its version nor its events know of it.
 * @returns who else is there
 * @throws MostradorError FORBIDDEN, TICKET_NOT_FOUND
 */
export async function showPresence(
  { store, clock }: PresencePorts,
  actor: Actor,
  number: string,
  doing: Presence['doing'],
): Promise<readonly Presence[]> {
  authorize(actor, 'ticket.presence');
  const ticket = await store.findTicket(number);
  if (ticket === undefined) throw new MostradorError('TICKET_NOT_FOUND', 'No ticket has this number.');
  const now = clock.now();
  const expiresAtSeconds = Math.floor(now.getTime() / 1_000) + KEPT_SECONDS;
  const { login, name } = actor;
  const [others] = await Promise.all([
    othersAt({ store, clock }, actor, ticket.id),
    store.notePresence(ticket.id, { login, name, doing, at: now.toISOString() }, expiresAtSeconds),
  ]);
  return others;
}

/** Who else is at a ticket, by login. */
export async function othersAt(
  { store, clock }: { readonly store: Pick<Store, 'listPresence'>; readonly clock: Clock },
  { login }: Pick<Actor, 'login'>,
  ticketId: string,
): Promise<readonly Presence[]> {
  const since = new Date(clock.now().getTime() - PRESENT_MS).toISOString();
  const present = await store.listPresence(ticketId, since);
  return present.filter((one) => one.login !== login).sort((a, b) => (a.login < b.login ? -1 : 1));
}
