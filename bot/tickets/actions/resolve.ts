import * as z from 'zod';
import { compact } from '../../model/compact';
import { staffText } from '../../model/fields';
import { RESOLUTION_REASONS } from '../../model/ticket';
import { EVERYBODY } from '../authorize';
import { transitionTicket } from '../lifecycle/transition-ticket';
import type { Transition } from '../lifecycle/transitions';
import { resolutionNotice } from '../notifications/notices';
import { closesAfter } from '../sla/due-times';
import { recordSla } from '../sla/record-sla';
import { staffAction, staffBody } from './staff-action';

const RESOLVED: Transition = {
  kind: 'resolved',
  from: { new: ['resolved'], assigned: ['resolved'], waiting_customer: ['resolved'] },
  cannot: 'it cannot be resolved',
};

/**
 * Resolves a ticket: the customer is told what happens next, may reopen it, and is asked for a rating. The note is for
 * colleagues only.
 * @throws MostradorError ILLEGAL_MOVE when it is already resolved or closed, and as `perform`
 */
export const resolve = staffAction({
  action: 'ticket.resolve',
  path: 'resolve',
  summary: 'Resolves a ticket',
  roles: EVERYBODY,
  transition: RESOLVED,
  body: staffBody({ reason: z.enum(RESOLUTION_REASONS), note: z.exactOptional(staffText) }),
  example: { reason: 'answered' },
  decide: ({ ticket, conversation, service, actor, now }, { reason, note }) => {
    const closesAt = closesAfter(service, now);
    const text = note === undefined ? reason : `${reason}: ${note}`;
    // If nobody replied before, the resolution counts as the first reply.
    const { patch, record } = recordSla(ticket, service, now);
    const change = transitionTicket(
      ticket,
      RESOLVED,
      { actor: actor.login, now, text },
      { ...patch, resolvedAt: now.toISOString(), closesAt, resolution: compact({ reason, note, by: actor.login }) },
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
  },
});
