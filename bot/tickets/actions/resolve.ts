import type { ResolutionReason } from '../../model/ticket';
import { transitionTicket } from '../lifecycle/transition-ticket';
import { resolutionNotice } from '../notifications/notices';
import { recordSla } from '../sla/record-sla';
import { type Decision, type DeskPorts, perform, type Situation, type StaffBody, type StaffRequest } from './perform';

export interface ResolveBody extends StaffBody {
  readonly reason: ResolutionReason;
  /** For colleagues only. */
  readonly note?: string;
}

const MS_PER_HOUR = 3_600_000;

/**
 * Settles a ticket: the customer reads what happens next, may reopen it, and is asked for a rating.
 * @throws MostradorError ILLEGAL_MOVE when it is resolved or closed already, and as `perform`
 */
export function resolve(desk: DeskPorts, request: StaffRequest<ResolveBody>): Promise<void> {
  return perform(desk, 'ticket.resolve', request, (situation) => decideResolve(situation, request.body));
}

function decideResolve({ ticket, conversation, service, actor, now }: Situation, { reason, note }: ResolveBody): Decision {
  const closesAt = new Date(now.getTime() + service.closeResolvedAfterHours * MS_PER_HOUR).toISOString();
  const text = note === undefined ? reason : `${reason}: ${note}`;
  // Settled without a word before: this is the person's answer.
  const { patch, record } = recordSla(ticket, service, now);
  const change = transitionTicket(
    ticket,
    'resolved',
    { actor: actor.login, now, text },
    {
      ...patch,
      resolvedAt: now.toISOString(),
      closesAt,
      resolution: { reason, ...(note === undefined ? {} : { note }), by: actor.login },
    },
  );
  const telling = { service, language: conversation.language, ticket: change.next, now };
  return {
    kind: 'changed',
    ticket: change,
    sla: record,
    state: 'resolved',
    news: [{ about: 'resolved' }],
    drafts: [resolutionNotice(telling, reason, actor.name, closesAt)],
  };
}
