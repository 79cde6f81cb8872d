/** Whether a member of the team takes new tickets. */
export interface Availability {
  readonly login: string;
  /** Counts from 1. */
  readonly version: number;
  readonly available: boolean;
  readonly changedAt: string;
}

/** What somebody does at a ticket just now. */
export interface Presence {
  readonly login: string;
  readonly name: string;
  readonly doing: 'viewing' | 'replying';
  readonly at: string;
}
