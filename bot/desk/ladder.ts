import type { Service, TeamMember } from '../knowledge/types';
import type { Ticket } from './types';

/** The step on which every ticket begins: whoever has it. */
const FIRST_STEP = 'owner';

/**
 * Who gets the ticket when it moves one step up: the next step of the service file's ladder that names a person who does not have it yet.
 * Of several people with the same role, one with the ticket's skill and language comes first.
 * @returns undefined at the top of the ladder
 */
export function nextOnLadder(service: Service, ticket: Ticket): TeamMember | undefined {
  const steps = service.ladder.filter((step) => step !== FIRST_STEP).slice(ticket.escalations);
  for (const step of steps) {
    const suitable = service.team
      .filter(({ login, role }) => (login === step || role === step) && login !== ticket.assignee?.login)
      .sort((a, b) => fitness(b, ticket) - fitness(a, ticket));
    if (suitable[0] !== undefined) return suitable[0];
  }
  return undefined;
}

function fitness(member: TeamMember, ticket: Ticket): number {
  const speaks = member.languages.includes(ticket.language) ? 2 : 0;
  const knows = ticket.skill !== undefined && member.skills.includes(ticket.skill) ? 1 : 0;
  return speaks + knows;
}
