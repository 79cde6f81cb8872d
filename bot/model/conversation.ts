import type { Explanation, Tone } from './decision';
import type { EntryId } from './entry';
import type { Language } from './language';
import type { TicketView } from './ticket-view';

export const CONVERSATION_STATES = ['open', 'clarifying', 'waiting', 'with_agent', 'resolved', 'closed'] as const;
export type ConversationState = (typeof CONVERSATION_STATES)[number];

export type Channel = 'web' | 'teams';

/** What the bot offered last, as choices; it holds as long as nothing else was said. */
export interface Offer {
  /** The last message of that turn. */
  readonly seq: number;
  /** See `Choice.value`. */
  readonly choices: readonly string[];
}

/** The head of a conversation: all that a turn needs to know of what was before. */
export interface Conversation {
  readonly id: string;
  /** Counts from 1; every change adds one. */
  readonly version: number;
  readonly lastSeq: number;
  readonly state: ConversationState;
  readonly channel: Channel;
  readonly language: Language;
  readonly customer: { readonly name?: string; readonly email?: string };
  /** SHA-256 (hex) of the bearer token; absent on channels that authenticate otherwise. */
  readonly tokenHash?: string;
  readonly tokenExpiresAtSeconds?: number;
  /** Of links in mails that were followed; see `tokens.ts`. */
  readonly furtherTokens?: readonly FurtherToken[];
  /** How often the customer's address was corrected; absent: never. A code of a mail is good until the next correction. */
  readonly addressVersion?: number;
  /** `addressVersion` that a code of a mail was used for: who reads that address is who writes here. Absent: none was. */
  readonly confirmedAddressVersion?: number;
  /** Fresh links in place of used ones, beyond what the desk has to tell: what is left of them. Absent: none was sent yet. */
  readonly freshLinks?: Bucket;
  /** The last message by which the team, or the desk for it, told the customer something. */
  readonly toldSeq?: number;
  readonly tone: Tone;
  /** Misses in a row. */
  readonly misses: number;
  /** The question that a hand-off would carry over. */
  readonly pendingQuestion?: string;
  /** Its explanation, for the ticket. */
  readonly pendingExplanation?: Explanation;
  /** How many hand-offs there were. */
  readonly handoffs: number;
  /** The latest ticket, open or not. */
  readonly ticketId?: string;
  readonly ticket?: TicketView;
  readonly knowledgeVersion: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** The answer that "did this help?" is about, until the next one. */
  readonly lastAnswer?: { readonly messageId: string; readonly entryId: EntryId; readonly question: string };
  /** What may be taken by a word, until anything else is said. */
  readonly offered?: Offer;
  /** Token bucket: what is left and when that was so (ms since 1970). */
  readonly allowance: Bucket;
  /** The same for new tickets; absent while none was opened. */
  readonly ticketAllowance?: Bucket;
  /** Teams only: where proactive messages go. */
  readonly reference?: Readonly<Record<string, unknown>>;
  /** TTL, seconds since 1970. */
  readonly expiresAtSeconds: number;
}

export interface Bucket {
  readonly tokens: number;
  readonly atMs: number;
}

/** A bearer token of a conversation, beside the one that it was opened with. */
export interface FurtherToken {
  /** SHA-256, hex. */
  readonly hash: string;
  /** Seconds since 1970. */
  readonly expiresAtSeconds: number;
}

/** Whether somebody who reads mail at the customer's address has opened the conversation: until then, it may be a stranger's. */
export function isAddressConfirmed({ addressVersion = 0, confirmedAddressVersion }: Conversation): boolean {
  return confirmedAddressVersion === addressVersion;
}
