/** Whether a member of the team takes new tickets. */
export interface Availability {
  readonly login: string;
  /** Starts at 1. */
  readonly version: number;
  readonly available: boolean;
  readonly changedAt: string;
  /** When the person was last seen at the desk; noted once a day. Absent: never yet. */
  readonly seenAt?: string;
}

/** What a person is doing at a ticket now. */
export interface Presence {
  readonly login: string;
  readonly name: string;
  readonly doing: 'viewing' | 'replying';
  /** When it was said; a later time when it was said for longer than usual. */
  readonly at: string;
}
