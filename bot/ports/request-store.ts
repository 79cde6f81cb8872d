import type { Conversation } from '../model/conversation';
import type { Ticket } from '../model/ticket';
import type { Rating, StoredReply } from './conversation-store';

/** What a request needs beside its conversation. */
export interface Wanted {
  /** The idempotency key of a reply that may be stored. */
  readonly replyKey?: string;
  readonly rating?: boolean;
  /** A ticket that the conversation may have. */
  readonly ticketId?: string;
  /** Counters by key. */
  readonly counts?: readonly string[];
}

/** What was wanted, as far as it exists. */
export interface Found {
  readonly conversation?: Conversation;
  readonly reply?: StoredReply;
  readonly rating?: Rating;
  readonly ticket?: Ticket;
  /** Every counter that was wanted; 0 when nothing was counted. */
  readonly counts: ReadonlyMap<string, number>;
}

export interface RequestStore {
  /**
   * Everything that a request needs, in one read. The parts may be of different moments, as when they are read one by one:
   * a commit checks the versions.
   */
  loadForRequest(conversationId: string, wanted: Wanted): Promise<Found>;
}
