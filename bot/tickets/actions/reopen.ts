import { MostradorError } from '../../model/errors';
import { staffText } from '../../model/fields';
import { ownerNotices } from '../assignment/change-owner';
import { EVERYBODY } from '../authorize';
import { reopenTicket } from '../customer/customer-transitions';
import { isOpenStatus } from '../lifecycle/transitions';
import { reopeningNotice } from '../notifications/notices';
import { staffAction, staffBody } from './staff-action';

/**
 * Staff reopen a resolved ticket: it goes to its owner, or to somebody else when the owner is away.
 * @throws MostradorError ILLEGAL_MOVE unless it is resolved, or when its conversation has another open ticket; and as
 * `perform`
 */
export const reopen = staffAction({
  action: 'ticket.reopen',
  path: 'reopen',
  summary: 'Takes a resolved ticket up again',
  roles: EVERYBODY,
  transition: 'reopened',
  body: staffBody({ reason: staffText }),
  example: { reason: 'The fault is back.' },
  needsStaffing: true,
  decide: ({ ticket, conversation, service, actor, now, staffing }, { reason }) => {
    const other = conversation.ticketId === ticket.id ? undefined : conversation.ticket;
    // At most one open ticket per conversation (T4).
    if (other !== undefined && isOpenStatus(other.status)) {
      throw new MostradorError(
        'ILLEGAL_MOVE',
        `The same conversation has an open ticket, ${other.number}. Go on with that one.`,
        {
          number: other.number,
        },
      );
    }
    const change = reopenTicket(ticket, service, { actor: actor.login, now, text: reason }, staffing);
    const { assignee, ...unowned } = ticket;
    const telling = { service, language: conversation.language, ticket: change.next, now };
    return {
      kind: 'changed',
      ticket: change,
      state: 'waiting',
      // The owner may be neither the person who reopened it nor the one whom the customer knows.
      drafts: [reopeningNotice(telling, actor.name), ...ownerNotices(unowned, telling)],
      news: [{ about: 'reopened' }],
    };
  },
});
