import type { Conversation } from '../model/conversation';
import type { Message } from '../model/message';
import type { Presence } from '../model/staff';
import type { Ticket, TicketEvent } from '../model/ticket';
import type { Clock, ConversationStore, PresenceStore, Rating, TicketStore } from '../ports';
import { type Actor, authorize } from './authorize';
import { findAttended } from './presence';

/** A ticket, and its conversation unless the customer has erased that. */
export interface FoundTicket {
  readonly ticket: Ticket;
  readonly conversation?: Conversation;
  /** Colleagues who are at it. */
  readonly presence: readonly Presence[];
  /** Changes whenever anything of the ticket, its transcript or who is at it does; printable ASCII without quotes. */
  readonly revision: string;
}

export interface TicketFile extends FoundTicket {
  /** The latest part of the transcript, in order. */
  readonly messages: readonly Message[];
  readonly events: readonly TicketEvent[];
  readonly rating?: Rating;
  /** Other tickets of the same customer, latest first. */
  readonly history: readonly Ticket[];
}

/** So many messages at most, that a very long conversation still fits into an answer. */
const MAX_MESSAGES = 1_000;
const MAX_HISTORY = 20;

/**
 * Looks a ticket up by its number: two reads, enough to know whether anything is new, who is there included.
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
  return { ticket, ...(conversation === undefined ? {} : { conversation }), presence, revision };
}

/** Without the time: who stays is no news. */
function markOf({ login, doing }: Presence): string {
  return `;${encodeURIComponent(login)}=${doing}`;
}

/** Everything that staff see of a ticket. */
export async function readTicket(
  { store }: { readonly store: ConversationStore & TicketStore },
  found: FoundTicket,
): Promise<TicketFile> {
  const { ticket, conversation } = found;
  const after = Math.max(0, (conversation?.lastSeq ?? 0) - MAX_MESSAGES);
  const [messages, events, rating, history] = await Promise.all([
    conversation === undefined ? [] : store.listMessages(conversation.id, after),
    store.listTicketEvents(ticket.id),
    store.loadRating(ticket.conversationId),
    readHistory(store, ticket),
  ]);
  // A conversation may have had another ticket before: its rating is not this one's.
  const own = rating?.ticketNumber === undefined || rating.ticketNumber === ticket.number ? rating : undefined;
  return { ...found, messages, events, history, ...(own === undefined ? {} : { rating: own }) };
}

async function readHistory(store: TicketStore, { id, customerKey }: Ticket): Promise<readonly Ticket[]> {
  if (customerKey === undefined) return [];
  const filed = await store.listCustomerTickets(customerKey, MAX_HISTORY + 1);
  // Who gave another address since is filed under that one, too.
  return filed.filter((other) => other.id !== id && other.customerKey === customerKey).slice(0, MAX_HISTORY);
}
