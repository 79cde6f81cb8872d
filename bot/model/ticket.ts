import type { Customer } from './customer';
import type { Explanation, HandoffReason, Tone } from './decision';
import type { Language } from './language';
import type { Channel } from './message';
import type { Priority } from './service';
import type { TicketStatus } from './ticket-view';

export interface Assignee {
  readonly login: string;
  readonly name: string;
}

/** In whose count of open tickets a ticket stands, and whether also in that of tickets which wait for them. */
export interface Counted {
  readonly login: string;
  readonly waiting: boolean;
}

export type SlaOutcome = 'kept' | 'broken';

/** The SLA result of one ticket: whether a person replied by the first time that the customer was told. */
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

/**
 * What the customer is asked after a resolution: a rating at once, and some time later whether the problem is solved. A
 * merged ticket asks for nothing: it goes on under another number.
 */
export const ASKED_AFTER: Readonly<Record<ResolutionReason, { readonly rating: boolean; readonly followUp: boolean }>> = {
  answered: { rating: true, followUp: true },
  duplicate: { rating: true, followUp: false },
  no_reply: { rating: true, followUp: false },
  other: { rating: true, followUp: true },
};

/** Why mail to an address came back: nobody has it, or its owner reported our mail as spam. */
export const RETURN_KINDS = ['bounce', 'complaint'] as const;
export type ReturnKind = (typeof RETURN_KINDS)[number];

export interface Resolution {
  readonly reason: ResolutionReason;
  readonly note?: string;
  readonly by: string;
}

export interface LastLine {
  readonly by: 'customer' | 'agent';
  readonly text: string;
}

/** A time that never comes. */
export const NEVER = '9999-12-31T23:59:59.999Z';

/** Times are ISO 8601 UTC. */
export interface Ticket {
  /** `kid`: derives from the conversation and the number of its hand-off. */
  readonly id: string;
  /** `M-` and eight Crockford base-32 characters, for people. */
  readonly number: string;
  /** Starts at 1; every change makes one version and at least one event. */
  readonly version: number;
  /**
   * The latest version made by a person, customer or staff; absent when it equals `version`. Nobody needs to read what the
   * system did since.
   */
  readonly touchedVersion?: number;
  readonly status: TicketStatus;
  readonly conversationId: string;
  readonly channel: Channel;
  readonly language: Language;
  readonly subject: string;
  readonly priority: Priority;
  /** The priority that its topic gives it, before its customer's tone counts; absent in tickets opened before it was kept. */
  readonly topicPriority?: Priority;
  /** Staff chose the priority: only danger changes it. */
  readonly priorityByHand?: true;
  /** How the customer sounds: the strongest tone since they were last soothed. */
  readonly tone: Tone;
  readonly topic?: string;
  readonly skill?: string;
  readonly customer: Customer;
  readonly assignee?: Assignee;
  /** Login of the owner whose name the customer was last told; the present owner may differ. */
  readonly toldOwner?: string;
  /** When the customer is told of another owner than that; absent when there is nothing to tell. */
  readonly tellOwnerAt?: string;
  /**
   * When somebody last chose the owner by hand, or the owner replied: an owner who is away keeps the ticket for a while
   * after that.
   */
  readonly byHandAt?: string;
  readonly reason: HandoffReason;
  /** What the bot nearly answered, and why it did not. */
  readonly explanation?: Explanation;
  readonly openedAt: string;
  readonly updatedAt: string;
  readonly firstResponseDueAt: string;
  readonly resolutionDueAt: string;
  /** The first due time of the first reply that the customer was told: the SLA is measured by it. */
  readonly promisedAt: string;
  /** Absent while it is undecided. */
  readonly promise?: SlaOutcome;
  /** When the customer was told of a delay, at most twice. */
  readonly noticesAt: readonly string[];
  readonly firstRespondedAt?: string;
  readonly resolvedAt?: string;
  readonly resolution?: Resolution;
  /** The last reopening: the present due times count from then. */
  readonly reopenedAt?: string;
  readonly closesAt?: string;
  /** The last time that the priority was raised and the due times became earlier: the present due times count from then. */
  readonly raisedAt?: string;
  /** When staff were last warned of danger. */
  readonly dangerAt?: string;
  /** The dangers that staff were warned of then, and since a person last replied. */
  readonly dangerKinds?: readonly string[];
  readonly escalations: number;
  /** When the owner was reminded of the present due time. */
  readonly remindedAt?: string;
  /** When the lead was alarmed because no notice of delay is left and the time is running out. */
  readonly alarmedAt?: string;
  /** When the customer was asked, after the resolution, whether the problem is solved. */
  readonly followedUpAt?: string;
  /** When the customer answered that it is; no answer does not count. */
  readonly confirmedAt?: string;
  /** Mail to the customer's address came back; absent again when they give an address. */
  readonly mailReturned?: { readonly kind: ReturnKind; readonly at: string };
  /** When the customer gave an address after mail came back: an earlier mark of it does not count. */
  readonly addressAgainAt?: string;
  readonly labels: readonly string[];
  /** Snoozed until then, or until the customer writes. */
  readonly snoozedUntil?: string;
  /** The number of the ticket that this one duplicates. */
  readonly mergedInto?: string;
  /** SHA-256 (hex) of what identifies the customer across conversations: the folded e-mail address, or the Teams user. */
  readonly customerKey?: string;
  /**
   * When the SLA monitor has to look at it next, at the earliest; `NEVER` while nothing is to come. Absent: that is not
   * known, and it has to look.
   */
  readonly nextActionAt?: string;
  /** The beginning of the last message of its customer or its team, on one line; absent in tickets stored before it was kept. */
  readonly lastLine?: LastLine;
  /** Hashed words of its messages, by which lists find it. Written by the store, and carried along as it was read, like the next. */
  readonly messageWords?: string;
  /** Absent: it is counted for nobody. */
  readonly counted?: Counted;
  /** TTL, seconds since 1970; absent until the ticket is closed. */
  readonly expiresAtSeconds?: number;
}

/** Append-only; `version` is the version of the ticket that the event made. */
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
