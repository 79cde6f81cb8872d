import type { Service, TeamMember } from '../../model/service';
import type { Clock, StaffStore, TransactionStore } from '../../ports';
import { type Actor, authorize, EVERYBODY, type Permission } from '../authorize';
import { isSeenToday, noteSeen } from './availability';
import { isAvailable, isWilling, readStaffing, type Staffing } from './staffing';

export interface StaffMember extends TeamMember {
  /** Whether the person takes new tickets. */
  readonly available: boolean;
  /** Whether they take none because they have not come today. */
  readonly absent: boolean;
  readonly openTickets: number;
}

export interface StaffList {
  readonly me: Actor & { readonly available: boolean };
  readonly staff: readonly StaffMember[];
}

interface ListStaffPorts {
  readonly store: StaffStore & TransactionStore;
  readonly clock: Clock;
}

export const LIST_STAFF: Permission = { action: 'staff.list', roles: EVERYBODY };

/**
 * The person who asks, and the whole team in the order of the service file. Asking for it shows that one has come today.
 * @throws MostradorError FORBIDDEN
 */
export async function listStaff(ports: ListStaffPorts, actor: Actor, service: Service): Promise<StaffList> {
  authorize(actor, LIST_STAFF);
  const staffing = await staffingWithMe(ports, actor, service);
  return {
    me: { ...actor, available: isWilling(staffing, service, actor.login) },
    staff: service.team.map((member) => ({
      ...member,
      available: isAvailable(staffing, service, member.login),
      absent: staffing.absent.has(member.login),
      openTickets: staffing.load.get(member.login) ?? 0,
    })),
  };
}

async function staffingWithMe(ports: ListStaffPorts, { login }: Actor, service: Service): Promise<Staffing> {
  const { store, clock } = ports;
  const staffing = await readStaffing(store, service, clock.now());
  if (isSeenToday(staffing.availability.get(login), service, clock.now())) return staffing;
  await noteSeen(ports, { login }, service);
  return readStaffing(store, service, clock.now());
}
