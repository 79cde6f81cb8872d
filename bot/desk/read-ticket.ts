import type { Conversation, Message } from '../conversation/types';
import { MostradorError } from '../errors';
import type { Rating, Store } from '../ports';
import { type Actor, authorize } from './authorize';
import type { Ticket, TicketEvent } from './types';

/** A ticket, and its conversation unless the customer has erased that. */
export interface FoundTicket {
  readonly ticket: Ticket;
  readonly conversation?: Conversation;
  /** Changes whenever anything of the ticket or its transcript does; printable ASCII without quotes. */
  readonly revision: string;
}

export interface TicketFile extends FoundTicket {
  /** The latest part of the transcript, in order. */
  readonly messages: readonly Message[];
  readonly events: readonly TicketEvent[];
  readonly rating?: Rating;
}

/** So many messages at most, that a very long conversation still fits into an answer. */
const MAX_MESSAGES = 1_000;

/**
 * Looks a ticket up by its number: two reads, enough to know whether anything is new.
 * @throws MostradorError FORBIDDEN, TICKET_NOT_FOUND
 */
export async function findTicket({ store }: { readonly store: Store }, actor: Actor, number: string): Promise<FoundTicket> {
  authorize(actor, 'ticket.read');
  const ticket = await store.findTicket(number);
  if (ticket === undefined) throw new MostradorError('TICKET_NOT_FOUND', 'No ticket has this number.');
  const conversation = await store.loadConversation(ticket.conversationId);
  const revision = `${ticket.version}-${conversation?.version ?? 'erased'}`;
  return { ticket, ...(conversation === undefined ? {} : { conversation }), revision };
}

/** Everything that staff see of a ticket. */
export async function readTicket({ store }: { readonly store: Store }, found: FoundTicket): Promise<TicketFile> {
  const { ticket, conversation } = found;
  const after = Math.max(0, (conversation?.lastSeq ?? 0) - MAX_MESSAGES);
  const [messages, events, rating] = await Promise.all([
    conversation === undefined ? [] : store.listMessages(conversation.id, after),
    store.listTicketEvents(ticket.id),
    store.loadRating(ticket.conversationId),
  ]);
  // A conversation may have had another ticket before: its rating is not this one's.
  const own = rating?.ticketNumber === undefined || rating.ticketNumber === ticket.number ? rating : undefined;
  return { ...found, messages, events, ...(own === undefined ? {} : { rating: own }) };
}
