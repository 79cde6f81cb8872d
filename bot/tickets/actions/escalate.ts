import { compact } from '../../model/compact';
import { MostradorError } from '../../model/errors';
import { staffText } from '../../model/fields';
import type { Ticket } from '../../model/ticket';
import { ownerNotices } from '../assignment/change-owner';
import { EVERYBODY } from '../authorize';
import { escalateTicket } from '../escalation/escalation-path';
import { staffAction, staffBody } from './staff-action';

/**
 * Moves a ticket one step up the escalation path, to a person who is available.
 * @throws MostradorError TOP_OF_LADDER, with the `assignee`'s name, when nobody further up can take it; ILLEGAL_MOVE when
 * the ticket is resolved or closed; and as `perform`
 */
export const escalate = staffAction({
  action: 'ticket.escalate',
  path: 'escalate',
  summary: 'Moves a ticket one step up the ladder',
  roles: EVERYBODY,
  transition: 'escalated',
  body: staffBody({ reason: staffText }),
  example: { reason: 'The customer has to have an answer today.' },
  problems: ['TOP_OF_LADDER'],
  needsStaffing: true,
  decide: ({ ticket, conversation, service, actor, now, staffing }, { reason }) => {
    const change = escalateTicket(ticket, service, { actor: actor.login, now, text: reason }, staffing);
    if (change === undefined) throw topOfLadder(ticket);
    return {
      kind: 'changed',
      ticket: change,
      drafts: ownerNotices(ticket, { service, language: conversation.language, ticket: change.next, now }),
      news: [{ about: 'escalated' }],
    };
  },
});

/** The owner already knows that the ticket was escalated to them. */
function topOfLadder({ number, assignee, version }: Ticket): MostradorError {
  const has = assignee === undefined ? `Nobody has ${number} yet` : `${assignee.name} has ${number} already`;
  return new MostradorError(
    'TOP_OF_LADDER',
    `${has}, and nobody who is there stands further up the ladder. Answer it, assign it to somebody of the team, or add a step to \`ladder\` in service.yaml.`,
    { ...compact({ assignee: assignee?.name }), version },
  );
}
