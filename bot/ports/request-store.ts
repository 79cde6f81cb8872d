import type { Conversation } from '../model/conversation';
import type { Ticket } from '../model/ticket';
import type { Rating, StoredReply } from './conversation-store';

/** What a request needs beside its conversation. */
export interface Wanted {
  /** The idempotency key of a reply that may be stored. */
  readonly replyKey?: string;
  readonly rating?: boolean;
  /** A ticket that the conversation may have; it has none while it counts no hand-offs. */
  readonly ticketId?: string;
}

/** What was wanted, as far as it exists. */
export interface Found {
  readonly conversation?: Conversation;
  readonly reply?: StoredReply;
  readonly rating?: Rating;
  readonly ticket?: Ticket;
}

export interface RequestStore {
  /**
   * Everything that a request needs, in one read of a conversation that is short and has no ticket, and in two at most
   * otherwise. The parts may be of different moments, as when they are read one by one:
   * a commit checks the versions.
   */
  loadForRequest(conversationId: string, wanted: Wanted): Promise<Found>;
}
