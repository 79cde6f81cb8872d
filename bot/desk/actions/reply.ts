import { keepPromise } from '../keep-promise';
import { moveTicket } from '../move-ticket';
import { type Decision, type DeskPorts, perform, type Situation, type StaffBody, type StaffRequest } from './perform';

export interface ReplyBody extends StaffBody {
  /** Plain text for the customer. */
  readonly text: string;
}

/**
 * A person answers the customer, on the customer's own channel. A new ticket becomes the replier's.
 * The first reply settles the promise.
 * @throws MostradorError ILLEGAL_MOVE when the ticket is resolved or closed, and as `perform`
 */
export function reply(desk: DeskPorts, request: StaffRequest<ReplyBody>): Promise<void> {
  return perform(desk, 'ticket.reply', request, (situation) => decideReply(situation, request.body));
}

function decideReply({ ticket, service, actor, now }: Situation, { text }: ReplyBody): Decision {
  const taken = ticket.assignee === undefined ? { assignee: { login: actor.login, name: actor.name } } : {};
  const details = { actor: actor.login, now, ...(ticket.assignee === undefined ? { to: actor.login } : {}) };
  const { patch, record } = keepPromise(ticket, service, now);
  return {
    kind: 'changed',
    promise: record,
    ticket: moveTicket(ticket, 'replied', details, {
      ...taken,
      ...patch,
      firstRespondedAt: ticket.firstRespondedAt ?? now.toISOString(),
    }),
    state: 'with_agent',
    news: [{ about: 'reply' }],
    drafts: [{ author: { role: 'agent', name: actor.name }, kind: 'text', text }],
  };
}
