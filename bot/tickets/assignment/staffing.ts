import type { Service, TeamMember } from '../../model/service';
import type { Availability } from '../../model/staff';
import type { StaffStore } from '../../ports';

/** Who takes tickets just now, and how many each has: what an assignment decides on. */
export interface Staffing {
  /** What people said of themselves, by login; whoever is missing never said anything. */
  readonly said: ReadonlyMap<string, Pick<Availability, 'available' | 'changedAt'>>;
  /** Open tickets by login; a hint, as the store counts them. Whoever is missing has none. */
  readonly load: ReadonlyMap<string, number>;
}

export function staffingOf(availability: readonly Availability[], load: Staffing['load'] = new Map()): Staffing {
  return { said: new Map(availability.map((one) => [one.login, one])), load };
}

/**
 * Whether somebody takes tickets: a member of the team unless they said that they are away,
 * anybody else (no longer in the team, or not yet) only if they said that they are there.
 */
export function isThere({ said }: Staffing, { team }: Pick<Service, 'team'>, login: string): boolean {
  return said.get(login)?.available ?? team.some((member) => member.login === login);
}

/** The members of the team who take tickets. */
export function whoIsThere(staffing: Staffing, service: Pick<Service, 'team'>): readonly TeamMember[] {
  return service.team.filter(({ login }) => isThere(staffing, service, login));
}

/** @throws what the store throws */
export async function readStaffing(store: StaffStore, service: Pick<Service, 'team'>): Promise<Staffing> {
  const [availability, load] = await Promise.all([
    store.listAvailability(),
    store.countOpenTickets(service.team.map(({ login }) => login)),
  ]);
  return staffingOf(availability, load);
}

/**
 * Like `readStaffing`, for a ticket that stays where it is while its owner is there: nobody's tickets are counted then.
 * @throws what the store throws
 */
export async function readStaffingUnless(store: StaffStore, service: Pick<Service, 'team'>, owner: string): Promise<Staffing> {
  const staffing = staffingOf(await store.listAvailability());
  if (isThere(staffing, service, owner)) return staffing;
  return { ...staffing, load: await store.countOpenTickets(whoIsThere(staffing, service).map(({ login }) => login)) };
}
