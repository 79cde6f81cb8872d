import type { Service, TeamMember } from '../../model/service';
import type { Availability } from '../../model/staff';
import type { StaffStore, TeamState } from '../../ports';
import { absentLogins } from './absence';

/** Who takes tickets now, and how many open tickets each person has. */
export interface Staffing {
  /** What people last set, by login. People who never set anything are missing. */
  readonly availability: ReadonlyMap<string, Pick<Availability, 'available' | 'seenAt'>>;
  /** Logins of team members who have not come today: they get no tickets, and those that wait with them go to others. */
  readonly absent: ReadonlySet<string>;
  /** Open tickets by login. People without open tickets may be missing. */
  readonly load: ReadonlyMap<string, number>;
  /** How many of them wait for the person, by login. Nobody who has none is here. */
  readonly waiting: ReadonlyMap<string, number>;
}

type Presence = Pick<Staffing, 'availability' | 'absent'>;

/**
 * Whether a person takes new tickets. A team member does unless they paused or have not come today; a person outside the
 * team (already removed, or not added yet) does only if they said that they are available.
 */
export function isAvailable(staffing: Presence, service: Pick<Service, 'team'>, login: string): boolean {
  return !staffing.absent.has(login) && isWilling(staffing, service, login);
}

/** What the person set, whether or not they have come today. */
export function isWilling(
  { availability }: Pick<Staffing, 'availability'>,
  { team }: Pick<Service, 'team'>,
  login: string,
): boolean {
  return availability.get(login)?.available ?? team.some((member) => member.login === login);
}

/** Whether nobody will answer the tickets of this person: they have not come today, or left the team. */
export function hasLeft(staffing: Presence, service: Pick<Service, 'team'>, login: string): boolean {
  if (service.team.some((member) => member.login === login)) return staffing.absent.has(login);
  return !isWilling(staffing, service, login);
}

/** The team members who take tickets. */
export function availableMembers(staffing: Presence, service: Pick<Service, 'team'>): readonly TeamMember[] {
  return service.team.filter(({ login }) => isAvailable(staffing, service, login));
}

/** One read. @throws what the store throws */
export async function readStaffing(store: StaffStore, service: Pick<Service, 'team' | 'calendar'>, now: Date): Promise<Staffing> {
  return staffingOf(await store.loadTeam(service.team.map(({ login }) => login)), service, now);
}

function staffingOf({ availability, load }: TeamState, service: Pick<Service, 'team' | 'calendar'>, now: Date): Staffing {
  const waiting = [...load].filter(([, loaded]) => loaded.waiting > 0);
  return {
    availability: new Map(availability.map((one) => [one.login, one])),
    absent: absentLogins(availability, service, now),
    load: new Map([...load].map(([login, { open }]) => [login, open])),
    waiting: new Map(waiting.map(([login, loaded]) => [login, loaded.waiting])),
  };
}
