import { isRecentDanger } from '../../tickets/lifecycle/danger';
import { ticketView } from '../../tickets/lifecycle/ticket-view';
import type { Decision } from '../decide/decide';
import { decideCalmly } from '../decide/decision';
import { alreadyText, withApology } from '../respond/acknowledgement';
import { smalltalkReply } from '../respond/answer';
import { firstThingToDo } from '../respond/handoff';
import { hasSaid } from '../respond/repeats';
import { botText, cancelChoice, say, ticketValues } from '../respond/voice';
import type { TurnContext } from '../turn-context';
import type { HandlerResult, Step } from '../turn-result';
import { hasQuestionMark, isQuestion } from '../understand/questions';
import { ticketQuestionIn } from '../understand/ticket-question';
import { carryOut } from './carry-out';
import { converse } from './converse';
import { goOn, takesNote, thank } from './signs';
import { answerFromTicket } from './ticket-question';
import { noted } from './with-person';

/** The customer waits for a person, who has not written yet. */
export const isWaiting = ({ input, openTicket }: TurnContext): boolean =>
  input.conversation.state === 'waiting' && openTicket !== undefined && input.conversation.ticket !== undefined;

/** A ticket is open and nobody has written yet: certain questions are answered, everything else goes to the ticket. */
export function whileWaiting(context: TurnContext): HandlerResult {
  const { input, voice, openTicket } = context;
  const before = input.conversation.ticket;
  if (openTicket === undefined || before === undefined) return converse(context);
  const ticket = openTicket;
  const decision = decideCalmly(context);
  const { intent } = context.understanding;
  if (intent === 'thanks') return thank(context);
  if (takesNote(context)) return goOn(context);
  const asked =
    context.utterance.choice === undefined ? ticketQuestionIn(context.utterance.text, intent === 'person') : undefined;
  if (asked !== undefined && (asked.isAll || isAboutTicket(context, decision.kind)))
    return answerFromTicket(context, openTicket, asked.about);
  const note = noted(context);
  // This message may have raised the priority: the reply names the due time that counts from now on.
  const view = note.ticket === undefined ? before : ticketView(note.ticket.next);
  const isSooner = Date.parse(view.dueAt) < Date.parse(before.dueAt);
  // What is told while somebody is waited for is for that person, however it may follow what was asked before.
  if (
    decision.kind === 'answer' &&
    context.understanding.ranking.context !== undefined &&
    !hasQuestionMark(context.utterance.text)
  )
    return added();
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
      return { kind: 'smalltalk', steps: () => [note, { drafts: smalltalkReply(voice, decision.entry) }] };
    case 'handoff': {
      // A report of danger cannot be cancelled by an accidental tap.
      const ways = openTicket.dangerAt === undefined ? [cancelChoice(voice)] : undefined;
      const already = botText(withApology(context, alreadyText(voice, view)), ways);
      return { kind: 'added', steps: () => [note, { drafts: [...firstThingToDo(voice, decision), already] }] };
    }
    case 'clarify':
      // What is only told is for the person; what is asked may have an answer.
      if (context.utterance.choice !== undefined || isQuestion(context.utterance.text))
        return { kind: 'clarify', steps: (explanation) => [note, waitingOn(carryOut(context, decision, explanation))] };
      return added();
    default:
      return added();
  }

  function added(): HandlerResult {
    const key = view.assignee === undefined ? 'waiting.added' : 'waiting.addedWith';
    // "Should I open the door?": a customer in danger must not wait until somebody reads it.
    const isAfraid = isRecentDanger(ticket, input.now) && /[?？]/u.test(context.utterance.text);
    const values = ticketValues(voice, view);
    // It is told once for each owner; what follows is added quietly.
    const isTold = hasSaid(input.conversation, say({ ...voice, variant: 0 }, key, values));
    if (isTold && !isAfraid && !isSooner && context.understanding.tone !== 'upset') return { kind: 'added', steps: () => [note] };
    const first = isAfraid ? `${say(voice, 'danger.again')} ` : '';
    const due = isSooner ? ` ${alreadyText(voice, view)}` : '';
    const text = botText(`${first}${withApology(context, say(voice, key, values))}${due}`);
    return { kind: 'added', steps: () => [note, { drafts: [text] }] };
  }
}

/** A question that no entry answers for certain, or a request for a person, is about the ticket when it sounds so. */
function isAboutTicket({ utterance, understanding }: TurnContext, decided: Decision['kind']): boolean {
  if (understanding.intent === 'person') return true;
  // What is only an answer as a follow-up is rather about the ticket.
  const isSure = decided === 'answer' && understanding.ranking.context === undefined;
  return !isSure && decided !== 'smalltalk' && isQuestion(utterance.text);
}

/** The conversation keeps waiting for the person. */
function waitingOn(step: Step): Step {
  return { ...step, patch: { ...step.patch, state: 'waiting' } };
}
