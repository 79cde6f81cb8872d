import { listenerFor } from '../../language/listening/listener';
import type { Explanation } from '../../model/decision';
import type { Entry } from '../../model/entry';
import { ownMessageId } from '../../model/transcript';
import type { Decision } from '../decide/decide';
import { dangerOf, situationOf } from '../decide/decision';
import { nearestEntries } from '../nearest-entries';
import { answerReply, clarifyReply, fallbackReply, smalltalkReply } from '../respond/answer';
import { offerOfPerson } from '../respond/handoff';
import type { TurnContext, TurnInput } from '../turn-context';
import type { Step } from '../turn-result';
import { problemOf } from '../understand/problem';
import { handOff } from './hand-off';
import { matterOfWish } from './matter-of-wish';

/** A decision as a step: the replies, and what the conversation remembers. */
export function carryOut(context: TurnContext, decision: Decision, given: Explanation): Step {
  const { input, voice, utterance, understanding } = context;
  const { conversation } = input;
  // "None of these" says nothing about the question.
  const explanation = utterance.choice === 'none' ? (conversation.pendingExplanation ?? given) : given;
  const { tone } = understanding;
  const { sentence } = understanding.ranking;
  const listener = listenerFor(input.knowledge.base.service);
  const problem = tone === 'upset' ? problemOf(utterance.text, listener, sentence) : sentence;
  const question = questionOf(context);
  switch (decision.kind) {
    case 'answer': {
      const drafts = answerReply(voice, decision, tone, problem, utterance.text);
      // The customer's message comes first, then the drafts: the answer is the last of them.
      const messageId = ownMessageId(conversation.lastSeq + 1 + drafts.length);
      return {
        patch: {
          state: 'open',
          misses: 0,
          pendingQuestion: question,
          pendingExplanation: explanation,
          lastAnswer: { messageId, entryId: decision.entry.id, question },
        },
        drafts,
      };
    }
    case 'smalltalk':
      return { patch: { state: 'open' }, drafts: smalltalkReply(voice, decision.entry) };
    case 'clarify':
      return {
        patch: {
          state: 'clarifying',
          misses: conversation.misses + (situationOf(context).passedOver === true ? 1 : 0),
          pendingQuestion: question,
          pendingExplanation: explanation,
        },
        drafts: clarifyReply(voice, decision.options, { tone, problem, browsing: isTopic(input, utterance.choice) }),
      };
    case 'fallback':
      return {
        patch: {
          state: 'open',
          misses: conversation.misses + 1,
          pendingQuestion: question,
          pendingExplanation: explanation,
        },
        drafts:
          decision.offersPerson === true
            ? offerOfPerson(voice, { tone, problem, question })
            : fallbackReply(voice, { tone, problem, afterChoices: utterance.choice === 'none', nearest: nearestOf(context) }),
      };
    case 'handoff': {
      // "A person, please" refers to the question before it, unless it says more than that.
      const asked = decision.reason === 'asked' || decision.reason === 'not_helpful';
      const before = asked && matterOfWish(context) === undefined;
      return handOff(input, voice, {
        reason: decision.reason,
        tone,
        question: before ? conversation.pendingQuestion : question,
        explanation: before ? (conversation.pendingExplanation ?? explanation) : explanation,
        entry: decision.entry,
        crisis: decision.crisis,
        danger: decision.reason === 'danger' ? dangerOf(context) : undefined,
      });
    }
  }
}

const isTopic = ({ knowledge }: TurnInput, choice: string | undefined): boolean =>
  knowledge.base.topics.some(({ id }) => id === choice);

/** The entries to offer when nothing was understood; none after a tap, or a bare yes or no. */
function nearestOf({ input, voice, utterance, understanding, today }: TurnContext): readonly Entry[] {
  const { intent, ranking } = understanding;
  if (utterance.choice !== undefined || intent !== undefined) return [];
  return nearestEntries(input.knowledge, ranking.sentence, voice.language, today);
}

/** The question that a hand-off would pass on: a tap on "none of these" is not a question. */
function questionOf({ input, utterance }: TurnContext): string {
  return utterance.choice === undefined ? utterance.text : (input.conversation.pendingQuestion ?? utterance.text);
}
