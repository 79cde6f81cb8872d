import { compact } from '../model/compact';
import type { Conversation } from '../model/conversation';
import type { Message } from '../model/message';
import type { Presence } from '../model/staff';
import type { Ticket, TicketEvent } from '../model/ticket';
import type { Clock, ConversationStore, PresenceStore, Rating, TicketStore } from '../ports';
import { type Actor, authorize } from './authorize';
import { findAttended } from './presence';

/** A ticket and its conversation; the conversation is absent when the customer has erased it. */
export interface FoundTicket {
  readonly ticket: Ticket;
  readonly conversation?: Conversation;
  /** Colleagues who are looking at it. */
  readonly presence: readonly Presence[];
  /** Changes whenever the ticket, its transcript or its presence does; printable ASCII without quotes. */
  readonly revision: string;
}

export interface TicketDetails extends FoundTicket {
  /** The latest part of the transcript, in order. */
  readonly messages: readonly Message[];
  readonly events: readonly TicketEvent[];
  readonly rating?: Rating;
  /** Other tickets of the same customer, latest first. */
  readonly history: readonly Ticket[];
}

/** Maximum number of messages, so that a very long conversation still fits into a response. */
const MAX_MESSAGES = 1_000;
const MAX_HISTORY = 20;

/**
 * Finds a ticket by its number. Two reads are enough to know whether anything is new, including who is looking at it.
 * @throws MostradorError FORBIDDEN, TICKET_NOT_FOUND
 */
export async function findTicket(
  ports: { readonly store: PresenceStore & ConversationStore; readonly clock: Clock },
  actor: Actor,
  number: string,
): Promise<FoundTicket> {
  authorize(actor, 'ticket.read');
  const { ticket, presence } = await findAttended(ports, actor, number);
  const conversation = await ports.store.loadConversation(ticket.conversationId);
  const revision = `${ticket.version}-${conversation?.version ?? 'erased'}${presence.map(markOf).join('')}`;
  return compact({ ticket, conversation, presence, revision });
}

/** The time is left out: a person who stays changes nothing. */
function markOf({ login, doing }: Presence): string {
  return `;${encodeURIComponent(login)}=${doing}`;
}

/** Everything that staff see of a ticket. */
export async function readTicket(
  { store }: { readonly store: ConversationStore & TicketStore },
  found: FoundTicket,
): Promise<TicketDetails> {
  const { ticket, conversation } = found;
  const after = Math.max(0, (conversation?.lastSeq ?? 0) - MAX_MESSAGES);
  const [messages, events, rating, history] = await Promise.all([
    conversation === undefined ? [] : store.listMessages(conversation.id, after),
    store.listTicketEvents(ticket.id),
    store.loadRating(ticket.conversationId),
    readHistory(store, ticket),
  ]);
  // The conversation may have had another ticket before, and the rating may be about that one.
  const own = rating?.ticketNumber === undefined || rating.ticketNumber === ticket.number ? rating : undefined;
  return compact({ ...found, messages, events, history, rating: own });
}

async function readHistory(store: TicketStore, { id, customerKey }: Ticket): Promise<readonly Ticket[]> {
  if (customerKey === undefined) return [];
  const filed = await store.listCustomerTickets(customerKey, MAX_HISTORY + 1);
  // The list also contains tickets whose customer has given another address since.
  return filed.filter((other) => other.id !== id && other.customerKey === customerKey).slice(0, MAX_HISTORY);
}
