import type { Service } from '../../model/service';
import type { Ticket } from '../../model/ticket';
import type { OutboxItem } from '../../ports';
import type { TicketChange } from '../lifecycle/transition-ticket';
import { notify } from '../notifications/notify';
import { giveTicket } from './change-owner';
import type { DeskState } from './desk-state';
import { isAvailable } from './staffing';

/** The reason recorded in the ticket's event. */
const REASON = 'their_owner';

/**
 * A ticket whose customer has just become known goes to whoever has their other open tickets, while nobody has begun with it.
 * @returns undefined when it stays where it is
 */
export function withSameOwner(
  ticket: Ticket,
  service: Service,
  { staffing, customerOwner }: DeskState,
  now: Date,
): { readonly change: TicketChange; readonly outbox: readonly OutboxItem[] } | undefined {
  const { status, assignee, firstRespondedAt, byHandAt } = ticket;
  const owner = service.team.find(({ login }) => login === customerOwner);
  if (owner === undefined || owner.login === assignee?.login || !isAvailable(staffing, service, owner.login)) return undefined;
  if (status !== 'assigned' || firstRespondedAt !== undefined || byHandAt !== undefined) return undefined;
  const details = { actor: 'bot', now, text: REASON };
  const change = giveTicket(ticket, owner, { transition: 'assigned', byHand: false, service, ...details });
  return { change, outbox: notify(service, change.next, 'ticket_assigned', { now }) };
}
