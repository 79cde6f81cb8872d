import type { Conversation } from '../model/conversation';
import type { Message } from '../model/message';
import type { Availability } from '../model/staff';
import type { SlaRecord, Ticket, TicketEvent } from '../model/ticket';
import type { Rating, StoredReply } from './conversation-store';
import type { OutboxItem } from './outbox';

/** What may be done so many times only in a span of time, for example from one address in one minute. */
export interface Count {
  /** Names what is counted and the span; not used again once it has expired. */
  readonly key: string;
  /** By how much; absent: by one. */
  readonly by?: number;
  /** Where more would be counted then, the change is a conflict of the `limit`. */
  readonly most: number;
  /** TTL, seconds since 1970. */
  readonly expiresAtSeconds: number;
}

/** One transaction: either all of it is stored or nothing. */
export interface Change {
  readonly conversation?: {
    /** The version that was read; 0 when the conversation must not exist yet. */
    readonly expected: number;
    readonly next: Conversation;
    /** `updatedAt` of the version that was read: the first messages of a day are filed under that day. Absent: they may be. */
    readonly before?: string;
  };
  /** New messages of `conversation`; their seqs follow its `lastSeq`. */
  readonly messages: readonly Message[];
  readonly reply?: StoredReply;
  readonly ticket?: {
    readonly expected: number;
    readonly next: Ticket;
    readonly events: readonly TicketEvent[];
  };
  /**
   * A second ticket, of another conversation, that changes together with `ticket`: the one that `ticket` is merged into.
   * Conflicts like `ticket`.
   */
  readonly other?: Change['ticket'];
  readonly outbox: readonly OutboxItem[];
  readonly rating?: Rating;
  /** Whether a person takes new tickets; `expected` is 0 when they never set it before. */
  readonly availability?: { readonly expected: number; readonly next: Availability };
  /** The SLA result of `ticket`; one per ticket, the latest wins. */
  readonly sla?: SlaRecord;
  /** Files `ticket` under a customer who is known across conversations. Idempotent. */
  readonly history?: { readonly customerKey: string };
  /** Those of one change have different keys. */
  readonly counts?: readonly Count[];
}

export type CommitOutcome =
  | { readonly kind: 'committed' }
  /** The idempotency key is already stored: return this reply again. */
  | { readonly kind: 'duplicate'; readonly reply: StoredReply }
  /** Somebody else committed first: read and decide again. */
  | {
      readonly kind: 'conflict';
      readonly what: 'conversation' | 'ticket' | 'ticket_number' | 'rating' | 'availability' | 'limit';
    };

/** The only way to change a conversation or a ticket. */
export interface TransactionStore {
  /** Stores the whole change, or nothing when one of its conditions does not hold. */
  commit(change: Change): Promise<CommitOutcome>;
}
