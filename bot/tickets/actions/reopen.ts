import { MostradorError } from '../../model/errors';
import { ownerNotices } from '../assignment/change-owner';
import { readStaffing, type Staffing } from '../assignment/staffing';
import { authorize } from '../authorize';
import { reopenTicket } from '../customer/customer-transitions';
import { isOpenStatus } from '../lifecycle/transitions';
import { reopeningNotice } from '../notifications/notices';
import { type Decision, type DeskPorts, perform, type Situation, type StaffBody, type StaffRequest } from './perform';

export interface ReopenBody extends StaffBody {
  readonly reason: string;
}

/**
 * Staff take a resolved ticket up again: for its owner, or for somebody else when they are away.
 * @throws MostradorError ILLEGAL_MOVE unless it is resolved, or when its conversation has another open ticket; and as `perform`
 */
export async function reopen(desk: DeskPorts, request: StaffRequest<ReopenBody>): Promise<void> {
  authorize(request.actor, 'ticket.reopen');
  const staffing = await readStaffing(desk.store, request.service);
  return perform(desk, 'ticket.reopen', request, (situation) => decideReopen(situation, request.body, staffing));
}

function decideReopen(
  { ticket, conversation, service, actor, now }: Situation,
  { reason }: ReopenBody,
  staffing: Staffing,
): Decision {
  const other = conversation.ticketId === ticket.id ? undefined : conversation.ticket;
  // At most one open ticket per conversation (T4).
  if (other !== undefined && isOpenStatus(other.status)) {
    throw new MostradorError('ILLEGAL_MOVE', `The same conversation has an open ticket, ${other.number}. Go on with that one.`, {
      number: other.number,
    });
  }
  const change = reopenTicket(ticket, service, { actor: actor.login, now, text: reason }, staffing);
  const { assignee, ...unowned } = ticket;
  const telling = { service, language: conversation.language, ticket: change.next, now };
  return {
    kind: 'changed',
    ticket: change,
    state: 'waiting',
    // Who has it now is not always the one who took it up, nor the one whom the customer knows.
    drafts: [reopeningNotice(telling, actor.name), ...ownerNotices(unowned, telling)],
    news: [{ about: 'reopened' }],
  };
}
