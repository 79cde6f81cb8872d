import type { Service, TeamMember } from '../../model/service';
import type { StaffStore } from '../../ports';
import { type Actor, authorize } from '../authorize';
import { isThere, readStaffing } from './staffing';

export interface StaffMember extends TeamMember {
  /** Takes new tickets. */
  readonly available: boolean;
  /** A hint, as the store counts them. */
  readonly openTickets: number;
}

export interface StaffList {
  readonly me: Actor & { readonly available: boolean };
  readonly staff: readonly StaffMember[];
}

/**
 * Who is asking, and who is in the team, in the order of the service file.
 * @throws MostradorError FORBIDDEN
 */
export async function listStaff({ store }: { readonly store: StaffStore }, actor: Actor, service: Service): Promise<StaffList> {
  authorize(actor, 'staff.list');
  const staffing = await readStaffing(store, service);
  return {
    me: { ...actor, available: isThere(staffing, service, actor.login) },
    staff: service.team.map((member) => ({
      ...member,
      available: isThere(staffing, service, member.login),
      openTickets: staffing.load.get(member.login) ?? 0,
    })),
  };
}
