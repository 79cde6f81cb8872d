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
import { crisisAgain, dangerTold, firstThingToDo } from '../respond/handoff';
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
  const { input, openTicket, decision } = context;
  const reason = 'danger';
  const first = firstOf(context);
  if (openTicket !== undefined) {
    return { kind: 'added', reason, steps: () => [alarm(context, openTicket, first)] };
  }
  const { ticket, mergedInto } = input;
  if (ticket !== undefined && mergedInto !== undefined && isOpenStatus(mergedInto.status)) {
    // If the other ticket belongs to somebody else, this one is reopened.
    const isTheirs = isSameCustomer(ticket, mergedInto) !== false;
    if (isTheirs)
      return { kind: 'added', reason, steps: () => [alarmElsewhere(context, ticket, mergedInto, dangerOf(context), first)] };
  }
  if (ticket?.status === 'resolved' && input.conversation.state === 'resolved') {
    return { kind: 'handoff', reason, steps: () => [{ drafts: first }, reopenStep(input, ticket, reason, dangerOf(context))] };
  }
  return { kind: 'handoff', reason, steps: (explanation) => [carryOut(context, decision, explanation)] };
}

/** What to do, in the words for this danger. */
function firstOf({ voice, decision }: TurnContext): readonly Draft[] {
  if (decision.kind !== 'handoff') return [];
  const { entry, reason, crisis } = decision;
  return firstThingToDo(voice, { entry, reason, crisis });
}

const isCrisis = ({ decision }: TurnContext): boolean => decision.kind === 'handoff' && decision.crisis === true;

/** Makes the open ticket urgent; its owner and the leads are warned once per danger. */
function alarm(context: TurnContext, ticket: Ticket, first: readonly Draft[]): Step {
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
        ? briefly(context, view, isNew, first)
        : inFull(context, view, isNew, first, isRecentDanger(ticket, now)),
    outbox: isNew ? notify(service, change.next, 'danger', { now }) : [],
    needs: { priority: 'urgent' },
  };
}

function inFull(
  context: TurnContext,
  view: TicketView,
  isNew: boolean,
  first: readonly Draft[],
  isRepeated: boolean,
): readonly Draft[] {
  const { voice, input } = context;
  const { now } = input;
  if (!isNew) {
    const added = say(voice, view.assignee === undefined ? 'waiting.added' : 'waiting.addedWith', ticketValues(voice, view));
    return [botText(`${isCrisis(context) ? crisisAgain(voice) : say(voice, 'danger.again')} ${added}`)];
  }
  const already = say(voice, view.assignee === undefined ? 'handoff.already' : 'handoff.alreadyWith', ticketValues(voice, view));
  const { calendar } = voice.knowledge.base.service;
  // After a report of another danger moments ago, they already know that nobody is available now.
  const told = isRepeated && !isOpen(calendar, now) ? already : `${dangerTold(voice, now)} ${already}`;
  return [...first, botText(told)];
}

/** While a person is talking with the customer: instructions in one message in between, not after every sentence. */
function briefly(
  { voice, input: { now } }: TurnContext,
  view: TicketView,
  isNew: boolean,
  first: readonly Draft[],
): readonly Draft[] {
  return isNew ? [botText([...first.map(({ text }) => text), dangerTold(voice, now, view)].join(' '))] : [];
}
