import { compact } from '../../model/compact';
import { MostradorError } from '../../model/errors';
import type { Clock, DeadLetterStore, OutboxItem, OutboxTrigger, TicketStore } from '../../ports';
import { type Actor, authorize, LEADS, type Permission } from '../authorize';

/** More dead letters than this have one common cause; nobody goes through them one by one. */
const MAX_LISTED = 100;

export interface DeadLetter {
  readonly item: OutboxItem;
  /** The ticket's number. */
  readonly ticket?: string;
}

export const LIST_DEAD_LETTERS: Permission = {
  action: 'notifications.read',
  roles: LEADS,
  purpose: 'To see what could not be delivered',
};

/**
 * Outbox items that were given up, oldest first.
 * @throws MostradorError FORBIDDEN
 */
export async function listDeadLetters(
  { store }: { readonly store: DeadLetterStore & Pick<TicketStore, 'loadTicket'> },
  actor: Actor,
): Promise<readonly DeadLetter[]> {
  authorize(actor, LIST_DEAD_LETTERS);
  const items = await store.listDeadOutbox(MAX_LISTED);
  const ids = [...new Set(items.flatMap(({ ticketId }) => (ticketId === undefined ? [] : [ticketId])))];
  const tickets = await Promise.all(ids.map((id) => store.loadTicket(id)));
  const numbers = new Map(tickets.flatMap((ticket) => (ticket === undefined ? [] : [[ticket.id, ticket.number] as const])));
  return items.map((item) => {
    const ticket = numbers.get(item.ticketId ?? '');
    return compact({ item, ticket });
  });
}

export const RETRY_DEAD_LETTER: Permission = {
  action: 'notifications.retry',
  roles: LEADS,
  purpose: 'To have something delivered again',
};

/**
 * Puts a dead letter back into the outbox and wakes the outbox worker.
 * @throws MostradorError FORBIDDEN, NOT_FOUND
 */
export async function retryDeadLetter(
  {
    store,
    clock,
    outboxTrigger,
  }: { readonly store: DeadLetterStore; readonly clock: Clock; readonly outboxTrigger: OutboxTrigger },
  actor: Actor,
  id: string,
): Promise<void> {
  authorize(actor, RETRY_DEAD_LETTER);
  const isThere = await store.reviveOutbox(id, clock.now().toISOString());
  if (!isThere) throw new MostradorError('NOT_FOUND', 'Nothing of this id was given up; perhaps it is being tried again.');
  await outboxTrigger.trigger();
}
