import { isRecentDanger } from '../../tickets/lifecycle/danger';
import { ticketView } from '../../tickets/lifecycle/ticket-view';
import { decideCalmly } from '../decide/decision';
import { alreadyText, withApology } from '../respond/acknowledgement';
import { smalltalkReply } from '../respond/answer';
import { firstThingToDo } from '../respond/handoff';
import { botText, cancelChoice, say, ticketValues } from '../respond/voice';
import type { TurnContext } from '../turn-context';
import type { HandlerResult, Step } from '../turn-result';
import { carryOut } from './carry-out';
import { converse } from './converse';
import { noted } from './with-person';

/** The customer waits for a person, who has not written yet. */
export const isWaiting = ({ input, openTicket }: TurnContext): boolean =>
  input.conversation.state === 'waiting' && openTicket !== undefined && input.conversation.ticket !== undefined;

/** A ticket is open and nobody has written yet: certain questions are answered, everything else goes to the ticket. */
export function whileWaiting(context: TurnContext): HandlerResult {
  const { input, voice, openTicket } = context;
  const before = input.conversation.ticket;
  if (openTicket === undefined || before === undefined) return converse(context);
  const decision = decideCalmly(context);
  const note = noted(context);
  // This message may have raised the priority: the reply names the due time that counts from now on.
  const view = note.ticket === undefined ? before : ticketView(note.ticket.next);
  const isSooner = Date.parse(view.dueAt) < Date.parse(before.dueAt);
  switch (decision.kind) {
    case 'answer':
      return {
        kind: 'answer',
        steps: (explanation) => {
          if (context.understanding.tone !== 'upset' && !isSooner)
            return [note, waitingOn(carryOut(context, decision, explanation))];
          // Staff have the ticket: the reply says so, instead of offering a person.
          const calm: TurnContext = { ...context, understanding: { ...context.understanding, tone: 'calm' } };
          const told = botText(withApology(context, alreadyText(voice, view)));
          return [note, waitingOn(carryOut(calm, decision, explanation)), { drafts: [told] }];
        },
      };
    case 'smalltalk':
      return { kind: 'smalltalk', steps: () => [note, { drafts: smalltalkReply(decision.entry) }] };
    case 'handoff': {
      // A report of danger cannot be cancelled by an accidental tap.
      const ways = openTicket.dangerAt === undefined ? [cancelChoice(voice)] : undefined;
      const already = botText(withApology(context, alreadyText(voice, view)), ways);
      return { kind: 'added', steps: () => [note, { drafts: [...firstThingToDo(voice, decision), already] }] };
    }
    default: {
      const key = view.assignee === undefined ? 'waiting.added' : 'waiting.addedWith';
      // "Should I open the door?": a customer in danger must not wait until somebody reads it.
      const isAfraid = isRecentDanger(openTicket, input.now) && /[?？]/u.test(context.utterance.text);
      const first = isAfraid ? `${say(voice, 'danger.again')} ` : '';
      const due = isSooner ? ` ${alreadyText(voice, view)}` : '';
      const added = botText(`${first}${withApology(context, say(voice, key, ticketValues(voice, view)))}${due}`);
      return { kind: 'added', steps: () => [note, { drafts: [added] }] };
    }
  }
}

/** The conversation keeps waiting for the person. */
function waitingOn(step: Step): Step {
  return { ...step, patch: { ...step.patch, state: 'waiting' } };
}
