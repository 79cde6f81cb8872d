import type { TurnContext } from '../turn-context';
import type { HandlerResult } from '../turn-result';
import { cancel, isCancelled, isCancelledInWords } from './cancel';
import { askWhetherOver, confirmAnswer, confirmsAnswerGiven, goodbye, saysGoodbye, saysThatIsAll } from './closing';
import { isContactOnly, onlyContact } from './contact';
import { converse } from './converse';
import { answerDanger, tellsOfDanger } from './danger';
import { isFeedbackInWords, takeFeedback } from './feedback';
import { answerFollowUp, answersFollowUp } from './follow-up';
import { askWhatAbout, passOnMatter, tellsMatter, wantsPersonForNothing } from './matter';
import { apologise, saysMisread } from './misread';
import { givesOtherNumber, sendLinkByNumber } from './other-number';
import { afterResolution, asksForPersonAgain, isResolved, reopen, saysUnsettledAgain } from './resolved';
import { goOn, greets, invite, takesNote, thank, thanksBySign } from './signs';
import { isWaiting, whileWaiting } from './waiting';
import { isWithPerson, leaveToPerson } from './with-person';

/** One kind of turn. */
export interface Handler {
  readonly name: string;
  readonly when: (context: TurnContext) => boolean;
  /** Called only when the condition holds. */
  readonly handle: (context: TurnContext) => HandlerResult;
}

/** In order of precedence: the first handler whose condition holds takes the turn; the last one takes the rest. */
export const HANDLERS: readonly Handler[] = [
  // Danger comes before everything else, in every state of the conversation.
  { name: 'danger', when: tellsOfDanger, handle: answerDanger },
  { name: 'contact only', when: isContactOnly, handle: onlyContact },
  { name: 'cancel', when: isCancelled, handle: cancel },
  // Once a person has written, words are meant for them: only they know what "leave it" refers to.
  { name: 'with person', when: isWithPerson, handle: leaveToPerson },
  { name: 'number of another ticket', when: givesOtherNumber, handle: sendLinkByNumber },
  { name: 'cancel in words', when: isCancelledInWords, handle: cancel },
  { name: 'that is all', when: saysThatIsAll, handle: askWhetherOver },
  { name: 'closing: follow-up', when: (context) => saysGoodbye(context) && answersFollowUp(context), handle: answerFollowUp },
  { name: 'closing: confirmed answer', when: confirmsAnswerGiven, handle: confirmAnswer },
  { name: 'closing: goodbye', when: saysGoodbye, handle: goodbye },
  { name: 'waiting', when: isWaiting, handle: whileWaiting },
  { name: 'resolved: person again', when: asksForPersonAgain, handle: reopen },
  { name: 'not understood', when: (context) => !isResolved(context) && saysMisread(context), handle: apologise },
  { name: 'feedback in words', when: isFeedbackInWords, handle: takeFeedback },
  { name: 'resolved: follow-up', when: (context) => isResolved(context) && answersFollowUp(context), handle: answerFollowUp },
  { name: 'thanks by a sign', when: thanksBySign, handle: thank },
  { name: 'takes note', when: takesNote, handle: goOn },
  { name: 'greets', when: greets, handle: invite },
  { name: 'resolved: unsettled', when: saysUnsettledAgain, handle: reopen },
  { name: 'resolved', when: isResolved, handle: afterResolution },
  { name: 'person for nothing', when: wantsPersonForNothing, handle: askWhatAbout },
  { name: 'tells the matter', when: tellsMatter, handle: passOnMatter },
  { name: 'converse', when: () => true, handle: converse },
];

/** The handler that takes the turn. */
export function handlerFor(context: TurnContext): Handler {
  const handler = HANDLERS.find(({ when }) => when(context));
  if (handler === undefined) throw new Error('The last handler takes every turn.');
  return handler;
}
