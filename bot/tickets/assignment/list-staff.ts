import type { Service, TeamMember } from '../../model/service';
import type { StaffStore } from '../../ports';
import { type Actor, authorize, EVERYBODY, type Permission } from '../authorize';
import { isAvailable, readStaffing } from './staffing';

export interface StaffMember extends TeamMember {
  /** Whether the person takes new tickets. */
  readonly available: boolean;
  readonly openTickets: number;
}

export interface StaffList {
  readonly me: Actor & { readonly available: boolean };
  readonly staff: readonly StaffMember[];
}

export const LIST_STAFF: Permission = { action: 'staff.list', roles: EVERYBODY };

/**
 * The person who asks, and the whole team in the order of the service file.
 * @throws MostradorError FORBIDDEN
 */
export async function listStaff({ store }: { readonly store: StaffStore }, actor: Actor, service: Service): Promise<StaffList> {
  authorize(actor, LIST_STAFF);
  const staffing = await readStaffing(store, service);
  return {
    me: { ...actor, available: isAvailable(staffing, service, actor.login) },
    staff: service.team.map((member) => ({
      ...member,
      available: isAvailable(staffing, service, member.login),
      openTickets: staffing.load.get(member.login) ?? 0,
    })),
  };
}
