import type { Ticket } from '../../model/ticket';
import type { Draft } from '../../model/transcript';
import { isSameCustomer } from '../../tickets/customer/customer-key';
import { customerWrote } from '../../tickets/customer/customer-transitions';
import { type Danger, isKnownDanger } from '../../tickets/lifecycle/danger';
import { ticketView } from '../../tickets/lifecycle/ticket-view';
import { mergeChanges, transitionTicket } from '../../tickets/lifecycle/transition-ticket';
import { notify } from '../../tickets/notifications/notify';
import { dangerTold } from '../respond/handoff';
import { botText, say, ticketValues } from '../respond/voice';
import type { TurnContext } from '../turn-context';
import type { Step } from '../turn-result';

/**
 * Danger in a conversation whose ticket was merged into another: the staff of that ticket are warned, since they work on
 * it. The message becomes a note there, because that ticket may belong to another customer, who must never read it.
 */
export function alarmElsewhere(
  context: TurnContext,
  ticket: Ticket,
  into: Ticket,
  danger: Danger,
  first: readonly Draft[],
): Step {
  const { input, voice, understanding } = context;
  const { now, knowledge, desk } = input;
  const { service } = knowledge.base;
  const isNew = !isKnownDanger(into, danger, now);
  const heard = isSameCustomer(ticket, into) === true ? danger : { ...danger, said: '' };
  const at = { now, service, staffing: desk?.staffing, slaHistory: desk?.slaHistory, danger: heard };
  const noted = mergeChanges(customerWrote(into, understanding.tone, at), (next) =>
    transitionTicket(next, 'noted', { actor: 'bot', now, text: `${ticket.number}: «${danger.said}»` }),
  );
  const view = ticketView(noted.next);
  const values = { ...ticketValues(voice, view), number: ticket.number, into: into.number };
  return {
    ticket: transitionTicket(ticket, 'noted', { actor: 'bot', now, text: `«${danger.said}» → ${into.number}` }),
    other: noted,
    drafts: [...first, botText(`${dangerTold(voice, now, view)} ${say(voice, 'danger.merged', values)}`)],
    outbox: isNew ? notify(service, noted.next, 'danger', { now }) : [],
    needs: { priority: 'urgent' },
  };
}
