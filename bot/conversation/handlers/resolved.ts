import type { Ticket } from '../../model/ticket';
import type { TicketView } from '../../model/ticket-view';
import { decideCalmly } from '../decide/decision';
import { firstThingToDo } from '../respond/handoff';
import { botText, reopenChoice, say, ticketValues, type Voice } from '../respond/voice';
import type { TurnContext } from '../turn-context';
import type { HandlerResult } from '../turn-result';
import { goesWrong, saysUnsettled } from '../understand/intent/reopening';
import { hasVerb, isQuestion } from '../understand/questions';
import { carryOut } from './carry-out';
import { goesOnIn, passOn } from './merged';
import { reopenStep } from './reopen';

export const isResolved = ({ input }: TurnContext): boolean => input.conversation.state === 'resolved';

/**
 * The customer asks for the person again, with a tap or in words. When the ticket was merged into another, the customer is
 * first told so: only the tap reopens this one.
 */
export const asksForPersonAgain = (context: TurnContext): boolean =>
  isReopenable(context) &&
  (context.utterance.choice === 'person' || (isInWords(context) && context.understanding.intent === 'person'));

/** The customer says that it is not settled. */
export const saysUnsettledAgain = (context: TurnContext): boolean =>
  isReopenable(context) && isInWords(context) && saysUnsettled(context.utterance.text);

const isReopenable = (context: TurnContext): boolean => isResolved(context) && context.input.ticket?.status === 'resolved';

const isInWords = ({ input, utterance }: TurnContext): boolean =>
  utterance.choice === undefined && input.ticket?.mergedInto === undefined;

/** Reopens the same ticket. */
export function reopen(context: TurnContext): HandlerResult {
  const { input } = context;
  const { ticket } = input;
  if (ticket === undefined) return afterResolution(context);
  return { kind: 'handoff', reason: 'asked', steps: () => [reopenStep(input, ticket, 'not_solved')] };
}

/**
 * Anything else is answered; ticket and state stay as they are. The way back to the person is shown when no answer fits, and
 * beside the answer to whatever is told rather than asked. What sounds as if the same trouble went on gets the way back
 * alone: the answer did not settle it before.
 */
export function afterResolution(context: TurnContext): HandlerResult {
  const { input, voice, understanding } = context;
  const { ticket } = input;
  const view = input.conversation.ticket;
  const wayBack = view === undefined ? [] : [botText(wayBackText(voice, view, ticket), [reopenChoice(voice)])];
  const decision = decideCalmly(context);
  // "Yes, that helped", some time later.
  if (understanding.intent === 'yes' && decision.kind === 'fallback')
    return { kind: 'none', steps: () => [{ drafts: [botText(say(voice, 'feedback.yes'))] }] };
  const { text, choice } = context.utterance;
  const isPolite = decision.kind === 'smalltalk' || understanding.intent === 'yes';
  const isStatement = choice === undefined && !isPolite && !isQuestion(text);
  const isWrong = isStatement && (understanding.intent === 'no' || understanding.intent === 'misread' || goesWrong(text));
  // "Tiempo de envío" asks, too.
  const isTold = isWrong || (isStatement && hasVerb(text, voice.language));
  const isSame = isWrong && (decision.kind !== 'answer' || (ticket?.topic ?? decision.entry.topic) === decision.entry.topic);
  // The team works on the other ticket: what is told, or cannot be answered, is for them.
  const into = goesOnIn(context);
  const isForTeam = choice === undefined && !isPolite && (isTold || decision.kind === 'fallback');
  const passed = ticket !== undefined && into !== undefined && isForTeam ? [passOn(context, ticket, into)] : [];
  if (decision.kind === 'handoff' || understanding.vents === true || isSame) {
    const apology = understanding.tone === 'upset' || isSame ? [botText(say(voice, 'heard.sorry'))] : [];
    return {
      kind: 'none',
      steps: () => [
        ...passed,
        { drafts: [...apology, ...(decision.kind === 'handoff' ? firstThingToDo(voice, decision) : []), ...wayBack] },
      ],
    };
  }
  return {
    kind: decision.kind,
    steps: (explanation) => {
      const step = carryOut(context, decision, explanation);
      if (decision.kind === 'fallback' && passed.length > 0) return [...passed, { drafts: wayBack }];
      const rest = decision.kind === 'fallback' || isTold ? wayBack : [];
      return [{ ...step, patch: { ...step.patch, state: 'resolved', misses: 0 } }, ...passed, { drafts: rest }];
    },
  };
}

function wayBackText(voice: Voice, view: TicketView, ticket: Ticket | undefined): string {
  const values = ticketValues(voice, view);
  return ticket?.mergedInto === undefined
    ? say(voice, 'resolved.reopen', values)
    : say(voice, 'resolved.merged', { ...values, into: ticket.mergedInto });
}
