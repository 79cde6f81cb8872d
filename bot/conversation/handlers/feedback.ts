import type { Conversation } from '../../model/conversation';
import { ownMessageId } from '../../model/transcript';
import { botText, personChoice, quote, say, type Voice } from '../respond/voice';
import type { TurnContext } from '../turn-context';
import type { HandlerResult, Step } from '../turn-result';

/** A bare "yes" or "no" right after an answer says whether it helped. */
export const isFeedbackInWords = ({ input, utterance, understanding }: TurnContext): boolean =>
  utterance.choice === undefined &&
  answerJustGiven(input.conversation) !== undefined &&
  (understanding.intent === 'yes' || understanding.intent === 'no');

/** Counts like the button. */
export const takeFeedback = (context: TurnContext): HandlerResult =>
  feedbackResult(context, context.understanding.intent === 'yes');

/** The result of an utterance that judges the previous answer. */
export function feedbackResult({ input: { conversation }, voice }: TurnContext, helpful: boolean): HandlerResult {
  const about = answerJustGiven(conversation);
  if (about === undefined) return { kind: 'none', steps: () => [] };
  return {
    kind: 'none',
    feedback: { messageId: about.messageId, helpful },
    steps: () => feedbackSteps(conversation, voice, about, helpful),
  };
}

/** The answer that a bare "yes" or "no" refers to: the last message. */
export function answerJustGiven({ lastAnswer, lastSeq }: Conversation): Conversation['lastAnswer'] {
  return lastAnswer?.messageId === ownMessageId(lastSeq) ? lastAnswer : undefined;
}

/** The reply to "did this help?": thanks for a yes; another attempt or a person after a no, with the question passed on. */
export function feedbackSteps(
  conversation: Conversation,
  voice: Voice,
  about: NonNullable<Conversation['lastAnswer']>,
  helpful: boolean,
): readonly Step[] {
  if (helpful) return [{ patch: { misses: 0 }, drafts: [botText(say(voice, 'feedback.yes'))] }];
  return [
    {
      patch: { misses: conversation.misses + 1, pendingQuestion: about.question },
      drafts: [botText(say(voice, 'feedback.no', { problem: quote(about.question) }), [personChoice(voice)])],
    },
  ];
}
