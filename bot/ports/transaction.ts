import type { Bucket, Conversation } from '../model/conversation';
import type { Message } from '../model/message';
import type { Availability } from '../model/staff';
import type { SlaRecord, Ticket, TicketEvent } from '../model/ticket';
import type { Rating, StoredReply } from './conversation-store';
import type { OutboxItem } from './outbox';

/** One transaction: all of it is stored, or nothing. */
export interface Change {
  readonly conversation?: {
    /** The version it was read at; 0 = it must not exist yet. */
    readonly expected: number;
    readonly next: Conversation;
  };
  /** New messages of `conversation`; their seqs follow its `lastSeq`. */
  readonly messages: readonly Message[];
  readonly reply?: StoredReply;
  readonly ticket?: {
    readonly expected: number;
    readonly next: Ticket;
    readonly events: readonly TicketEvent[];
  };
  /** A second ticket, of another conversation, that changes with `ticket`: the one that it was merged into. Conflicts as `ticket` does. */
  readonly other?: Change['ticket'];
  readonly outbox: readonly OutboxItem[];
  readonly rating?: Rating;
  /** Whether somebody takes new tickets; `expected` 0 = they never said so before. */
  readonly availability?: { readonly expected: number; readonly next: Availability };
  /** How the SLA of `ticket` ended; one a ticket, the latest stands. */
  readonly sla?: SlaRecord;
  /** Files `ticket` under a customer who is known beyond this conversation. Idempotent. */
  readonly history?: { readonly customerKey: string };
  /** A token bucket that is not a conversation's own, for example an address's. */
  readonly bucket?: { readonly key: string; readonly expected?: Bucket; readonly next: Bucket };
}

export type CommitOutcome =
  | { readonly kind: 'committed' }
  /** The reply key is there already: give this again. */
  | { readonly kind: 'duplicate'; readonly reply: StoredReply }
  /** Somebody else was first: read again, decide again. */
  | {
      readonly kind: 'conflict';
      readonly what: 'conversation' | 'ticket' | 'ticket_number' | 'rating' | 'availability' | 'bucket';
    };

/** The one way in which anything of a conversation or a ticket is changed. */
export interface TransactionStore {
  /** Stores all of the change, or, when a condition does not hold, nothing. */
  commit(change: Change): Promise<CommitOutcome>;
}
