import type { TicketStatus } from '../desk/types';
import type { EntryId, Language, Source, Thresholds } from '../knowledge/types';
import type { MatchedWord } from '../matcher/types';
import type { FurtherToken } from './tokens';

export const CONVERSATION_STATES = ['open', 'clarifying', 'waiting', 'with_agent', 'resolved', 'closed'] as const;
export type ConversationState = (typeof CONVERSATION_STATES)[number];

export type Channel = 'web' | 'teams';

/** From calm to strongest; a conversation remembers the strongest so far. */
export const TONES = ['calm', 'urgent', 'upset'] as const;
export type Tone = (typeof TONES)[number];

export type HandoffReason = 'asked' | 'misses' | 'upset' | 'entry' | 'not_helpful' | 'danger';

/** What a customer may be shown of the ticket. */
export interface TicketView {
  readonly number: string;
  readonly status: TicketStatus;
  /** Name of the person who has it. */
  readonly assignee?: string;
  /** The first reply's due time until it was given, then the resolution's; ISO 8601 UTC. */
  readonly dueAt: string;
}

export interface Choice {
  readonly label: string;
  /** An entry id, `none`, `person` or `cancel`. */
  readonly value: string;
}

/** What the bot offered last, as choices; it holds as long as nothing else was said. */
export interface Offer {
  /** The last message of that turn. */
  readonly seq: number;
  /** See `Choice.value`. */
  readonly choices: readonly string[];
}

export interface AnswerView {
  readonly entryId: EntryId;
  readonly title: string;
  readonly confidence: number;
  readonly source?: Source;
  readonly related: readonly { readonly entryId: EntryId; readonly title: string }[];
}

export const MESSAGE_KINDS = ['text', 'answer', 'choices', 'handoff', 'notice', 'rating'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

export const AUTHOR_ROLES = ['customer', 'bot', 'agent', 'system'] as const;
export type AuthorRole = (typeof AUTHOR_ROLES)[number];

export type DecisionKind = 'answer' | 'clarify' | 'fallback' | 'handoff' | 'smalltalk' | 'added' | 'silent' | 'none';

/** Why the bot did what it did; kept with the customer's message, shown to staff only. */
export interface Explanation {
  readonly decision: DecisionKind;
  readonly reason?: HandoffReason;
  readonly tone: Tone;
  readonly language: Language;
  readonly knowledgeVersion: string;
  readonly thresholds: Thresholds;
  /** The best few, best first: what it nearly answered. */
  readonly candidates: readonly {
    readonly entryId: EntryId;
    readonly title: string;
    readonly confidence: number;
    readonly parts: Readonly<Record<string, number>>;
    readonly phrase: string;
    /** The entry's own threshold where it has one. */
    readonly threshold: number;
  }[];
  readonly margin: number;
  readonly words: readonly MatchedWord[];
  /** The sentence of a long message that the decision rests on. */
  readonly sentence: string;
}

export interface Message {
  readonly id: string;
  /** Counts from 1 (the greeting) without a gap. */
  readonly seq: number;
  /** ISO 8601 UTC, the server's. */
  readonly at: string;
  readonly author: { readonly role: AuthorRole; readonly name?: string };
  readonly kind: MessageKind;
  /** Markdown of the safe subset for bot answers, plain text otherwise. */
  readonly text: string;
  readonly answer?: AnswerView;
  readonly choices?: readonly Choice[];
  readonly ticket?: TicketView;
  /** Staff only. */
  readonly explanation?: Explanation;
  /** On a customer's message that says whether an answer helped. */
  readonly feedback?: { readonly messageId: string; readonly helpful: boolean };
}

/** The message as the customer's API gives it. */
export type PublicMessage = Omit<Message, 'explanation' | 'feedback'>;

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
  /** Teams only: where proactive messages go. */
  readonly reference?: Readonly<Record<string, unknown>>;
  /** TTL, seconds since 1970. */
  readonly expiresAtSeconds: number;
}

export interface Bucket {
  readonly tokens: number;
  readonly atMs: number;
}
