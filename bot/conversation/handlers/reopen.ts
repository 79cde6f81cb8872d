import type { Ticket } from '../../model/ticket';
import type { OutboxItem } from '../../ports';
import { reopenTicket } from '../../tickets/customer/customer-transitions';
import type { Danger } from '../../tickets/lifecycle/danger';
import { isHigher, priorityAfter, raisePriority } from '../../tickets/lifecycle/priority';
import { ticketView } from '../../tickets/lifecycle/ticket-view';
import { mergeChanges } from '../../tickets/lifecycle/transition-ticket';
import { notify } from '../../tickets/notifications/notify';
import { dangerTold } from '../respond/handoff';
import { cancelChoice, say, ticketValues, voiceOf } from '../respond/voice';
import type { TurnInput } from '../turn-context';
import type { Step } from '../turn-result';

/**
 * The customer says that the problem is not solved: reopens the same ticket, with the same owner if available, and new due
 * times. A customer who has become upset meanwhile gets a higher priority.
 * @param reason recorded in the event; `danger` makes it urgent, and warns the leads too
 * @param danger the danger, when it is the reason
 */
export function reopenStep(input: TurnInput, ticket: Ticket, reason: string, danger?: Danger): Step {
  const voice = voiceOf(input.knowledge, input.conversation.language, input.now);
  const { service } = input.knowledge.base;
  const details = { actor: 'customer', now: input.now, text: reason };
  const isDanger = reason === 'danger';
  const reopened = reopenTicket(ticket, service, details, input.desk?.staffing);
  const { tone } = input.conversation;
  const priority = isDanger ? 'urgent' : priorityAfter(ticket, tone);
  const isRaised = isDanger || isHigher(priority, ticket.priority);
  const raising = { now: input.now, service, slaHistory: input.desk?.slaHistory, danger };
  const change = mergeChanges(reopened, (next) =>
    isRaised ? raisePriority(next, priority, isDanger ? 'danger' : tone, raising) : undefined,
  );
  const view = ticketView(change.next);
  // The first reply was given before: what is promised now is the solution.
  const key = isDanger ? 'danger.reopened' : change.next.firstRespondedAt === undefined ? 'reopen.done' : 'reopen.again';
  const done = say(voice, `${key}${view.assignee === undefined ? '' : 'With'}`, ticketValues(voice, view));
  return {
    patch: { state: 'waiting' },
    drafts: [
      {
        author: { role: 'bot' },
        kind: 'handoff',
        text: isDanger ? `${dangerTold(voice, input.now)} ${done}` : done,
        ticket: view,
        ...(isDanger ? {} : { choices: [cancelChoice(voice)] }),
      },
    ],
    ticket: change,
    outbox: newsOf(),
    needs: isRaised ? { priority } : {},
  };

  /** In danger the owner and the leads are mailed, instead of the usual notification. */
  function newsOf(): readonly OutboxItem[] {
    const told = notify(service, change.next, 'reopened', { now: input.now });
    if (!isDanger) return told;
    return [...notify(service, change.next, 'danger', { now: input.now }), ...told.filter(({ kind }) => kind !== 'staff_mail')];
  }
}
