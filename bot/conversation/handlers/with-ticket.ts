import type { Ticket } from '../../model/ticket';
import type { TicketView } from '../../model/ticket-view';
import { cancelTicket, customerWrote } from '../../tickets/customer/customer-transitions';
import { isRecentDanger } from '../../tickets/lifecycle/danger';
import { ticketView } from '../../tickets/lifecycle/ticket-view';
import { notify } from '../../tickets/notifications/notify';
import { type Decision, decide } from '../decide';
import type { Step } from '../progress';
import { reopenStep } from '../reopen';
import { botText, cancelChoice, firstThingToDo, reopenChoice, say, smalltalkReply, ticketValues, type Voice } from '../reply';
import { problemOf } from '../understand/problem';
import { saysUnsettled } from '../understand/wish/reopening';
import { carryOut } from './carry-out';
import { answerAboutAnswer, chosen, converse } from './converse';
import { answerToFollowUp } from './follow-up';
import { type Act, type Stage, situationOf } from './stage';

/** The customer wrote: the ticket knows, and the bot is silent. */
export function leaveToPerson(stage: Stage): Act {
  return { kind: 'silent', steps: () => [noted(stage)] };
}

/** A ticket is open and nobody has written yet: what is sure is answered, everything else goes to the ticket. */
export function whileWaiting(stage: Stage): Act {
  const { scene, voice } = stage;
  const before = scene.conversation.ticket;
  if (stage.openTicket === undefined || before === undefined) return converse(stage);
  const decision = decideCalmly(stage);
  const note = noted(stage);
  // What was just said may have made it more urgent: the time that is named is the one that counts from now on.
  const view = note.ticket === undefined ? before : ticketView(note.ticket.next);
  const isSooner = Date.parse(view.dueAt) < Date.parse(before.dueAt);
  switch (decision.kind) {
    case 'answer':
      return {
        kind: 'answer',
        steps: (explanation) => {
          if (stage.understanding.tone !== 'upset' && !isSooner) return [note, waitingOn(carryOut(stage, decision, explanation))];
          // People have it: that is said, in place of the offer of a person.
          const calm: Stage = { ...stage, understanding: { ...stage.understanding, tone: 'calm' } };
          const told = botText(sorry(stage, alreadyText(voice, view)));
          return [note, waitingOn(carryOut(calm, decision, explanation)), { drafts: [told] }];
        },
      };
    case 'smalltalk':
      return { kind: 'smalltalk', steps: () => [note, { drafts: smalltalkReply(decision.entry) }] };
    case 'handoff': {
      // Nobody leaves an alarm with a slip of the finger.
      const ways = stage.openTicket.dangerAt === undefined ? [cancelChoice(voice)] : undefined;
      const already = botText(sorry(stage, alreadyText(voice, view)), ways);
      return { kind: 'added', steps: () => [note, { drafts: [...firstThingToDo(voice, decision), already] }] };
    }
    default: {
      const key = view.assignee === undefined ? 'waiting.added' : 'waiting.addedWith';
      // "Should I open the door?": whoever asks that is not to wait for who reads it.
      const isAfraid = isRecentDanger(stage.openTicket, scene.now) && /[?？]/u.test(stage.utterance.text);
      const first = isAfraid ? `${say(voice, 'danger.again')} ` : '';
      const due = isSooner ? ` ${alreadyText(voice, view)}` : '';
      const added = botText(`${first}${sorry(stage, say(voice, key, ticketValues(voice, view)))}${due}`);
      return { kind: 'added', steps: () => [note, { drafts: [added] }] };
    }
  }
}

/** Whatever is said, the conversation waits for the person still. */
function waitingOn(step: Step): Step {
  return { ...step, patch: { ...step.patch, state: 'waiting' } };
}

/**
 * Answered; ticket and state stay as they are, unless the customer asks for the person again or says that it is not settled,
 * with a tap or in words. Of a ticket that goes on under another number they are told that first: the tap then takes up this one.
 */
export function afterResolution(stage: Stage): Act {
  const { scene, voice, utterance, understanding } = stage;
  const { ticket } = scene;
  const isInWords = utterance.choice === undefined && ticket?.mergedInto === undefined;
  const reopened = (): Act | undefined =>
    ticket?.status === 'resolved'
      ? { kind: 'handoff', reason: 'asked', steps: () => [reopenStep(scene, ticket, 'not_solved')] }
      : undefined;
  const asked = utterance.choice === 'person' || (isInWords && understanding.wish === 'person') ? reopened() : undefined;
  const answer = asked ?? answerAboutAnswer(stage) ?? answerToFollowUp(stage);
  if (answer !== undefined) return answer;
  const again = isInWords && saysUnsettled(utterance.text) ? reopened() : undefined;
  if (again !== undefined) return again;
  const view = scene.conversation.ticket;
  const wayBack = view === undefined ? [] : [botText(wayBackText(voice, view, ticket), [reopenChoice(voice)])];
  const decision = decideCalmly(stage);
  if (decision.kind === 'handoff' || understanding.vents === true) {
    const apology = stage.understanding.tone === 'upset' ? [botText(say(voice, 'heard.sorry'))] : [];
    return {
      kind: 'none',
      steps: () => [
        { drafts: [...apology, ...(decision.kind === 'handoff' ? firstThingToDo(voice, decision) : []), ...wayBack] },
      ],
    };
  }
  return {
    kind: decision.kind,
    steps: (explanation) => {
      const step = carryOut(stage, decision, explanation);
      const rest = decision.kind === 'fallback' ? wayBack : [];
      return [{ ...step, patch: { ...step.patch, state: 'resolved', misses: 0 } }, { drafts: rest }];
    },
  };
}

function wayBackText(voice: Voice, view: TicketView, ticket: Ticket | undefined): string {
  const values = ticketValues(voice, view);
  return ticket?.mergedInto === undefined
    ? say(voice, 'resolved.reopen', values)
    : say(voice, 'resolved.merged', { ...values, into: ticket.mergedInto });
}

/** "Not needed any more": closed at once, unless it told of danger. */
export function cancel(stage: Stage, ticket: Ticket): Act {
  const { scene, voice } = stage;
  const view = scene.conversation.ticket;
  if (ticket.dangerAt !== undefined) {
    // Whether all are safe is for people to find out.
    const ask = say(voice, 'danger.unwanted', { number: ticket.number });
    return { kind: 'added', steps: () => [noted(stage), { drafts: [botText(ask)] }] };
  }
  const done = view === undefined ? [] : [botText(say(voice, 'cancel.done', ticketValues(voice, view)))];
  return {
    kind: 'none',
    steps: () => [{ patch: { state: 'open', misses: 0 }, drafts: done, ticket: cancelTicket(ticket, scene.now) }],
  };
}

/** People have it already: neither tone nor misses lead to another ticket, and a "no, that did not help" is for them. */
function decideCalmly(stage: Stage): Decision {
  if (stage.understanding.wish === 'no') return { kind: 'fallback' };
  return chosen(stage) ?? decide(stage.understanding, { ...situationOf(stage), tone: 'calm', misses: 0 });
}

/** Whoever is upset is apologised to first, though people have it already. */
function sorry({ voice, understanding }: Stage, text: string): string {
  return understanding.tone === 'upset' ? `${say(voice, 'heard.sorry')} ${text}` : text;
}

function alreadyText(voice: Voice, view: TicketView): string {
  return say(voice, view.assignee === undefined ? 'handoff.already' : 'handoff.alreadyWith', ticketValues(voice, view));
}

/** The ticket knows that the customer wrote. Whose owner was waiting for that and has gone meanwhile needs another. */
function noted(stage: Stage): Step {
  const { scene, understanding, openTicket } = stage;
  if (openTicket === undefined) return {};
  const { now, knowledge, desk } = scene;
  const { service } = knowledge.base;
  const { status, assignee } = openTicket;
  const at = { now, service, staffing: desk?.staffing, slaHistory: desk?.slaHistory, problem: problemTold(stage) };
  const ticket = customerWrote(openTicket, understanding.tone, at);
  const { assignee: owner, priority } = ticket.next;
  const isAnothers = owner !== undefined && owner.login !== assignee?.login;
  const isRaised = priority !== openTicket.priority;
  const needs = {
    ...((status === 'waiting_customer' || isRaised) && assignee !== undefined ? { owner: assignee.login } : {}),
    ...(isRaised ? { priority } : {}),
  };
  return {
    ticket,
    outbox: [
      ...(isAnothers ? notify(service, ticket.next, 'ticket_assigned', { now }) : []),
      ...(isRaised ? notify(service, ticket.next, 'prioritised', { now }) : []),
    ],
    ...(Object.keys(needs).length > 0 ? { needs } : {}),
  };
}

/** What they say of their problem, if anything: neither a wish, nor a courtesy, nor an address, which belongs in no subject. */
function problemTold({ utterance, understanding }: Stage): string | undefined {
  const [best] = understanding.ranking.candidates;
  const isCourtesy = best?.entry.kind === 'smalltalk';
  if (utterance.choice !== undefined || understanding.wish !== undefined || isCourtesy || utterance.text.includes('@'))
    return undefined;
  return problemOf(utterance.text);
}
