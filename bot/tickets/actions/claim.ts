import { MostradorError } from '../../model/errors';
import { giveTicket, ownerNotices } from '../assignment/change-owner';
import { type Decision, type DeskPorts, perform, type Situation, type StaffRequest } from './perform';

/**
 * Takes a new ticket. The owner's claim again changes nothing.
 * @throws MostradorError ALREADY_CLAIMED with the `assignee`'s name when somebody else has it, and as `perform`
 */
export function claim(desk: DeskPorts, request: StaffRequest): Promise<void> {
  return perform(desk, 'ticket.claim', request, decideClaim);
}

function decideClaim({ ticket, conversation, service, actor, now }: Situation): Decision {
  const { assignee } = ticket;
  const taken = ticket.status === 'assigned' || ticket.status === 'waiting_customer';
  if (taken && assignee !== undefined) {
    if (assignee.login === actor.login) return { kind: 'unchanged' };
    throw new MostradorError('ALREADY_CLAIMED', `${assignee.name} has this ticket; to take it over, assign it to yourself.`, {
      assignee: assignee.name,
      version: ticket.version,
    });
  }
  const change = giveTicket(ticket, actor, { transition: 'claimed', byHand: true, actor: actor.login, now });
  return {
    kind: 'changed',
    ticket: change,
    drafts: ownerNotices(ticket, { service, language: conversation.language, ticket: change.next, now }),
  };
}
