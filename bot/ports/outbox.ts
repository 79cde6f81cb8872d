/** Where an item goes: each kind is a lane of its own, so that a dead webhook holds up no e-mail. */
export const OUTBOX_KINDS = ['channel_message', 'staff_mail', 'customer_mail', 'webhook', 'team_channel'] as const;
export type OutboxKind = (typeof OUTBOX_KINDS)[number];

/** What an item notifies of. */
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

/** What is to be delivered to the outside. */
export interface OutboxStore {
  /**
   * Items whose `nextAttemptAt` has come, in order within one conversation and kind; one that waits (because it failed, or is
   * being delivered) holds back those behind it.
   */
  listOutbox(now: string, limit: number): Promise<readonly OutboxItem[]>;
  /**
   * Takes a listed item for one attempt, so that two workers do not both deliver it: counts the attempt and keeps the item
   * out of the listing until `until` (ISO 8601). Absent when it is gone, or another worker took it meanwhile.
   */
  takeOutbox(item: OutboxItem, until: string): Promise<OutboxItem | undefined>;
  /** Removes a delivered item. Idempotent. */
  removeOutbox(item: OutboxItem): Promise<void>;
  /** Keeps an item that was not delivered, with its new `attempts`, `nextAttemptAt` and `lastError`; false when it is gone meanwhile. */
  retryOutbox(item: OutboxItem): Promise<boolean>;
  /** Gives an item up: moves it to the dead letters, where it can be seen. */
  buryOutbox(item: OutboxItem): Promise<void>;
}

/** What was given up. */
export interface DeadLetterStore {
  /** Oldest first. */
  listDeadOutbox(limit: number): Promise<readonly OutboxItem[]>;
  /** Puts a dead item back into the outbox, with no attempts counted and due at `at`; false when it is not there. */
  reviveOutbox(id: string, at: string): Promise<boolean>;
}

/** Wakes the outbox worker after a commit. Never throws: what it misses, the schedule finds within a minute. */
export interface RelayKick {
  kick(): Promise<void>;
}
