import type { Matcher } from './matcher/types';
import type { Bucket, Conversation, ConversationState } from './model/conversation';
import type { KnowledgeBase } from './model/knowledge-base';
import type { Language } from './model/language';
import type { Message } from './model/message';
import type { Priority } from './model/service';
import type { Availability, Presence } from './model/staff';
import type { SlaRecord, Ticket, TicketEvent } from './model/ticket';
import type { TicketView } from './model/ticket-view';

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

/** Where an item goes: each is a lane of its own, so that a dead webhook holds no e-mail back. */
export const OUTBOX_KINDS = ['channel_message', 'staff_mail', 'customer_mail', 'webhook', 'team_channel'] as const;
export type OutboxKind = (typeof OUTBOX_KINDS)[number];

/** What an item tells of. */
export const NOTIFICATIONS = [
  'ticket_opened',
  'ticket_assigned',
  'reminder',
  'escalated',
  'prioritised',
  'danger',
  'promise_at_risk',
  'reply',
  'delay',
  'resolved',
  'reopened',
  'follow_up',
  'rated_low',
] as const;
export type NotificationKind = (typeof NOTIFICATIONS)[number];

/** Something to be told to the outside: written with what caused it, delivered at least once (I7). */
export interface OutboxItem {
  /** `<ticket or conversation id>#<version>#<kind>…`: the event id by which a receiver knows a duplicate. */
  readonly id: string;
  readonly kind: OutboxKind;
  /** Absent for `channel_message`, which carries the messages themselves. */
  readonly about?: NotificationKind;
  /** `staff_mail`: logins of the team; absent = the addresses of the service file. */
  readonly to?: readonly string[];
  readonly conversationId: string;
  readonly ticketId?: string;
  /** `channel_message`, `customer_mail`: the messages to deliver, by seq. */
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
  /** A second ticket, of another conversation, that changes with `ticket`: the one that it was merged into. Conflicts as `ticket` does. */
  readonly other?: Change['ticket'];
  readonly outbox: readonly OutboxItem[];
  readonly rating?: Rating;
  /** Whether somebody takes new tickets; `expected` 0 = they never said so before. */
  readonly availability?: { readonly expected: number; readonly next: Availability };
  /** How the SLA of `ticket` ended; one a ticket, the latest stands. */
  readonly sla?: SlaRecord;
  /** Files `ticket` under a customer who is known by more than this conversation. Again is no error. */
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

/** A link in an e-mail that leads back to a conversation: works once. */
export interface ResumeCode {
  /** SHA-256 (hex) of the code. */
  readonly codeHash: string;
  readonly conversationId: string;
  /** TTL, seconds since 1970. */
  readonly expiresAtSeconds: number;
}

/** Messages `from`..`to` of a transcript, by seq. */
export interface SeqSpan {
  readonly from: number;
  readonly to: number;
}

export interface AttendedTicket {
  readonly ticket: Ticket;
  readonly presence: readonly Presence[];
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
  /**
   * Open tickets whose due time is before `before`, and resolved ones whose `closesAt` is; soonest first. With the last
   * ticket of one list as `after`, the next list; one that is shorter than `limit` is the last.
   */
  listTicketsDue(before: string, limit: number, after?: Ticket): Promise<readonly Ticket[]>;
  /** Only of those who ever said so; all others are available. */
  listAvailability(): Promise<readonly Availability[]>;
  /** Open tickets per login; a hint, eventually consistent. */
  countOpenTickets(logins: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** How the latest promises of this priority ended, latest first. */
  listSlaHistory(priority: Priority, limit: number): Promise<readonly SlaRecord[]>;
  /** Tickets filed under a customer, latest first. */
  listCustomerTickets(customerKey: string, limit: number): Promise<readonly Ticket[]>;
  /** Notes that somebody looks at a ticket, in place of what they did before; gone by itself after `expiresAtSeconds`. */
  notePresence(ticketId: string, presence: Presence, expiresAtSeconds: number): Promise<void>;
  /**
   * `findTicket`, with whoever was there at `since` (ISO 8601) or later, by login. It costs no more than `findTicket`: pages ask
   * for it every few seconds.
   */
  findAttendedTicket(number: string, since: string): Promise<AttendedTicket | undefined>;
  /** Notes that the customer's page has the messages up to `seq`; never goes back. Nothing for an unknown conversation. */
  markSeen(conversationId: string, seq: number): Promise<void>;
  /** 0 when nothing was seen. */
  loadSeen(conversationId: string): Promise<number>;
  /** Notes which replies the latest mail brought; never goes back to a `to` that is not higher. Nothing for an unknown conversation. */
  markMailed(conversationId: string, span: SeqSpan): Promise<void>;
  /** Absent when no reply was mailed. */
  loadMailed(conversationId: string): Promise<SeqSpan | undefined>;
  /** Nothing for an unknown conversation: the code then is unknown, too. */
  putResumeCode(code: ResumeCode): Promise<void>;
  /** Uses a code up: its conversation's id, once; absent when it is unknown, used or expired. */
  takeResumeCode(codeHash: string, nowSeconds: number): Promise<string | undefined>;
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
  /** Puts a dead item back into the outbox, with no attempts counted and due at `at`; false when it is not there. */
  reviveOutbox(id: string, at: string): Promise<boolean>;
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
  /** What share of the training of the next version is done, in [0, 1]; `undefined` when none is being made. Never throws. */
  learning?(): Promise<number | undefined>;
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
  /** Who writes, by name; the address is the mailer's. */
  readonly fromName?: string;
  /** Where an answer by mail goes, when that is not the sender. */
  readonly replyTo?: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Becomes the Message-ID, so that a duplicate can be told. */
  readonly eventId: string;
  /** The event id of the mail that this one follows, so that readers show them together. */
  readonly follows?: string;
}

export interface Mailer {
  /** Throws when it could not be handed over: FORBIDDEN when it never will be. */
  send(mail: Mail): Promise<void>;
}

/** What happened, for other programs. */
export interface WebhookCall {
  readonly url: string;
  /** A receiver knows a duplicate by it. */
  readonly eventId: string;
  /** JSON; holds `text` for people. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Webhook {
  /** Throws when the receiver did not take it. */
  post(call: WebhookCall): Promise<void>;
}
