import { moveTicket } from '../move-ticket';
import { type DeskPorts, perform, type StaffRequest } from './perform';

/**
 * Nobody's question: closes the ticket and its conversation without a word to whoever wrote, who would only learn that
 * somebody reads. Its promise is neither kept nor broken, so it counts nowhere.
 *
 * It cannot be undone (I5: closed is the end). A mistake costs little: what was written stays to be read, and a customer
 * who writes again opens a new conversation.
 * @throws MostradorError ILLEGAL_MOVE when the ticket is resolved or closed, and as `perform`
 */
export function spam(desk: DeskPorts, request: StaffRequest): Promise<void> {
  return perform(desk, 'ticket.spam', request, ({ ticket, actor, now }) => ({
    kind: 'changed',
    ticket: moveTicket(ticket, 'spam', { actor: actor.login, now }),
    state: 'closed',
  }));
}
