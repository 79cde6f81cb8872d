import type { Assignee, Ticket } from '../../model/ticket';
import type { Draft } from '../../model/transcript';
import { type MoveDetails, moveTicket, type TicketChange } from '../lifecycle/move-ticket';
import { ownerNotice, type Telling } from '../notifications/notices';

export interface Giving extends Pick<MoveDetails, 'actor' | 'now' | 'text' | 'status'> {
  readonly move: 'assigned' | 'claimed' | 'escalated';
  /** Somebody chose the owner; otherwise the rules did. */
  readonly byHand: boolean;
}

/**
 * Gives a ticket to somebody. Whether the customer has to be told is `ownerNews`, of the ticket before and after.
 * @throws MostradorError ILLEGAL_MOVE when the ticket is resolved or closed
 */
export function giveTicket(ticket: Ticket, { login, name }: Assignee, { move, byHand, ...details }: Giving): TicketChange {
  const { byHandAt, ...rest } = ticket;
  const patch = {
    assignee: { login, name },
    ...(byHand ? { byHandAt: details.now.toISOString() } : {}),
    ...(isNews(ticket, login) ? { toldOwner: login } : {}),
  };
  return moveTicket(rest, move, { ...details, from: ticket.assignee?.login, to: login }, patch);
}

/** Takes a ticket from its owner, for whoever takes tickets next. The customer is told when there is somebody to be named. */
export function releaseTicket(ticket: Ticket, details: Pick<MoveDetails, 'actor' | 'now' | 'text'>): TicketChange {
  const { assignee, byHandAt, ...rest } = ticket;
  return moveTicket(rest, 'released', { ...details, from: assignee?.login });
}

/**
 * What the customer is told of a new owner: another name than the one they know, as long as nobody has written to them,
 * or when the ticket had been left without anybody. In all other cases the new owner says so themselves.
 * @param before the ticket before it was given to somebody
 */
export function ownerNews(before: Ticket, telling: Telling): readonly Draft[] {
  const login = telling.ticket.assignee?.login;
  if (login === undefined || !isNews(before, login)) return [];
  return ownerNotice(telling, before.toldOwner === undefined ? 'first' : 'another');
}

function isNews(before: Ticket, login: string): boolean {
  return login !== before.toldOwner && (before.firstRespondedAt === undefined || before.assignee === undefined);
}
