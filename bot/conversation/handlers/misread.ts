import { type Entry, isValidOn } from '../../model/entry';
import { findEntry } from '../ranking/entries';
import { topicChoices } from '../respond/answer';
import { botText, personChoice, say } from '../respond/voice';
import type { TurnContext } from '../turn-context';
import type { HandlerResult } from '../turn-result';
import { answerJustGiven } from './feedback';
import { handOff } from './hand-off';

const MAX_OFFERED = 3;

/** "You did not understand me." */
export const saysMisread = ({ understanding, utterance }: TurnContext): boolean =>
  understanding.intent === 'misread' && utterance.choice === undefined;

/** An apology, and what else may have been meant; the second time, a person. */
export function apologise(context: TurnContext): HandlerResult {
  const { input, voice } = context;
  const { conversation } = input;
  const { lastAnswer, pendingQuestion, pendingExplanation, misses } = conversation;
  const about = answerJustGiven(conversation);
  const feedback = about === undefined ? {} : { feedback: { messageId: about.messageId, helpful: false } };
  if (misses > 0) {
    const reason = 'not_helpful' as const;
    const question = lastAnswer?.question ?? pendingQuestion;
    return {
      ...feedback,
      kind: 'handoff',
      reason,
      steps: () => [
        handOff(input, voice, { reason, question, explanation: pendingExplanation, tone: context.understanding.tone }),
      ],
    };
  }
  const near = nearest(context);
  const choices = near.length > 0 ? near.map(({ question, id }) => ({ label: question, value: id })) : topicChoices(voice);
  const text = say(voice, choices.length === 0 ? 'misread.sorry' : 'misread.choose');
  return {
    ...feedback,
    kind: 'none',
    steps: () => [
      {
        patch: { misses: misses + 1, state: 'open' },
        drafts: [botText(text, [...choices, personChoice(voice)])],
      },
    ],
  };
}

/** What else the question before may have been about: the entries nearly given, and those related to the one that was. */
function nearest({ input, voice, today }: TurnContext): readonly Entry[] {
  const { lastAnswer, pendingExplanation } = input.conversation;
  const find = (id: string) => findEntry(input.knowledge, id, voice.language);
  const given = lastAnswer === undefined ? undefined : find(lastAnswer.entryId);
  const ids = [...(pendingExplanation?.candidates.map(({ entryId }) => entryId) ?? []), ...(given?.related ?? [])];
  return [...new Set(ids)]
    .filter((id) => id !== given?.id)
    .flatMap((id) => find(id) ?? [])
    .filter((entry) => entry.kind === 'answer' && isValidOn(entry, today))
    .slice(0, MAX_OFFERED);
}
