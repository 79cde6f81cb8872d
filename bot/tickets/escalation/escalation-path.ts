import type { Service, TeamMember } from '../../model/service';
import type { Ticket } from '../../model/ticket';
import { giveTicket } from '../assignment/change-owner';
import { fitOf } from '../assignment/choose-owner';
import { isAvailable, type Staffing } from '../assignment/staffing';
import { checkTransition, type TicketChange, type TransitionDetails } from '../lifecycle/transition-ticket';

/** The first step of every path: the present owner. */
const FIRST_STEP = 'owner';

/** Somebody on a step of the path, and how well they fit the ticket: see `fitOf`. */
export interface OnPath {
  readonly member: TeamMember;
  readonly fit: 0 | 1 | 2;
}

/** The steps of the path above the ticket, the next one first, without its owner. */
export function stepsAbove(service: Pick<Service, 'ladder' | 'team'>, ticket: Ticket): readonly (readonly OnPath[])[] {
  const steps = service.ladder.filter((step) => step !== FIRST_STEP).slice(ticket.escalations);
  return steps.map((step) =>
    service.team
      .filter(({ login, role }) => (login === step || role === step) && login !== ticket.assignee?.login)
      .map((member) => ({ member, fit: fitOf(member, ticket) })),
  );
}

/**
 * The person who gets a ticket when it is escalated: somebody on the next step of the escalation path (`ladder` in the
 * service file) other than the present owner. Among people with the same role, the best fit comes first, then the person
 * with the fewest tickets.
 * @param staffing excludes absent people; may be absent
 * @returns undefined at the top of the path
 */
export function nextOnPath(service: Service, ticket: Ticket, staffing?: Staffing): TeamMember | undefined {
  for (const step of stepsAbove(service, ticket)) {
    const [first] = step
      .filter(({ member }) => staffing === undefined || isAvailable(staffing, service, member.login))
      .sort((a, b) => b.fit - a.fit || loadOf(a.member) - loadOf(b.member));
    if (first !== undefined) return first.member;
  }
  return undefined;

  function loadOf({ login }: TeamMember): number {
    return staffing?.load.get(login) ?? 0;
  }
}

/**
 * Escalates a ticket by one step: it goes to the next person on the escalation path.
 * @returns undefined at the top of the path, or while everybody further up is away: nothing changes then
 * @throws MostradorError ILLEGAL_MOVE when the ticket is resolved or closed
 */
export function escalateTicket(
  ticket: Ticket,
  service: Service,
  details: Pick<TransitionDetails, 'actor' | 'now' | 'text'>,
  staffing?: Staffing,
): TicketChange | undefined {
  checkTransition(ticket, 'escalated');
  const person = nextOnPath(service, ticket, staffing);
  if (person === undefined) return undefined;
  return giveTicket({ ...ticket, escalations: ticket.escalations + 1 }, person, {
    ...details,
    transition: 'escalated',
    byHand: false,
    service,
    ...(ticket.status === 'new' ? { status: 'assigned' } : {}),
  });
}
