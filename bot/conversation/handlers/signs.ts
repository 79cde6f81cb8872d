import { botText, say } from '../respond/voice';
import type { TurnContext } from '../turn-context';
import type { HandlerResult } from '../turn-result';
import { answerJustGiven, feedbackResult } from './feedback';

/** 👍 or 🙏 and nothing else: thanks, which is no question and no miss. */
export const thanksBySign = ({ understanding }: TurnContext): boolean => understanding.intent === 'thanks';

/** Right after an answer it means that the answer helped. */
export function thank(context: TurnContext): HandlerResult {
  const { input, voice } = context;
  if (answerJustGiven(input.conversation) !== undefined) return feedbackResult(context, true);
  return { kind: 'none', steps: () => [{ drafts: [botText(say(voice, 'thanks.welcome'))] }] };
}

/** "OK" takes note of what was said: it is no question, no miss, and takes nothing that was offered. */
export const takesNote = ({ understanding, utterance, decision }: TurnContext): boolean =>
  understanding.intent === 'acknowledges' && utterance.choice === undefined && decision.kind !== 'smalltalk';

export const goOn = ({ voice }: TurnContext): HandlerResult => ({
  kind: 'none',
  steps: () => [{ drafts: [botText(say(voice, 'acknowledged'))] }],
});
