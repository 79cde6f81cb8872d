import type { Service } from '../../model/service';
import type { Assignee, Ticket } from '../../model/ticket';
import type { Draft } from '../../model/transcript';
import type { Change, ConversationStore } from '../../ports';
import { type TicketChange, type TransitionDetails, transitionTicket } from '../lifecycle/transition-ticket';
import { ownerNotice, type Telling } from '../notifications/notices';
import { notify } from '../notifications/notify';
import { tellCustomer } from '../notifications/tell-customer';

export interface Giving extends Pick<TransitionDetails, 'actor' | 'now' | 'text' | 'status'> {
  readonly move: 'assigned' | 'claimed' | 'escalated';
  /** Somebody chose the owner; otherwise the rules did. */
  readonly byHand: boolean;
}

/**
 * Gives a ticket to somebody. What the customer is told of it: `ownerNotices`, from the ticket before and after.
 * @throws MostradorError ILLEGAL_MOVE when the ticket is resolved or closed
 */
export function giveTicket(ticket: Ticket, { login, name }: Assignee, { move, byHand, ...details }: Giving): TicketChange {
  const { byHandAt, ...rest } = ticket;
  const patch = {
    assignee: { login, name },
    ...(byHand ? { byHandAt: details.now.toISOString() } : {}),
    ...(isToldToCustomer(ticket, login) ? { toldOwner: login } : {}),
  };
  return transitionTicket(rest, move, { ...details, from: ticket.assignee?.login, to: login }, patch);
}

/** Takes a ticket from its owner and leaves it with nobody. The customer is told once somebody else has it. */
export function releaseTicket(ticket: Ticket, details: Pick<TransitionDetails, 'actor' | 'now' | 'text'>): TicketChange {
  const { assignee, byHandAt, ...rest } = ticket;
  return transitionTicket(rest, 'released', { ...details, from: assignee?.login });
}

/**
 * What the customer is told of a new owner: a name other than the one they know, as long as nobody has written to them,
 * or when nobody had the ticket before. In all other cases the new owner says so themselves.
 * @param before the ticket before it was given to somebody
 */
export function ownerNotices(before: Ticket, telling: Telling): readonly Draft[] {
  const login = telling.ticket.assignee?.login;
  if (login === undefined || !isToldToCustomer(before, login)) return [];
  return ownerNotice(telling, before.toldOwner === undefined ? 'first' : 'another');
}

function isToldToCustomer(before: Ticket, login: string): boolean {
  return login !== before.toldOwner && (before.firstRespondedAt === undefined || before.assignee === undefined);
}

/** The transaction that gives a ticket another owner, or none: what its customer reads, and who is notified. */
export async function ownerChange(
  store: Pick<ConversationStore, 'loadConversation'>,
  before: Ticket,
  ticket: TicketChange,
  { service, now }: { readonly service: Service; readonly now: Date },
): Promise<Change> {
  const { next } = ticket;
  const outbox = next.assignee === undefined ? [] : notify(service, next, 'ticket_assigned', { now });
  const conversation = await store.loadConversation(next.conversationId);
  // The customer has erased it: the ticket is closed by then, so this commit will conflict.
  if (conversation === undefined) return { ticket, messages: [], outbox };
  const drafts = ownerNotices(before, { service, language: conversation.language, ticket: next, now });
  const told = tellCustomer({ conversation, ticket: next, drafts, now });
  return { ...told, ticket, outbox: [...told.outbox, ...outbox] };
}
