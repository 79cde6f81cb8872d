import * as z from 'zod';
import { staffText } from '../../model/fields';
import { PRIORITIES } from '../../model/service';
import { EVERYBODY } from '../authorize';
import { choosePriority, isHigher } from '../lifecycle/priority';
import { staffAction, staffBody } from './staff-action';

/**
 * Sets the priority of a ticket, with a reason for colleagues. The customer's tone does not change it any more; danger does.
 * @throws MostradorError ILLEGAL_MOVE when the ticket is resolved or closed, and as `perform`
 */
export const priority = staffAction({
  action: 'ticket.priority',
  path: 'priority',
  summary: 'Sets the priority of a ticket',
  roles: EVERYBODY,
  transition: 'prioritised',
  body: staffBody({ priority: z.enum(PRIORITIES), reason: staffText }),
  example: { priority: 'high', reason: 'The customer moves house tomorrow.' },
  decide: ({ ticket, service, actor, now }, { priority: to, reason }) => {
    if (ticket.priority === to && ticket.priorityByHand === true) return { kind: 'unchanged' };
    const isForOwner = isHigher(to, ticket.priority) && ticket.assignee?.login !== actor.login;
    return {
      kind: 'changed',
      ticket: choosePriority(ticket, to, { actor: actor.login, reason, now, service }),
      news: isForOwner ? [{ about: 'prioritised' }] : [],
    };
  },
});
