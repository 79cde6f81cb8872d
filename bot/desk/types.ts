import type { Explanation, HandoffReason, Tone } from '../conversation/types';
import type { Language, Priority } from '../knowledge/types';

export const TICKET_STATUSES = ['new', 'assigned', 'waiting_customer', 'resolved', 'closed'] as const;
export type TicketStatus = (typeof TICKET_STATUSES)[number];

export interface Assignee {
  readonly login: string;
  readonly name: string;
}

export const RESOLUTION_REASONS = ['answered', 'duplicate', 'no_reply', 'other'] as const;
export type ResolutionReason = (typeof RESOLUTION_REASONS)[number];

export interface Resolution {
  readonly reason: ResolutionReason;
  readonly note?: string;
  readonly by: string;
}

/** Times are ISO 8601 UTC. */
export interface Ticket {
  /** `kid`: derives from the conversation and the number of its hand-off. */
  readonly id: string;
  /** `M-` and eight Crockford base-32 characters, for people. */
  readonly number: string;
  /** Counts from 1; every change is one version and at least one event. */
  readonly version: number;
  readonly status: TicketStatus;
  readonly conversationId: string;
  readonly channel: 'web' | 'teams';
  readonly language: Language;
  readonly subject: string;
  readonly priority: Priority;
  readonly tone: Tone;
  readonly topic?: string;
  readonly skill?: string;
  readonly customer: { readonly name?: string; readonly email?: string };
  readonly assignee?: Assignee;
  readonly reason: HandoffReason;
  /** What the bot nearly answered and why it did not. */
  readonly explanation?: Explanation;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly firstResponseDueAt: string;
  readonly resolutionDueAt: string;
  /** When the customer was told of a delay, at most twice. */
  readonly noticesAt: readonly string[];
  readonly firstRespondedAt?: string;
  readonly resolvedAt?: string;
  readonly resolution?: Resolution;
  readonly closesAt?: string;
  readonly escalations: number;
  /** TTL, seconds since 1970: its conversation's. Its events live as long; without it they are kept for ever. */
  readonly expiresAtSeconds?: number;
}

export type TicketEventKind =
  | 'opened'
  | 'details'
  | 'customer_message'
  | 'claimed'
  | 'assigned'
  | 'replied'
  | 'noted'
  | 'escalated'
  | 'delay_notified'
  | 'resolved'
  | 'reopened'
  | 'cancelled'
  | 'rated'
  | 'closed'
  | 'erased';

/** Append-only; `version` is the ticket's version that it made. */
export interface TicketEvent {
  readonly version: number;
  readonly at: string;
  readonly kind: TicketEventKind;
  /** A login, `customer`, `bot` or `watch`. */
  readonly actor: string;
  readonly text?: string;
  readonly from?: string;
  readonly to?: string;
}
