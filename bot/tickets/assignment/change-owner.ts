import type { Calendar, Service } from '../../model/service';
import type { Assignee, Ticket } from '../../model/ticket';
import type { Draft } from '../../model/transcript';
import type { Change, ConversationStore, OutboxItem } from '../../ports';
import { nextWakingTime } from '../../time/waking-hours';
import { type TicketChange, type TransitionDetails, transitionTicket } from '../lifecycle/transition-ticket';
import type { Transition, TransitionName } from '../lifecycle/transitions';
import { type NoticeContext, ownerNotice } from '../notifications/notices';
import { notify } from '../notifications/notify';
import { tellCustomer } from '../notifications/tell-customer';

export interface OwnerChange extends Pick<TransitionDetails, 'actor' | 'now' | 'text' | 'status'> {
  readonly transition: TransitionName | Transition;
  /** Whether a person chose the owner; otherwise the assignment rules did. */
  readonly byHand: boolean;
  readonly service: Pick<Service, 'calendar'>;
  /** The customer is told of another owner at this time at the earliest; by default now. */
  readonly tellFrom?: Date;
}

/**
 * Gives a ticket to a person. `ownerNotices` makes what the customer is told about it now; of a change of owner they are
 * told at a waking hour, by the SLA monitor if that is later.
 * @throws MostradorError ILLEGAL_MOVE when the ticket is resolved or closed
 */
export function giveTicket(
  ticket: Ticket,
  { login, name }: Assignee,
  { transition, byHand, service, tellFrom, ...details }: OwnerChange,
): TicketChange {
  const { byHandAt, tellOwnerAt: _, ...rest } = ticket;
  const patch = {
    assignee: { login, name },
    ...(byHand ? { byHandAt: details.now.toISOString() } : {}),
    ...toldOf(ticket, login, service.calendar, details.now, tellFrom),
  };
  return transitionTicket(rest, transition, { ...details, from: ticket.assignee?.login, to: login }, patch);
}

/** Who the customer is told of now, or when they are told of the new owner. */
function toldOf(
  ticket: Ticket,
  login: string,
  { timeZone }: Calendar,
  now: Date,
  tellFrom = now,
): Pick<Ticket, 'toldOwner' | 'tellOwnerAt'> {
  if (!isToldToCustomer(ticket, login)) return {};
  const at = nextWakingTime(timeZone, tellFrom);
  // The first name is part of the receipt.
  if (ticket.toldOwner === undefined || at <= now) return { toldOwner: login };
  return { tellOwnerAt: at.toISOString() };
}

/** Takes a ticket from its owner and leaves it unassigned. The customer is told once it has a new owner. */
export function releaseTicket(ticket: Ticket, details: Pick<TransitionDetails, 'actor' | 'now' | 'text'>): TicketChange {
  const { assignee, byHandAt, tellOwnerAt, ...rest } = ticket;
  return transitionTicket(rest, 'released', { ...details, from: assignee?.login });
}

/**
 * What the customer is told about a new owner. They are told a name that they do not know yet, unless a person has already
 * replied and the ticket had an owner: then the new owner introduces themselves.
 * @param before the ticket before it changed owner
 */
export function ownerNotices(before: Ticket, context: NoticeContext): readonly Draft[] {
  const { assignee, toldOwner } = context.ticket;
  if (assignee === undefined || toldOwner !== assignee.login || toldOwner === before.toldOwner) return [];
  return ownerNotice(context, before.toldOwner === undefined ? 'first' : 'another');
}

function isToldToCustomer(before: Ticket, login: string): boolean {
  return login !== before.toldOwner && (before.firstRespondedAt === undefined || before.assignee === undefined);
}

/**
 * The transaction that changes or removes a ticket's owner, with the messages to the customer and the notifications:
 * `outbox`, or by default what the new owner is told.
 */
export async function ownerChange(
  store: Pick<ConversationStore, 'loadConversation'>,
  before: Ticket,
  ticket: TicketChange,
  { service, now, outbox: given }: { readonly service: Service; readonly now: Date; readonly outbox?: readonly OutboxItem[] },
): Promise<Change> {
  const { next } = ticket;
  const outbox = given ?? (next.assignee === undefined ? [] : notify(service, next, 'ticket_assigned', { now }));
  const conversation = await store.loadConversation(next.conversationId);
  // The customer has erased the conversation. The ticket is closed by then, so this commit will conflict.
  if (conversation === undefined) return { ticket, messages: [], outbox };
  const drafts = ownerNotices(before, { service, language: conversation.language, ticket: next, now });
  const told = tellCustomer({ conversation, ticket: next, drafts, now });
  return { ...told, ticket, outbox: [...told.outbox, ...outbox] };
}
