import { MostradorError } from '../../model/errors';
import type { Ticket } from '../../model/ticket';
import { ownerNotices } from '../assignment/change-owner';
import { readStaffing, type Staffing } from '../assignment/staffing';
import { authorize } from '../authorize';
import { escalateTicket } from '../escalation/escalation-path';
import { type Decision, type DeskPorts, perform, type Situation, type StaffBody, type StaffRequest } from './perform';

export interface EscalateBody extends StaffBody {
  readonly reason: string;
}

/**
 * Moves a ticket one step up the ladder, to the person who stands there and is not away.
 * @throws MostradorError TOP_OF_LADDER, with the `assignee`'s name, when nobody further up could take it; ILLEGAL_MOVE when
 * the ticket is resolved or closed; and as `perform`
 */
export async function escalate(desk: DeskPorts, request: StaffRequest<EscalateBody>): Promise<void> {
  authorize(request.actor, 'ticket.escalate');
  const staffing = await readStaffing(desk.store, request.service);
  return perform(desk, 'ticket.escalate', request, (situation) => decideEscalate(situation, request.body, staffing));
}

function decideEscalate(
  { ticket, conversation, service, actor, now }: Situation,
  { reason }: EscalateBody,
  staffing: Staffing,
): Decision {
  const change = escalateTicket(ticket, service, { actor: actor.login, now, text: reason }, staffing);
  if (change === undefined) throw topOfLadder(ticket);
  return {
    kind: 'changed',
    ticket: change,
    drafts: ownerNotices(ticket, { service, language: conversation.language, ticket: change.next, now }),
    news: [{ about: 'escalated' }],
  };
}

/** Whoever has it would only be told a second time that it has come up to them. */
function topOfLadder({ number, assignee, version }: Ticket): MostradorError {
  const has = assignee === undefined ? `Nobody has ${number} yet` : `${assignee.name} has ${number} already`;
  return new MostradorError(
    'TOP_OF_LADDER',
    `${has}, and nobody who is there stands further up the ladder. Answer it, assign it to somebody of the team, or add a step to \`ladder\` in service.yaml.`,
    { ...(assignee === undefined ? {} : { assignee: assignee.name }), version },
  );
}
