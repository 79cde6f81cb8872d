import type { Entry } from '../../model/entry';
import type { Ticket } from '../../model/ticket';
import type { TicketView } from '../../model/ticket-view';
import type { Draft } from '../../model/transcript';
import { isSameCustomer } from '../../tickets/customer/customer-key';
import { customerWrote } from '../../tickets/customer/customer-transitions';
import { isKnownDanger, isRecentDanger } from '../../tickets/lifecycle/danger';
import { ticketView } from '../../tickets/lifecycle/ticket-view';
import { isOpenStatus } from '../../tickets/lifecycle/transitions';
import { notify } from '../../tickets/notifications/notify';
import { isOpen } from '../../time/business-hours';
import { dangerOf } from '../decide/decision';
import { dangerTold, firstThingToDo } from '../respond/handoff';
import { botText, say, ticketValues } from '../respond/voice';
import type { TurnContext } from '../turn-context';
import type { HandlerResult, Step } from '../turn-result';
import { carryOut } from './carry-out';
import { alarmElsewhere } from './danger-merged';
import { reopenStep } from './reopen';

/** Danger in words, or a tap on the safety entry. */
export const tellsOfDanger = ({ decision }: TurnContext): boolean => decision.kind === 'handoff' && decision.reason === 'danger';

/** Gives the safety instructions and calls a person immediately. The ticket becomes urgent, is opened, or is reopened. */
export function answerDanger(context: TurnContext): HandlerResult {
  const { input, voice, openTicket, decision } = context;
  const reason = 'danger';
  const entry = 'entry' in decision ? decision.entry : undefined;
  if (openTicket !== undefined) {
    return { kind: 'added', reason, steps: () => [alarm(context, openTicket, entry)] };
  }
  const { ticket, mergedInto } = input;
  if (ticket !== undefined && mergedInto !== undefined && isOpenStatus(mergedInto.status)) {
    // If the other ticket belongs to somebody else, this one is reopened.
    const isTheirs = isSameCustomer(ticket, mergedInto) !== false;
    if (isTheirs)
      return { kind: 'added', reason, steps: () => [alarmElsewhere(context, ticket, mergedInto, dangerOf(context), entry)] };
  }
  if (ticket?.status === 'resolved' && input.conversation.state === 'resolved') {
    const first = firstThingToDo(voice, { entry, reason });
    return { kind: 'handoff', reason, steps: () => [{ drafts: first }, reopenStep(input, ticket, reason, dangerOf(context))] };
  }
  return { kind: 'handoff', reason, steps: (explanation) => [carryOut(context, decision, explanation)] };
}

/** Makes the open ticket urgent; its owner and the leads are warned once per danger. */
function alarm(context: TurnContext, ticket: Ticket, entry: Entry | undefined): Step {
  const { now, knowledge, desk, conversation } = context.input;
  const { service } = knowledge.base;
  const danger = dangerOf(context);
  const isNew = !isKnownDanger(ticket, danger, now);
  const change = customerWrote(ticket, context.understanding.tone, {
    ...{ now, service, staffing: desk?.staffing, slaHistory: desk?.slaHistory, danger },
  });
  const view = ticketView(change.next);
  return {
    ticket: change,
    drafts:
      conversation.state === 'with_agent'
        ? briefly(context, view, isNew, entry)
        : inFull(context, view, isNew, entry, isRecentDanger(ticket, now)),
    outbox: isNew ? notify(service, change.next, 'danger', { now }) : [],
    needs: { priority: 'urgent' },
  };
}

function inFull(
  { voice, input: { now } }: TurnContext,
  view: TicketView,
  isNew: boolean,
  entry: Entry | undefined,
  isRepeated: boolean,
): readonly Draft[] {
  if (!isNew) {
    const added = say(voice, view.assignee === undefined ? 'waiting.added' : 'waiting.addedWith', ticketValues(voice, view));
    return [botText(`${say(voice, 'danger.again')} ${added}`)];
  }
  const already = say(voice, view.assignee === undefined ? 'handoff.already' : 'handoff.alreadyWith', ticketValues(voice, view));
  const { calendar } = voice.knowledge.base.service;
  // After a report of another danger moments ago, they already know that nobody is available now.
  const told = isRepeated && !isOpen(calendar, now) ? already : `${dangerTold(voice, now)} ${already}`;
  return [...firstThingToDo(voice, { entry, reason: 'danger' }), botText(told)];
}

/** While a person is talking with the customer: instructions in one message in between, not after every sentence. */
function briefly(
  { voice, input: { now } }: TurnContext,
  view: TicketView,
  isNew: boolean,
  entry: Entry | undefined,
): readonly Draft[] {
  if (!isNew) return [];
  const told = dangerTold(voice, now, view);
  const [first] = firstThingToDo(voice, { entry, reason: 'danger' });
  return [botText(first === undefined ? told : `${first.text} ${told}`)];
}
