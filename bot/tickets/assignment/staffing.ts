import type { Service, TeamMember } from '../../model/service';
import type { Availability } from '../../model/staff';
import type { StaffStore } from '../../ports';

/** Who takes tickets now, and how many open tickets each person has. */
export interface Staffing {
  /** What people last set, by login. People who never set anything are missing. */
  readonly availability: ReadonlyMap<string, Pick<Availability, 'available' | 'changedAt'>>;
  /** Open tickets by login; may lag behind. People without open tickets are missing. */
  readonly load: ReadonlyMap<string, number>;
}

export function staffingOf(availability: readonly Availability[], load: Staffing['load'] = new Map()): Staffing {
  return { availability: new Map(availability.map((one) => [one.login, one])), load };
}

/**
 * Whether a person takes tickets. A team member does unless they said that they are away; a person outside the team
 * (already removed, or not added yet) does only if they said that they are available.
 */
export function isAvailable({ availability }: Staffing, { team }: Pick<Service, 'team'>, login: string): boolean {
  return availability.get(login)?.available ?? team.some((member) => member.login === login);
}

/** The team members who take tickets. */
export function availableMembers(staffing: Staffing, service: Pick<Service, 'team'>): readonly TeamMember[] {
  return service.team.filter(({ login }) => isAvailable(staffing, service, login));
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
 * Like `readStaffing`, but does not count open tickets while `owner` is available: the ticket stays with them.
 * @throws what the store throws
 */
export async function readStaffingUnlessAvailable(
  store: StaffStore,
  service: Pick<Service, 'team'>,
  owner: string,
): Promise<Staffing> {
  const staffing = staffingOf(await store.listAvailability());
  if (isAvailable(staffing, service, owner)) return staffing;
  return { ...staffing, load: await store.countOpenTickets(availableMembers(staffing, service).map(({ login }) => login)) };
}
