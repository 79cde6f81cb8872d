import { MostradorError } from '../../model/errors';
import { giveTicket, ownerNotices } from '../assignment/change-owner';
import { type Decision, type DeskPorts, perform, type Situation, type StaffBody, type StaffRequest } from './perform';

export interface AssignBody extends StaffBody {
  /** A login of the team. */
  readonly to: string;
  readonly reason?: string;
}

/**
 * Gives a ticket to somebody, or takes it over. To the one who has it already: changes nothing.
 * @throws MostradorError INVALID_REQUEST when the team has no such login, and as `perform`
 */
export function assign(desk: DeskPorts, request: StaffRequest<AssignBody>): Promise<void> {
  return perform(desk, 'ticket.assign', request, (situation) => decideAssign(situation, request.body), {
    assignTo: request.body.to,
  });
}

function decideAssign({ ticket, conversation, service, actor, now }: Situation, { to, reason }: AssignBody): Decision {
  const owner = ownerFor(to);
  if (ticket.assignee?.login === to && ticket.status !== 'resolved' && ticket.status !== 'closed') return { kind: 'unchanged' };
  const change = giveTicket(ticket, owner, { transition: 'assigned', byHand: true, actor: actor.login, now, text: reason });
  return {
    kind: 'changed',
    ticket: change,
    drafts: ownerNotices(ticket, { service, language: conversation.language, ticket: change.next, now }),
    // Whoever takes a ticket over knows that they have it.
    news: to === actor.login ? [] : [{ about: 'ticket_assigned' }],
  };

  function ownerFor(login: string): { login: string; name: string } {
    const member = service.team.find((person) => person.login === login);
    if (member !== undefined) return { login, name: member.name };
    // Whoever may work at the desk may take a ticket over, even before the service file names them.
    if (login === actor.login) return { login, name: actor.name };
    const message = 'nobody in the team has this login; GET /v1/staff lists those who are';
    throw new MostradorError('INVALID_REQUEST', `body.to: ${message}.`, { faults: [{ path: 'body.to', message }] });
  }
}
