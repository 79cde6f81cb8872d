import type { Availability } from '../model/staff';

/** The open tickets of a person. */
export interface Load {
  /** All of them. */
  readonly open: number;
  /** Those that wait for the person: `assigned`. */
  readonly waiting: number;
}

export interface TeamState {
  /** Only people who ever set it; all others are available. */
  readonly availability: readonly Availability[];
  /** By login; people without open tickets may be missing. */
  readonly load: ReadonlyMap<string, Load>;
}

/** Who takes tickets, and how many open tickets each person has. */
export interface StaffStore {
  /** Only people who ever set their availability; all others are available. */
  listAvailability(): Promise<readonly Availability[]>;
  /**
   * The same, and the open tickets of everybody, in one read. Until `refileTickets` has finished, tickets are counted in an
   * index, which may lag behind: for `logins` and the people in `availability` only, and all of them as waiting.
   */
  loadTeam(logins: readonly string[]): Promise<TeamState>;
}
