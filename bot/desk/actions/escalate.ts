import { ownerNews } from '../assignment/give';
import { readStaffing, type Staffing } from '../assignment/staffing';
import { authorize } from '../authorize';
import { escalateTicket } from '../ladder';
import { type Decision, type DeskPorts, perform, type Situation, type StaffBody, type StaffRequest } from './perform';

export interface EscalateBody extends StaffBody {
  readonly reason: string;
}

/**
 * Moves a ticket one step up the ladder, to the person who stands there and is not away; at the top it stays, and the step
 * is on record.
 * @throws MostradorError ILLEGAL_MOVE when the ticket is resolved or closed, and as `perform`
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
  return {
    kind: 'changed',
    ticket: change,
    drafts: ownerNews(ticket, { service, language: conversation.language, ticket: change.next, now }),
    news: [{ about: 'escalated' }],
  };
}
