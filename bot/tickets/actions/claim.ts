import { MostradorError } from '../../model/errors';
import { giveTicket, ownerNotices } from '../assignment/change-owner';
import { EVERYBODY } from '../authorize';
import type { Transition } from '../lifecycle/transitions';
import { staffAction, staffBody } from './staff-action';

const CLAIMED: Transition = {
  kind: 'claimed',
  from: { new: ['assigned'] },
  cannot: 'it cannot be claimed',
  instead: 'Assign it to yourself to take it over.',
};

/**
 * Takes a new ticket. Repeating it changes nothing.
 * @throws MostradorError ALREADY_CLAIMED with the `assignee`'s name when somebody else owns it, and as `perform`
 */
export const claim = staffAction({
  action: 'ticket.claim',
  path: 'claim',
  summary: 'Takes a new ticket',
  roles: EVERYBODY,
  transition: CLAIMED,
  body: staffBody({}),
  example: {},
  problems: ['ALREADY_CLAIMED'],
  decide: ({ ticket, conversation, service, actor, now }) => {
    const { assignee } = ticket;
    const taken = ticket.status === 'assigned' || ticket.status === 'waiting_customer';
    if (taken && assignee !== undefined) {
      if (assignee.login === actor.login) return { kind: 'unchanged' };
      throw new MostradorError('ALREADY_CLAIMED', `${assignee.name} has this ticket; to take it over, assign it to yourself.`, {
        assignee: assignee.name,
        version: ticket.version,
      });
    }
    const change = giveTicket(ticket, actor, { transition: CLAIMED, byHand: true, service, actor: actor.login, now });
    return {
      kind: 'changed',
      ticket: change,
      drafts: ownerNotices(ticket, { service, language: conversation.language, ticket: change.next, now }),
    };
  },
});
