import { EVERYBODY } from '../authorize';
import { transitionTicket } from '../lifecycle/transition-ticket';
import { CLOSES_OPEN, type Transition } from '../lifecycle/transitions';
import { closingNotice } from '../notifications/notices';
import { staffAction, staffBody } from './staff-action';

const SPAM: Transition = { kind: 'spam', from: CLOSES_OPEN, cannot: 'it cannot be marked as spam' };

/**
 * Nobody's question: closes the ticket and its conversation. Its promise is neither kept nor broken, so it counts nowhere.
 *
 * It cannot be undone (I5: closed is the end), and people make mistakes: whoever wrote is told that nobody reads on here and
 * that a new conversation is open to them, for they may be in danger by then. The notice does not say why, and no mail goes
 * out: an address that was made up would be somebody else's.
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
    // A conversation that has moved on to another ticket goes on.
    const isOver = conversation.ticketId === ticket.id;
    const telling = { service, language: conversation.language, ticket: change.next, now };
    return { kind: 'changed', ticket: change, state: 'closed', drafts: isOver ? [closingNotice(telling)] : [] };
  },
});
