import { decide } from '../decide/decide';
import { situationOf } from '../decide/decision';
import { smalltalkReply } from '../respond/answer';
import { botText, say, ticketValues } from '../respond/voice';
import type { TurnContext } from '../turn-context';
import type { HandlerResult } from '../turn-result';
import { confirmsAnswer } from '../understand/intent/closing';
import { answerJustGiven, feedbackResult } from './feedback';
import { leaveToPerson } from './with-person';

/** "It is settled", "that is all": neither opens a ticket nor counts as a question. */
export const saysClosingWords = ({ understanding: { intent } }: TurnContext): boolean => intent === 'cancel' || intent === 'over';

/** "That is all" while a ticket waits: the customer is asked whether it is still needed. */
export const saysThatIsAll = (context: TurnContext): boolean =>
  saysClosingWords(context) && context.openTicket !== undefined && context.input.conversation.ticket !== undefined;

export function askWhetherOver(context: TurnContext): HandlerResult {
  const { voice } = context;
  const view = context.input.conversation.ticket;
  const { steps } = leaveToPerson(context);
  const ask = botText(say(voice, 'closing.ask', view === undefined ? {} : ticketValues(voice, view)), [
    { label: say(voice, 'closing.yes'), value: 'cancel' },
    { label: say(voice, 'closing.no'), value: 'none' },
  ]);
  return { kind: 'added', steps: (explanation) => [...steps(explanation), { drafts: [ask] }] };
}

/** Closing words when nothing is open. */
export const saysGoodbye = (context: TurnContext): boolean => saysClosingWords(context) && context.openTicket === undefined;

/** "Great, that answers my question": right after an answer it means that the answer helped. */
export const confirmsAnswerGiven = (context: TurnContext): boolean =>
  saysGoodbye(context) && answerJustGiven(context.input.conversation) !== undefined && confirmsAnswer(context.utterance.text);

export const confirmAnswer = (context: TurnContext): HandlerResult => feedbackResult(context, true);

/** In the organisation's own words, if it has a phrase for it. */
export function goodbye(context: TurnContext): HandlerResult {
  const { voice } = context;
  const { state } = context.input.conversation;
  const decision = decide(context.understanding, situationOf(context));
  const drafts = decision.kind === 'smalltalk' ? smalltalkReply(voice, decision.entry) : [botText(say(voice, 'closing.goodbye'))];
  return {
    kind: decision.kind === 'smalltalk' ? 'smalltalk' : 'none',
    steps: () => [{ patch: { misses: 0, ...(state === 'clarifying' ? { state: 'open' } : {}) }, drafts }],
  };
}
