import type { Conversation } from '../model/conversation';
import type { Step } from './progress';
import { botText, personChoice, quote, say, type Voice } from './reply';

/** What follows "did this help?": a yes is taken gladly, a no leads to another try or to a person, the question carried over. */
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
