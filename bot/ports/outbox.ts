/** Where an item goes. Each kind is a lane of its own, so that a broken webhook does not delay e-mail. */
export const OUTBOX_KINDS = ['channel_message', 'staff_mail', 'customer_mail', 'webhook', 'team_channel'] as const;
export type OutboxKind = (typeof OUTBOX_KINDS)[number];

/** The event that an item reports. */
export const NOTIFICATIONS = [
  'ticket_opened',
  'ticket_assigned',
  'handed_over',
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
  'fresh_link',
] as const;
export type NotificationKind = (typeof NOTIFICATIONS)[number];

/** A notification or message for the outside world: stored in the transaction that caused it, delivered at least once (I7). */
export interface OutboxItem {
  /** `<ticket or conversation id>#<version>#<kind>…`: the event id by which a receiver recognises duplicates. */
  readonly id: string;
  readonly kind: OutboxKind;
  /** Absent for `channel_message`, whose content is the messages themselves. */
  readonly about?: NotificationKind;
  /** `staff_mail`: logins of team members; absent for the addresses of the service file. */
  readonly to?: readonly string[];
  readonly conversationId: string;
  readonly ticketId?: string;
  /** Instead of `ticketId`: a number that somebody gave, which no ticket may have. */
  readonly ticketNumber?: string;
  /** `channel_message`, `customer_mail`: the messages to deliver, by seq. */
  readonly seqs?: readonly number[];
  readonly createdAt: string;
  readonly attempts: number;
  /** The item is not tried before this time; ISO 8601. */
  readonly nextAttemptAt: string;
  readonly lastError?: string;
  /** The id of the request that caused it, as logs name it. */
  readonly correlationId?: string;
}

/** Workers that deliver at the same time, at most. */
export const OUTBOX_WORKERS = 5;

/** Items waiting for delivery. */
export interface OutboxStore {
  /**
   * Items whose `nextAttemptAt` has come, in order within one conversation and kind. An item that waits, because it failed
   * or is being delivered, holds back those behind it.
   */
  listOutbox(now: string, limit: number): Promise<readonly OutboxItem[]>;
  /**
   * Takes a listed item for one attempt, so that two workers do not both deliver it: counts the attempt and hides the item
   * until `until` (ISO 8601). Absent when the item is gone or another worker has taken it.
   */
  takeOutbox(item: OutboxItem, until: string): Promise<OutboxItem | undefined>;
  /** Removes a delivered item. Idempotent. */
  removeOutbox(item: OutboxItem): Promise<void>;
  /** Keeps an undelivered item with its new `attempts`, `nextAttemptAt` and `lastError`; false when it no longer exists. */
  retryOutbox(item: OutboxItem): Promise<boolean>;
  /** Gives up on an item: moves it to the dead letters, where staff can see it. */
  buryOutbox(item: OutboxItem): Promise<void>;
}

/** The right to be one of the few workers that deliver at the same time. */
export interface OutboxLease {
  /** Which of them, from 0. */
  readonly place: number;
  /** Nobody else has this one before; ISO 8601. */
  readonly until: string;
}

export interface OutboxLeaseStore {
  /** Absent while there are as many workers as there may be. A lease that was set by a clock far ahead counts as free (I12). */
  takeOutboxLease(now: string, until: string): Promise<OutboxLease | undefined>;
  /** Idempotent; a lease that somebody else has taken since stays theirs. */
  returnOutboxLease(lease: OutboxLease): Promise<void>;
}

/** Items that were given up. */
export interface DeadLetterStore {
  /** Oldest first. */
  listDeadOutbox(limit: number): Promise<readonly OutboxItem[]>;
  /** Puts a dead letter back into the outbox, with no attempts counted and due at `at`; false when it does not exist. */
  reviveOutbox(id: string, at: string): Promise<boolean>;
}

/** Starts the outbox worker after a commit. Never throws: the schedule starts the worker every minute in any case. */
export interface OutboxTrigger {
  trigger(): Promise<void>;
}
