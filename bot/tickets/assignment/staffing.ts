import type { Service, TeamMember } from '../../model/service';
import type { Availability } from '../../model/staff';
import type { StaffStore, TeamState } from '../../ports';

/** Who takes tickets now, and how many open tickets each person has. */
export interface Staffing {
  /** What people last set, by login. People who never set anything are missing. */
  readonly availability: ReadonlyMap<string, Pick<Availability, 'available' | 'changedAt'>>;
  /** Open tickets by login. People without open tickets may be missing. */
  readonly load: ReadonlyMap<string, number>;
  /** How many of them wait for the person, by login. Nobody who has none is here. */
  readonly waiting: ReadonlyMap<string, number>;
}

export function staffingOf(availability: readonly Availability[], load: TeamState['load'] = new Map()): Staffing {
  const waiting = [...load].filter(([, loaded]) => loaded.waiting > 0);
  return {
    availability: new Map(availability.map((one) => [one.login, one])),
    load: new Map([...load].map(([login, { open }]) => [login, open])),
    waiting: new Map(waiting.map(([login, loaded]) => [login, loaded.waiting])),
  };
}

/**
 * Whether a person takes tickets. A team member does unless they said that they are away; a person outside the team
 * (already removed, or not added yet) does only if they said that they are available.
 */
export function isAvailable(
  { availability }: Pick<Staffing, 'availability'>,
  { team }: Pick<Service, 'team'>,
  login: string,
): boolean {
  return availability.get(login)?.available ?? team.some((member) => member.login === login);
}

/** The team members who take tickets. */
export function availableMembers(
  staffing: Pick<Staffing, 'availability'>,
  service: Pick<Service, 'team'>,
): readonly TeamMember[] {
  return service.team.filter(({ login }) => isAvailable(staffing, service, login));
}

/** One read. @throws what the store throws */
export async function readStaffing(store: StaffStore, service: Pick<Service, 'team'>): Promise<Staffing> {
  const { availability, load } = await store.loadTeam(service.team.map(({ login }) => login));
  return staffingOf(availability, load);
}
