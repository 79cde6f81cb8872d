import { transitionTicket } from '../lifecycle/transition-ticket';
import { recordSla } from '../sla/record-sla';
import { type Decision, type DeskPorts, perform, type Situation, type StaffBody, type StaffRequest } from './perform';

export interface ReplyBody extends StaffBody {
  /** Plain text for the customer. */
  readonly text: string;
}

/**
 * A person answers the customer, on the customer's own channel. A new ticket becomes the replier's.
 * The first reply settles the promise. What was put off is so no more.
 * @throws MostradorError ILLEGAL_MOVE when the ticket is resolved or closed, and as `perform`
 */
export function reply(desk: DeskPorts, request: StaffRequest<ReplyBody>): Promise<void> {
  return perform(desk, 'ticket.reply', request, (situation) => decideReply(situation, request.body));
}

function decideReply({ ticket, service, actor, now }: Situation, { text }: ReplyBody): Decision {
  const { login, name } = actor;
  const taken = ticket.assignee === undefined ? { assignee: { login, name }, toldOwner: login } : {};
  // Whoever answers their own ticket is there for it, whatever they said before.
  const isTheirs = (ticket.assignee?.login ?? login) === login;
  const details = { actor: login, now, ...(ticket.assignee === undefined ? { to: login } : {}) };
  const { patch, record } = recordSla(ticket, service, now);
  const { snoozedUntil, ...awake } = ticket;
  return {
    kind: 'changed',
    sla: record,
    ticket: transitionTicket(awake, 'replied', details, {
      ...taken,
      ...patch,
      ...(isTheirs ? { byHandAt: now.toISOString() } : {}),
      firstRespondedAt: ticket.firstRespondedAt ?? now.toISOString(),
    }),
    state: 'with_agent',
    news: [{ about: 'reply' }],
    drafts: [{ author: { role: 'agent', name }, kind: 'text', text }],
  };
}
