import type { Bucket, Conversation, ConversationState, Message, TicketView } from './conversation/types';
import type { Ticket, TicketEvent } from './desk/types';
import type { KnowledgeBase, Language } from './knowledge/types';
import type { Matcher } from './matcher/types';

/**
 * What the bot needs from outside. Everywhere: `undefined` means absent, throwing means broken
 * (`StoreUnavailable` where trying again is safe).
 */

export interface Clock {
  now(): Date;
}

/** Unguessable strings. */
export interface Ids {
  /** At least 128 bits, URL-safe. */
  id(): string;
  /** At least 256 bits, URL-safe: a bearer token. */
  token(): string;
}

export interface Digest {
  /** SHA-256 of the UTF-8 text, in hex. */
  sha256(text: string): string;
}

/** A reply that was given once and is given again for the same key. */
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

export type OutboxKind = 'ticket_opened' | 'channel_message';

/** Something to be told to the outside: written with what caused it, delivered at least once (I7). */
export interface OutboxItem {
  /** `<ticket or conversation id>#<version>`: the event id by which a receiver knows a duplicate. */
  readonly id: string;
  readonly kind: OutboxKind;
  readonly conversationId: string;
  readonly ticketId?: string;
  /** `channel_message`: the messages to deliver, by seq. */
  readonly seqs?: readonly number[];
  readonly createdAt: string;
  readonly attempts: number;
  /** ISO 8601; not before then. */
  readonly nextAttemptAt: string;
  readonly lastError?: string;
}

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
  readonly outbox: readonly OutboxItem[];
  readonly rating?: Rating;
  /** A token bucket that is not a conversation's own, for example an address's. */
  readonly bucket?: { readonly key: string; readonly expected?: Bucket; readonly next: Bucket };
}

export type CommitOutcome =
  | { readonly kind: 'committed' }
  /** The reply key is there already: give this again. */
  | { readonly kind: 'duplicate'; readonly reply: StoredReply }
  /** Somebody else was first: read again, decide again. */
  | { readonly kind: 'conflict'; readonly what: 'conversation' | 'ticket' | 'ticket_number' | 'rating' | 'bucket' };

export const TICKET_VIEWS = ['all', 'unassigned', 'mine', 'due', 'overdue'] as const;
export type TicketViewName = (typeof TICKET_VIEWS)[number];

export interface TicketQuery {
  readonly view: TicketViewName;
  /** The login whose tickets `mine` lists. */
  readonly login: string;
  /** ISO 8601: `overdue` is before it. */
  readonly now: string;
  /** ISO 8601: `due` is before it and not overdue. */
  readonly dueBefore: string;
  /** Case-folded substring of subject, number or customer. */
  readonly q?: string;
  readonly limit: number;
  /** Opaque, from an earlier page. */
  readonly cursor?: string;
}

export interface TicketPage {
  /** Open tickets by due time, soonest first; in `all`, resolved and closed ones after them. */
  readonly tickets: readonly Ticket[];
  readonly cursor?: string;
}

export interface Store {
  loadConversation(id: string): Promise<Conversation | undefined>;
  /** Messages with seq > `after`, in order; at most `limit`. */
  listMessages(conversationId: string, after: number, limit?: number): Promise<readonly Message[]>;
  loadReply(conversationId: string, key: string): Promise<StoredReply | undefined>;
  loadRating(conversationId: string): Promise<Rating | undefined>;
  loadBucket(key: string): Promise<Bucket | undefined>;
  loadTicket(id: string): Promise<Ticket | undefined>;
  findTicket(number: string): Promise<Ticket | undefined>;
  /** In order of version. */
  listTicketEvents(ticketId: string): Promise<readonly TicketEvent[]>;
  /** A hint: eventually consistent. Every change is checked on the ticket itself. */
  listTickets(query: TicketQuery): Promise<TicketPage>;
  /** Open tickets whose due time is before `before`, and resolved ones whose `closesAt` is; soonest first. */
  listTicketsDue(before: string, limit: number): Promise<readonly Ticket[]>;
  commit(change: Change): Promise<CommitOutcome>;
  /**
   * Items whose `nextAttemptAt` has come, in order within one conversation and kind; one that waits (it failed, or is
   * being delivered) holds back those behind it.
   */
  listOutbox(now: string, limit: number): Promise<readonly OutboxItem[]>;
  /**
   * Takes a listed item for one attempt, so that two relays do not both deliver it: counts the attempt and keeps the
   * item out of the listing until `until` (ISO 8601). Absent when it is gone, or another relay took it meanwhile.
   */
  takeOutbox(item: OutboxItem, until: string): Promise<OutboxItem | undefined>;
  /** Delivered: gone. Again is no error. */
  removeOutbox(item: OutboxItem): Promise<void>;
  /** Not delivered: kept, with its new `attempts`, `nextAttemptAt` and `lastError`; false when it is gone meanwhile. */
  retryOutbox(item: OutboxItem): Promise<boolean>;
  /** Given up: moved aside where it can be seen. */
  buryOutbox(item: OutboxItem): Promise<void>;
  listDeadOutbox(limit: number): Promise<readonly OutboxItem[]>;
  /** Removes the conversation, its messages, tickets' personal data and outbox items; leaves a tombstone (I11). */
  eraseConversation(id: string, tombstone: { readonly at: string; readonly hash: string }): Promise<void>;
  /** Cheap; throws when the table cannot be reached. */
  ping(): Promise<void>;
}

/** Knowledge ready to be asked: one version, never a mix (I8). */
export interface Knowledge {
  readonly base: KnowledgeBase;
  readonly matchers: Readonly<Partial<Record<Language, Matcher>>>;
}

export interface KnowledgeSource {
  /** The current version; the last good one while a newer is broken. Throws when there is none at all. */
  current(): Promise<Knowledge>;
}

/** Wakes the relay after a commit. Never throws: the schedule sweeps what it missed. */
export interface RelayKick {
  kick(): Promise<void>;
}

/** Brings messages to a customer on a channel that has to be told (Teams). Throws when it could not. */
export interface ChannelDelivery {
  deliver(conversation: Conversation, messages: readonly Message[]): Promise<void>;
}

export interface Mail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Becomes the Message-ID, so that a duplicate can be told. */
  readonly eventId: string;
}

export interface Mailer {
  /** Throws when it could not be handed over. */
  send(mail: Mail): Promise<void>;
}
