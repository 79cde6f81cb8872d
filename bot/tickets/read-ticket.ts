import { compact } from '../model/compact';
import type { Conversation } from '../model/conversation';
import type { Message } from '../model/message';
import type { Presence } from '../model/staff';
import type { Ticket, TicketEvent } from '../model/ticket';
import type { Clock, ConversationStore, PresenceStore, Rating, TicketStore } from '../ports';
import { type Actor, authorize, EVERYBODY, type Permission } from './authorize';
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
  /** A page of the transcript, in order. */
  readonly messages: readonly Message[];
  /** The seq before which older messages may be asked for; absent when there are none. */
  readonly before?: number;
  /** A page of the events, in order. */
  readonly events: readonly TicketEvent[];
  /** The version before which older events may be asked for; absent when there are none. */
  readonly eventsBefore?: number;
  readonly rating?: Rating;
  /** Other tickets of the same customer, latest first. */
  readonly history: readonly Ticket[];
}

/**
 * The requested pages: by default the last ones, otherwise those before a seq or a version; when only one of the two is
 * given, only that.
 */
export interface Older {
  readonly before?: number;
  readonly eventsBefore?: number;
}

const MAX_HISTORY = 20;

export const READ_TICKET: Permission = { action: 'ticket.read', roles: EVERYBODY };

/**
 * Finds a ticket by its number. Two reads are enough to know whether anything is new, including who is looking at it.
 * @throws MostradorError FORBIDDEN, TICKET_NOT_FOUND
 */
export async function findTicket(
  ports: { readonly store: PresenceStore & ConversationStore; readonly clock: Clock },
  actor: Actor,
  number: string,
): Promise<FoundTicket> {
  authorize(actor, READ_TICKET);
  const { ticket, presence } = await findAttended(ports, actor, number);
  const conversation = await ports.store.loadConversation(ticket.conversationId);
  const revision = `${ticket.version}-${conversation?.version ?? 'erased'}${presence.map(markOf).join('')}`;
  return compact({ ticket, conversation, presence, revision });
}

/** The time is left out: a person who stays changes nothing. */
function markOf({ login, doing }: Presence): string {
  return `;${encodeURIComponent(login)}=${doing}`;
}

/** Everything that staff see of a ticket, with a page of its transcript and one of its events. */
export async function readTicket(
  { store }: { readonly store: ConversationStore & TicketStore },
  found: FoundTicket,
  older: Older = {},
): Promise<TicketDetails> {
  const { ticket, conversation } = found;
  const isLatest = older.before === undefined && older.eventsBefore === undefined;
  // Reading continues from the head as it was read, so that no message is missing between two pages.
  const { before = isLatest ? (conversation?.lastSeq ?? 0) + 1 : 0, eventsBefore } = older;
  const [messages, events, rating, history] = await Promise.all([
    conversation === undefined ? [] : store.listMessagesBefore(conversation.id, Math.min(before, conversation.lastSeq + 1)),
    isLatest || eventsBefore !== undefined ? store.listTicketEvents(ticket.id, eventsBefore) : [],
    store.loadRating(ticket.conversationId),
    readHistory(store, ticket),
  ]);
  // The conversation may have had another ticket before, and the rating may be about that one.
  const own = rating?.ticketNumber === undefined || rating.ticketNumber === ticket.number ? rating : undefined;
  return compact({
    ...found,
    messages,
    before: olderThan(messages[0]?.seq),
    events,
    eventsBefore: olderThan(events[0]?.version),
    history,
    rating: own,
  });
}

/** Seqs and versions count from 1 without gaps. */
function olderThan(first: number | undefined): number | undefined {
  return first !== undefined && first > 1 ? first : undefined;
}

async function readHistory(store: TicketStore, { id, customerKey }: Ticket): Promise<readonly Ticket[]> {
  if (customerKey === undefined) return [];
  const filed = await store.listCustomerTickets(customerKey, MAX_HISTORY + 1);
  // The list also contains tickets whose customer has given another address since.
  return filed.filter((other) => other.id !== id && other.customerKey === customerKey).slice(0, MAX_HISTORY);
}
