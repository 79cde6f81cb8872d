import type { Explanation } from './decision';
import type { EntryId, Source } from './entry';
import type { TicketView } from './ticket-view';

export interface Choice {
  readonly label: string;
  /** An entry id, `none`, `person` or `cancel`. */
  readonly value: string;
}

export interface AnswerView {
  readonly entryId: EntryId;
  readonly title: string;
  readonly confidence: number;
  readonly source?: Source;
  readonly related: readonly { readonly entryId: EntryId; readonly title: string }[];
}

/** Where customers write. */
export const CHANNELS = ['web', 'teams'] as const;
export type Channel = (typeof CHANNELS)[number];

export const MESSAGE_KINDS = ['text', 'answer', 'choices', 'handoff', 'notice', 'rating'] as const;
export type MessageKind = (typeof MESSAGE_KINDS)[number];

export const AUTHOR_ROLES = ['customer', 'bot', 'agent', 'system'] as const;
export type AuthorRole = (typeof AUTHOR_ROLES)[number];

export interface Message {
  readonly id: string;
  /** Starts at 1 (the greeting), without gaps. */
  readonly seq: number;
  /** ISO 8601 UTC, by the server's clock. */
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

/** The message as the customer's API returns it. */
export type PublicMessage = Omit<Message, 'explanation' | 'feedback'>;
