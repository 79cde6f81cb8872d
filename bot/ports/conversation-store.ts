import type { Conversation, ConversationState } from '../model/conversation';
import type { Message } from '../model/message';
import type { TicketView } from '../model/ticket-view';

/**
 * The size of a page of a transcript or of a ticket's events: at most this many bytes of JSON, but at least one message or
 * the events of one version. Two pages fit into a response of 1 MB.
 */
export const PAGE_BYTES = 400_000;

/** A reply that was given once, and is returned again for the same idempotency key. */
export interface StoredReply {
  readonly key: string;
  readonly requestHash: string;
  /** The messages of the reply are `firstSeq`..`lastSeq` of the transcript; none when `lastSeq < firstSeq`. */
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly state: ConversationState;
  readonly ticket?: TicketView;
}

export interface Rating {
  readonly conversationId: string;
  /** 1 to 5. */
  readonly score: number;
  readonly comment?: string;
  readonly at: string;
  readonly ticketNumber?: string;
}

/** Conversations, each with its transcript, its replies by idempotency key, and its rating. */
export interface ConversationStore {
  loadConversation(id: string): Promise<Conversation | undefined>;
  /**
   * Messages with seq > `after`, in order: at most `limit`, and at most a page. To read them all, ask again after the last
   * one.
   */
  listMessages(conversationId: string, after: number, limit?: number): Promise<readonly Message[]>;
  /** The last page of the messages with seq < `before`, in order. */
  listMessagesBefore(conversationId: string, before: number): Promise<readonly Message[]>;
  loadReply(conversationId: string, key: string): Promise<StoredReply | undefined>;
  loadRating(conversationId: string): Promise<Rating | undefined>;
}

/** Counters of the rate limit that do not belong to a conversation: see `Change.counts`. */
export interface CounterStore {
  /** 0 when nothing was counted. */
  loadCount(key: string): Promise<number>;
}

/** The erasure of a conversation. */
export interface Erasure {
  /** ISO 8601. */
  readonly at: string;
  /** SHA-256 (hex) of the conversation's id: with the time it is all that the tombstone says. */
  readonly hash: string;
  /** TTL of what is left of its tickets that were open, seconds since 1970. */
  readonly ticketsUntilSeconds: number;
}

export interface ErasureStore {
  /** Removes the conversation, its messages, its outbox items and the personal data of its tickets; leaves a tombstone (I11). */
  eraseConversation(id: string, erasure: Erasure): Promise<void>;
}
