import type { Service } from '../../model/service';
import type { Assignee, Ticket } from '../../model/ticket';
import type { Draft } from '../../model/transcript';
import type { Change, ConversationStore } from '../../ports';
import { type TicketChange, type TransitionDetails, transitionTicket } from '../lifecycle/transition-ticket';
import type { Transition, TransitionName } from '../lifecycle/transitions';
import { type NoticeContext, ownerNotice } from '../notifications/notices';
import { notify } from '../notifications/notify';
import { tellCustomer } from '../notifications/tell-customer';

export interface OwnerChange extends Pick<TransitionDetails, 'actor' | 'now' | 'text' | 'status'> {
  readonly transition: TransitionName | Transition;
  /** Whether a person chose the owner; otherwise the assignment rules did. */
  readonly byHand: boolean;
}

/**
 * Gives a ticket to a person. `ownerNotices` makes what the customer is told about it.
 * @throws MostradorError ILLEGAL_MOVE when the ticket is resolved or closed
 */
export function giveTicket(
  ticket: Ticket,
  { login, name }: Assignee,
  { transition, byHand, ...details }: OwnerChange,
): TicketChange {
  const { byHandAt, ...rest } = ticket;
  const patch = {
    assignee: { login, name },
    ...(byHand ? { byHandAt: details.now.toISOString() } : {}),
    ...(isToldToCustomer(ticket, login) ? { toldOwner: login } : {}),
  };
  return transitionTicket(rest, transition, { ...details, from: ticket.assignee?.login, to: login }, patch);
}

/** Takes a ticket from its owner and leaves it unassigned. The customer is told once it has a new owner. */
export function releaseTicket(ticket: Ticket, details: Pick<TransitionDetails, 'actor' | 'now' | 'text'>): TicketChange {
  const { assignee, byHandAt, ...rest } = ticket;
  return transitionTicket(rest, 'released', { ...details, from: assignee?.login });
}

/**
 * What the customer is told about a new owner. They are told a name that they do not know yet, unless a person has already
 * replied and the ticket had an owner: then the new owner introduces themselves.
 * @param before the ticket before it changed owner
 */
export function ownerNotices(before: Ticket, context: NoticeContext): readonly Draft[] {
  const login = context.ticket.assignee?.login;
  if (login === undefined || !isToldToCustomer(before, login)) return [];
  return ownerNotice(context, before.toldOwner === undefined ? 'first' : 'another');
}

function isToldToCustomer(before: Ticket, login: string): boolean {
  return login !== before.toldOwner && (before.firstRespondedAt === undefined || before.assignee === undefined);
}

/** The transaction that changes or removes a ticket's owner, with the messages to the customer and the notifications. */
export async function ownerChange(
  store: Pick<ConversationStore, 'loadConversation'>,
  before: Ticket,
  ticket: TicketChange,
  { service, now }: { readonly service: Service; readonly now: Date },
): Promise<Change> {
  const { next } = ticket;
  const outbox = next.assignee === undefined ? [] : notify(service, next, 'ticket_assigned', { now });
  const conversation = await store.loadConversation(next.conversationId);
  // The customer has erased the conversation. The ticket is closed by then, so this commit will conflict.
  if (conversation === undefined) return { ticket, messages: [], outbox };
  const drafts = ownerNotices(before, { service, language: conversation.language, ticket: next, now });
  const told = tellCustomer({ conversation, ticket: next, drafts, now });
  return { ...told, ticket, outbox: [...told.outbox, ...outbox] };
}
