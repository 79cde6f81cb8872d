import * as z from 'zod';
import { MostradorError } from '../../model/errors';
import { staffText } from '../../model/fields';
import { MAX_NAME } from '../../model/limits';
import { giveTicket, ownerNotices } from '../assignment/change-owner';
import { LEADS } from '../authorize';
import type { Situation } from './perform';
import { staffAction, staffBody } from './staff-action';

/**
 * Gives a ticket to somebody, or takes it over. To the one who has it already: changes nothing.
 * @throws MostradorError INVALID_REQUEST when the team has no such login, and as `perform`
 */
export const assign = staffAction({
  action: 'ticket.assign',
  path: 'assign',
  summary: 'Gives a ticket to somebody',
  roles: LEADS,
  purpose: 'To assign a ticket to somebody else',
  transition: 'assigned',
  /** `to` is a login of the team. */
  body: staffBody({ to: z.string().min(1).max(MAX_NAME), reason: z.exactOptional(staffText) }),
  example: { to: 'eva' },
  // Whoever may work at the desk may take a ticket over.
  isOpenToAll: ({ login }, { to }) => to === login,
  decide: ({ ticket, conversation, service, actor, now }, { to, reason }) => {
    const owner = ownerFor(to, { service, actor });
    if (ticket.assignee?.login === to && ticket.status !== 'resolved' && ticket.status !== 'closed') return { kind: 'unchanged' };
    const change = giveTicket(ticket, owner, { transition: 'assigned', byHand: true, actor: actor.login, now, text: reason });
    return {
      kind: 'changed',
      ticket: change,
      drafts: ownerNotices(ticket, { service, language: conversation.language, ticket: change.next, now }),
      // Whoever takes a ticket over knows that they have it.
      news: to === actor.login ? [] : [{ about: 'ticket_assigned' }],
    };
  },
});

function ownerFor(login: string, { service, actor }: Pick<Situation, 'service' | 'actor'>) {
  const member = service.team.find((person) => person.login === login);
  if (member !== undefined) return { login, name: member.name };
  // Even before the service file names them.
  if (login === actor.login) return { login, name: actor.name };
  const message = 'nobody in the team has this login; GET /v1/staff lists those who are';
  throw new MostradorError('INVALID_REQUEST', `body.to: ${message}.`, { faults: [{ path: 'body.to', message }] });
}
