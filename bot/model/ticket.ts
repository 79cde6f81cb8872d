import type { Explanation, HandoffReason, Tone } from './decision';
import type { Language } from './language';
import type { Priority } from './service';
import type { TicketStatus } from './ticket-view';

export interface Assignee {
  readonly login: string;
  readonly name: string;
}

export type SlaOutcome = 'kept' | 'broken';

/** How one ticket went: whether a person replied by the first time that the customer was told. */
export interface SlaRecord {
  readonly ticketId: string;
  readonly number: string;
  readonly priority: Priority;
  readonly topic?: string;
  readonly openedAt: string;
  /** The first time that the customer was told. */
  readonly promisedAt: string;
  /** When the first reply was given. */
  readonly respondedAt: string;
  /** Business hours from the opening to the first reply. */
  readonly businessHours: number;
  readonly outcome: SlaOutcome;
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
  /** The latest version that a person made, the customer or staff; absent when it is `version`. What the bot and the watch did since, nobody has to read. */
  readonly touchedVersion?: number;
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
  /** Login of whose name the customer was last told; the owner may be another by now, or nobody. */
  readonly toldOwner?: string;
  /** When somebody last chose the owner by hand, or the owner replied: who had gone away before that keeps it for a while. */
  readonly byHandAt?: string;
  readonly reason: HandoffReason;
  /** What the bot nearly answered and why it did not. */
  readonly explanation?: Explanation;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly firstResponseDueAt: string;
  readonly resolutionDueAt: string;
  /** The first time that the customer was told for the first reply: what counts as the promise. */
  readonly promisedAt: string;
  /** Absent while it is open. */
  readonly promise?: SlaOutcome;
  /** When the customer was told of a delay, at most twice. */
  readonly noticesAt: readonly string[];
  readonly firstRespondedAt?: string;
  readonly resolvedAt?: string;
  readonly resolution?: Resolution;
  /** The last time that it was taken up again: present due times count from then. */
  readonly reopenedAt?: string;
  readonly closesAt?: string;
  /** The last time that its priority was raised and its times came nearer: present due times count from then. */
  readonly raisedAt?: string;
  /** When its people were last told that somebody is in danger. */
  readonly dangerAt?: string;
  /** Of what they were told then, and since a person last wrote. */
  readonly dangerKinds?: readonly string[];
  readonly escalations: number;
  /** When the owner was reminded of the present due time. */
  readonly remindedAt?: string;
  /** When the lead was told that no notice is left and the time is at risk. */
  readonly alarmedAt?: string;
  /** When the customer was asked, after the resolution, whether all is well. */
  readonly followedUpAt?: string;
  /** When the customer answered that all is well; silence is no answer. */
  readonly confirmedAt?: string;
  readonly labels: readonly string[];
  /** Out of the way until then, or until the customer writes. */
  readonly snoozedUntil?: string;
  /** The number of the ticket that this one was a duplicate of. */
  readonly mergedInto?: string;
  /** SHA-256 (hex) of what the customer is known by beyond this conversation: the folded e-mail address, or the Teams user. */
  readonly customerKey?: string;
  /** TTL, seconds since 1970: its conversation's. Its events live as long; without it they are kept for ever. */
  readonly expiresAtSeconds?: number;
}

/** Append-only; `version` is the ticket's version that it made. */
export interface TicketEvent {
  readonly version: number;
  readonly at: string;
  /** `opened`, or the kind of the transition that it records. */
  readonly kind: string;
  /** A login, `customer`, `bot` or `watch`. */
  readonly actor: string;
  readonly text?: string;
  readonly from?: string;
  readonly to?: string;
}
