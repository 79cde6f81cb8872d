import { nextOnLadder } from '../ladder';
import { moveTicket } from '../move-ticket';
import { ownerNotice } from '../notices';
import { type Decision, type DeskPorts, perform, type Situation, type StaffBody, type StaffRequest } from './perform';

export interface EscalateBody extends StaffBody {
  readonly reason: string;
}

/**
 * Moves a ticket one step up the ladder, to the person who stands there; at the top it stays, and the step is on record.
 * @throws MostradorError ILLEGAL_MOVE when the ticket is resolved or closed, and as `perform`
 */
export function escalate(desk: DeskPorts, request: StaffRequest<EscalateBody>): Promise<void> {
  return perform(desk, 'ticket.escalate', request, (situation) => decideEscalate(situation, request.body));
}

function decideEscalate({ ticket, conversation, service, actor, now }: Situation, { reason }: EscalateBody): Decision {
  const person = nextOnLadder(service, ticket);
  const owner = person === undefined ? ticket.assignee : { login: person.login, name: person.name };
  const change = moveTicket(
    ticket,
    'escalated',
    {
      actor: actor.login,
      now,
      text: reason,
      ...(ticket.status === 'new' && owner !== undefined ? { status: 'assigned' } : {}),
      from: ticket.assignee?.login,
      to: person?.login,
    },
    { escalations: ticket.escalations + 1, ...(owner === undefined ? {} : { assignee: owner }) },
  );
  const isFirstOwner = ticket.assignee === undefined;
  return {
    kind: 'changed',
    ticket: change,
    drafts: isFirstOwner ? ownerNotice({ service, language: conversation.language, ticket: change.next, now }) : [],
    news: [{ about: 'escalated' }],
  };
}
