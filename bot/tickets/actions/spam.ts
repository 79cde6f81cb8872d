import { EVERYBODY } from '../authorize';
import { transitionTicket } from '../lifecycle/transition-ticket';
import { CLOSES_OPEN, type Transition } from '../lifecycle/transitions';
import { closingNotice } from '../notifications/notices';
import { staffAction, staffBody } from './staff-action';

const SPAM: Transition = { kind: 'spam', from: CLOSES_OPEN, cannot: 'it cannot be marked as spam' };

/**
 * Marks a ticket as spam: closes the ticket and its conversation. Its SLA is neither kept nor broken, so it does not count
 * anywhere.
 *
 * It cannot be undone (I5: closed is final), and people make mistakes: the customer is told that nobody reads this
 * conversation any more and that they can open a new one, since they may be in danger. The notice does not give the reason,
 * and no mail is sent: a made-up address would belong to somebody else.
 * @throws MostradorError ILLEGAL_MOVE when the ticket is resolved or closed, and as `perform`
 */
export const spam = staffAction({
  action: 'ticket.spam',
  path: 'spam',
  summary: 'Closes a ticket and its conversation for good; whoever wrote is told that a new one is open to them',
  roles: EVERYBODY,
  transition: SPAM,
  body: staffBody({}),
  example: {},
  decide: ({ ticket, conversation, service, actor, now }) => {
    const change = transitionTicket(ticket, SPAM, { actor: actor.login, now });
    // A conversation that has moved on to another ticket stays open.
    const isOver = conversation.ticketId === ticket.id;
    const telling = { service, language: conversation.language, ticket: change.next, now };
    return { kind: 'changed', ticket: change, state: 'closed', drafts: isOver ? [closingNotice(telling)] : [] };
  },
});
