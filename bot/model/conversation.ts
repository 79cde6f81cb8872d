import type { Customer } from './customer';
import type { Explanation, Tone } from './decision';
import type { EntryId } from './entry';
import type { Language } from './language';
import type { Channel } from './message';
import type { TicketView } from './ticket-view';

export const CONVERSATION_STATES = ['open', 'clarifying', 'waiting', 'with_agent', 'resolved', 'closed'] as const;
export type ConversationState = (typeof CONVERSATION_STATES)[number];

/** The choices that the bot offered last; valid until anything else is said. */
export interface Offer {
  /** The last message of that turn. */
  readonly seq: number;
  /** See `Choice.value`. */
  readonly choices: readonly string[];
}

/** The head of a conversation: everything that a turn needs to know of what came before. */
export interface Conversation {
  readonly id: string;
  /** Starts at 1; every change adds one. */
  readonly version: number;
  readonly lastSeq: number;
  readonly state: ConversationState;
  readonly channel: Channel;
  readonly language: Language;
  readonly customer: Customer;
  /** SHA-256 (hex) of the bearer token; absent on channels with another authentication. */
  readonly tokenHash?: string;
  readonly tokenExpiresAtSeconds?: number;
  /** Tokens from links in mails; see `tokens.ts`. */
  readonly furtherTokens?: readonly FurtherToken[];
  /** How often the customer's address was corrected; absent for never. A mailed code is valid until the next correction. */
  readonly addressVersion?: number;
  /**
   * The `addressVersion` for which a mailed code was used: the reader of that address writes here. Absent when none was
   * used.
   */
  readonly confirmedAddressVersion?: number;
  /** Rate limit for new links that replace used ones; absent when none was sent yet. */
  readonly freshLinks?: Bucket;
  /** The last message in which the team, or the desk on its behalf, told the customer something. */
  readonly toldSeq?: number;
  readonly tone: Tone;
  /** Misunderstood messages in a row. */
  readonly misses: number;
  /** The question that a hand-off would pass on. */
  readonly pendingQuestion?: string;
  /** The explanation of that question, for the ticket. */
  readonly pendingExplanation?: Explanation;
  /** A person was asked for before anything else was, and the bot has asked what it is about. */
  readonly wantsPerson?: true;
  /** Number of hand-offs so far. */
  readonly handoffs: number;
  /** The latest ticket, open or not. */
  readonly ticketId?: string;
  readonly ticket?: TicketView;
  readonly knowledgeVersion: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The answer that "did this help?" refers to, until the next one. */
  readonly lastAnswer?: { readonly messageId: string; readonly entryId: EntryId; readonly question: string };
  /** Fingerprints of the bot's latest texts, see `repeats.ts`: no text is said twice. */
  readonly said?: string;
  /** The choices that a word can pick, until anything else is said. */
  readonly offered?: Offer;
  /** Rate limit: the tokens left, and the time of that count (ms since 1970). */
  readonly allowance: Bucket;
  /** So many further writes were charged to the writer's address already; absent: none. */
  readonly prepaidWrites?: number;
  /** The same as `allowance` for new tickets; absent while none was opened. */
  readonly ticketAllowance?: Bucket;
  /** Teams only: where proactive messages are sent. */
  readonly reference?: Readonly<Record<string, unknown>>;
  /** TTL, seconds since 1970. */
  readonly expiresAtSeconds: number;
}

export interface Bucket {
  readonly tokens: number;
  readonly atMs: number;
}

/** A bearer token of a conversation, besides the one that it was opened with. */
export interface FurtherToken {
  /** SHA-256, hex. */
  readonly hash: string;
  /** Seconds since 1970. */
  readonly expiresAtSeconds: number;
}

/**
 * Without what was sent to the customer's former address: mailed codes, by the version of the address they were mailed to, and the
 * tokens that such codes were exchanged for. The conversation's original token was sent to no address and stays.
 * @param keptTokenHash the further token of the person who corrects the address, which stays as well
 */
export function withoutFormerAddress(conversation: Conversation, keptTokenHash?: string): Conversation {
  const { addressVersion = 0, furtherTokens = [] } = conversation;
  return {
    ...conversation,
    addressVersion: addressVersion + 1,
    furtherTokens: furtherTokens.filter(({ hash }) => hash === keptTokenHash),
  };
}

/** Whether a reader of the customer's mail has opened the conversation; until then the address may be a stranger's. */
export function isAddressConfirmed({ addressVersion = 0, confirmedAddressVersion }: Conversation): boolean {
  return confirmedAddressVersion === addressVersion;
}
