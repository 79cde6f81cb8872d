import type { Availability } from '../model/staff';

/** Who takes tickets, and how many each has. */
export interface StaffStore {
  /** Only of those who ever said so; all others are available. */
  listAvailability(): Promise<readonly Availability[]>;
  /** Open tickets per login. A hint: an index may lag. */
  countOpenTickets(logins: readonly string[]): Promise<ReadonlyMap<string, number>>;
}
