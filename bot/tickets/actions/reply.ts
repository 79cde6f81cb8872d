import { compact } from '../../model/compact';
import { staffText } from '../../model/fields';
import { EVERYBODY } from '../authorize';
import { transitionTicket } from '../lifecycle/transition-ticket';
import type { Transition } from '../lifecycle/transitions';
import { recordSla } from '../sla/record-sla';
import { staffAction, staffBody } from './staff-action';

const REPLIED: Transition = {
  kind: 'replied',
  from: { new: ['waiting_customer'], assigned: ['waiting_customer'], waiting_customer: ['waiting_customer'] },
  cannot: 'it cannot be answered',
};

/**
 * A person answers the customer, in plain text and on the customer's own channel. A new ticket becomes the replier's. The
 * first reply decides the SLA. Clears any snooze.
 * @throws MostradorError ILLEGAL_MOVE when the ticket is resolved or closed, and as `perform`
 */
export const reply = staffAction({
  action: 'ticket.reply',
  path: 'replies',
  summary: 'Replies to the customer',
  roles: EVERYBODY,
  transition: REPLIED,
  body: staffBody({ text: staffText }),
  example: { text: 'Hello, I am looking into it.' },
  decide: ({ ticket, service, actor, now }, { text }) => {
    const { login, name } = actor;
    const taken = ticket.assignee === undefined ? { assignee: { login, name }, toldOwner: login } : {};
    // A person who answers their own ticket is working on it, even if they said that they are away.
    const isTheirs = (ticket.assignee?.login ?? login) === login;
    const details = compact({ actor: login, now, to: ticket.assignee === undefined ? login : undefined });
    const { patch, record } = recordSla(ticket, service, now);
    const { snoozedUntil, tellOwnerAt, ...rest } = ticket;
    // Whoever writes introduces themselves: the customer needs no other notice of the new owner.
    const isIntroduced = tellOwnerAt !== undefined && ticket.assignee?.login === login;
    const awake = isIntroduced || tellOwnerAt === undefined ? rest : { ...rest, tellOwnerAt };
    return {
      kind: 'changed',
      sla: record,
      ticket: transitionTicket(awake, REPLIED, details, {
        ...taken,
        ...(isIntroduced ? { toldOwner: login } : {}),
        ...patch,
        ...(isTheirs ? { byHandAt: now.toISOString() } : {}),
        firstRespondedAt: ticket.firstRespondedAt ?? now.toISOString(),
      }),
      state: 'with_agent',
      news: [{ about: 'reply' }],
      drafts: [{ author: { role: 'agent', name }, kind: 'text', text }],
    };
  },
});
