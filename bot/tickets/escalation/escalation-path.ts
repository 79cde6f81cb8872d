import type { Service, TeamMember } from '../../model/service';
import type { Ticket } from '../../model/ticket';
import { giveTicket } from '../assignment/give';
import { isThere, type Staffing } from '../assignment/staffing';
import { checkMove, type MoveDetails, type TicketChange } from '../lifecycle/move-ticket';

/** The step on which every ticket begins: whoever has it. */
const FIRST_STEP = 'owner';

/**
 * Who gets the ticket when it moves one step up: the next step of the service file's ladder that names a person who does not have it yet.
 * Of several people with the same role, one with the ticket's skill and language comes first, then who has the fewest tickets.
 * @param staffing leaves out who is away; absent while it was not read
 * @returns undefined at the top of the ladder
 */
export function nextOnLadder(service: Service, ticket: Ticket, staffing?: Staffing): TeamMember | undefined {
  const steps = service.ladder.filter((step) => step !== FIRST_STEP).slice(ticket.escalations);
  for (const step of steps) {
    const suitable = service.team
      .filter(({ login, role }) => (login === step || role === step) && login !== ticket.assignee?.login)
      .filter(({ login }) => staffing === undefined || isThere(staffing, service, login))
      .sort((a, b) => fitness(b, ticket) - fitness(a, ticket) || loadOf(a) - loadOf(b));
    if (suitable[0] !== undefined) return suitable[0];
  }
  return undefined;

  function loadOf({ login }: TeamMember): number {
    return staffing?.load.get(login) ?? 0;
  }
}

/**
 * One step up: the ticket goes to the next person on the ladder.
 * @returns undefined at the top of the ladder, or while everybody further up is away: nothing has changed then
 * @throws MostradorError ILLEGAL_MOVE when the ticket is resolved or closed
 */
export function escalateTicket(
  ticket: Ticket,
  service: Service,
  details: Pick<MoveDetails, 'actor' | 'now' | 'text'>,
  staffing?: Staffing,
): TicketChange | undefined {
  checkMove(ticket, 'escalated');
  const person = nextOnLadder(service, ticket, staffing);
  if (person === undefined) return undefined;
  return giveTicket({ ...ticket, escalations: ticket.escalations + 1 }, person, {
    ...details,
    move: 'escalated',
    byHand: false,
    ...(ticket.status === 'new' ? { status: 'assigned' } : {}),
  });
}

function fitness(member: TeamMember, ticket: Ticket): number {
  const speaks = member.languages.includes(ticket.language) ? 2 : 0;
  const knows = ticket.skill !== undefined && member.skills.includes(ticket.skill) ? 1 : 0;
  return speaks + knows;
}
