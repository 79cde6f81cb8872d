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
import { decide } from '../decide';
import type { Step } from '../progress';
import { reopenStep } from '../reopen';
import { botText, dangerTold, firstThingToDo, say, ticketValues } from '../reply';
import { carryOut } from './carry-out';
import { chosen } from './converse';
import { alarmElsewhere } from './danger-merged';
import { type Act, dangerOf, type Stage, situationOf } from './stage';

/**
 * Danger goes before everything else, in whatever state the conversation is: what to do first is told, and a person at once.
 * The ticket becomes urgent, is opened, or taken up again.
 * @returns undefined when nobody tells of danger
 */
export function answerDanger(stage: Stage): Act | undefined {
  const { scene, voice, openTicket } = stage;
  const decision = chosen(stage) ?? decide(stage.understanding, situationOf(stage));
  if (decision.kind !== 'handoff' || decision.reason !== 'danger') return undefined;
  const { reason, entry } = decision;
  if (openTicket !== undefined) {
    return { kind: 'added', reason, steps: () => [alarm(stage, openTicket, entry)] };
  }
  const { ticket, mergedInto } = scene;
  if (ticket !== undefined && mergedInto !== undefined && isOpenStatus(mergedInto.status)) {
    // The other ticket's customer is known to be somebody else: then this one is taken up again.
    const isTheirs = isSameCustomer(ticket, mergedInto) !== false;
    if (isTheirs)
      return { kind: 'added', reason, steps: () => [alarmElsewhere(stage, ticket, mergedInto, dangerOf(stage), entry)] };
  }
  if (ticket?.status === 'resolved' && scene.conversation.state === 'resolved') {
    const first = firstThingToDo(voice, { entry, reason });
    return { kind: 'handoff', reason, steps: () => [{ drafts: first }, reopenStep(scene, ticket, reason, dangerOf(stage))] };
  }
  return { kind: 'handoff', reason, steps: (explanation) => [carryOut(stage, decision, explanation)] };
}

/** The open ticket becomes urgent; its owner and the leads are told, once for each danger. */
function alarm(stage: Stage, ticket: Ticket, entry: Entry | undefined): Step {
  const { now, knowledge, desk, conversation } = stage.scene;
  const { service } = knowledge.base;
  const danger = dangerOf(stage);
  const isNew = !isKnownDanger(ticket, danger, now);
  const change = customerWrote(ticket, stage.understanding.tone, {
    ...{ now, service, staffing: desk?.staffing, slaHistory: desk?.slaHistory, danger },
  });
  const view = ticketView(change.next);
  return {
    ticket: change,
    drafts:
      conversation.state === 'with_agent'
        ? briefly(stage, view, isNew, entry)
        : inFull(stage, view, isNew, entry, isRecentDanger(ticket, now)),
    outbox: isNew ? notify(service, change.next, 'danger', { now }) : [],
    needs: { ...(ticket.assignee === undefined ? {} : { owner: ticket.assignee.login }), priority: 'urgent' },
  };
}

function inFull(
  { voice, scene: { now } }: Stage,
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
  // Told of another danger a moment ago, they know that nobody is there now.
  const told = isRepeated && !isOpen(calendar, now) ? already : `${dangerTold(voice, now)} ${already}`;
  return [...firstThingToDo(voice, { entry, reason: 'danger' }), botText(told)];
}

/** A person is talking with the customer: what to do first in one message in between, and not with every sentence. */
function briefly({ voice, scene: { now } }: Stage, view: TicketView, isNew: boolean, entry: Entry | undefined): readonly Draft[] {
  if (!isNew) return [];
  const told = dangerTold(voice, now, view);
  const [first] = firstThingToDo(voice, { entry, reason: 'danger' });
  return [botText(first === undefined ? told : `${first.text} ${told}`)];
}
