import * as z from 'zod';
import { MostradorError } from '../../model/errors';
import { staffText } from '../../model/fields';
import { MAX_NAME } from '../../model/limits';
import { giveTicket, ownerNotices } from '../assignment/change-owner';
import { EVERYBODY } from '../authorize';
import type { Decision, HowToPerform, Situation } from './perform';
import { staffAction, staffBody } from './staff-action';

const assignBody = staffBody({
  /** A login of the team. */
  to: z.string().min(1).max(MAX_NAME),
  reason: z.exactOptional(staffText),
});

/**
 * Gives a ticket to another person, or takes it over. Assigning it to its present owner changes nothing.
 * @throws MostradorError INVALID_REQUEST when the team has no such login, and as `perform`
 */
export const assign = staffAction({
  action: 'ticket.assign',
  path: 'assign',
  summary: 'Gives a ticket to somebody',
  roles: EVERYBODY,
  transition: 'assigned',
  body: assignBody,
  example: { to: 'eva' },
  decide: (situation, body) => decideOwner(situation, body),
});

/**
 * Gives one of several tickets to somebody.
 * @param isQuiet they hear of another at the same time, and need no mail for each
 * @param onChange called when it is not theirs yet, before it is stored
 */
export const assignOneOf = (isQuiet: boolean, onChange: () => void): HowToPerform<z.infer<typeof assignBody>> => ({
  action: assign.action,
  roles: assign.roles,
  decide: (situation, body) => {
    const decision = decideOwner(situation, body, isQuiet);
    if (decision.kind === 'changed') onChange();
    return decision;
  },
});

function decideOwner(
  { ticket, conversation, service, actor, now }: Situation,
  { to, reason }: z.infer<typeof assignBody>,
  isQuiet = false,
): Decision {
  const owner = ownerFor(to, { service, actor });
  if (ticket.assignee?.login === to && ticket.status !== 'resolved' && ticket.status !== 'closed') return { kind: 'unchanged' };
  const change = giveTicket(ticket, owner, {
    transition: 'assigned',
    byHand: true,
    service,
    actor: actor.login,
    now,
    text: reason,
  });
  return {
    kind: 'changed',
    ticket: change,
    drafts: ownerNotices(ticket, { service, language: conversation.language, ticket: change.next, now }),
    // A person who takes a ticket over needs no notification.
    news: to === actor.login ? [] : [{ about: 'ticket_assigned', ...(isQuiet ? { to: [] } : {}) }],
  };
}

function ownerFor(login: string, { service, actor }: Pick<Situation, 'service' | 'actor'>) {
  const member = service.team.find((person) => person.login === login);
  if (member !== undefined) return { login, name: member.name };
  // Also before the service file lists them.
  if (login === actor.login) return { login, name: actor.name };
  const message = 'nobody in the team has this login; GET /v1/staff lists those who are';
  throw new MostradorError('INVALID_REQUEST', `body.to: ${message}.`, { faults: [{ path: 'body.to', message }] });
}
