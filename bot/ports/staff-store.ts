import type { Availability } from '../model/staff';

/** Who takes tickets, and how many open tickets each person has. */
export interface StaffStore {
  /** Only people who ever set their availability; all others are available. */
  listAvailability(): Promise<readonly Availability[]>;
  /** Open tickets by login. May lag behind, since an index counts them. */
  countOpenTickets(logins: readonly string[]): Promise<ReadonlyMap<string, number>>;
}
