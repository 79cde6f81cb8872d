import type { Explanation } from '../../model/decision';
import type { Decision } from '../decide';
import { handOff, type Scene, type Step } from '../progress';
import { answerReply, clarifyReply, fallbackReply, smalltalkReply } from '../reply';
import { problemOf } from '../understand/problem';
import { dangerOf, type Stage, situationOf, type Utterance } from './stage';

/** A decision as a step: what is said, and what the conversation remembers of it. */
export function carryOut(stage: Stage, decision: Decision, given: Explanation): Step {
  const { scene, voice, utterance, understanding } = stage;
  const { conversation } = scene;
  // "None of these" says nothing of what is asked.
  const explanation = utterance.choice === 'none' ? (conversation.pendingExplanation ?? given) : given;
  const { tone } = understanding;
  const { sentence } = understanding.ranking;
  const problem = tone === 'upset' ? problemOf(utterance.text, sentence) : sentence;
  const question = questionOf(stage);
  switch (decision.kind) {
    case 'answer': {
      const drafts = answerReply(voice, decision, tone, problem);
      // The customer's message comes first, then the drafts: the answer is the last of them.
      const messageId = `m${conversation.lastSeq + 1 + drafts.length}`;
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
      return { patch: { state: 'open' }, drafts: smalltalkReply(decision.entry) };
    case 'clarify':
      return {
        patch: {
          state: 'clarifying',
          misses: situationOf(stage).misses,
          pendingQuestion: question,
          pendingExplanation: explanation,
        },
        drafts: clarifyReply(voice, decision.options, { tone, problem, browsing: isTopic(scene, utterance.choice) }),
      };
    case 'fallback':
      return {
        patch: {
          state: 'open',
          misses: situationOf(stage).misses + 1,
          pendingQuestion: question,
          pendingExplanation: explanation,
        },
        drafts: fallbackReply(voice, tone, problem, utterance.choice === 'none'),
      };
    case 'handoff': {
      // "A person, please" is about the question before it, not about itself, unless it says more than the wish.
      const asked = decision.reason === 'asked' || decision.reason === 'not_helpful';
      const before = asked && !namesItsMatter(stage);
      return handOff(scene, voice, {
        reason: decision.reason,
        tone,
        question: before ? (conversation.pendingQuestion ?? beyondTheWish(utterance)) : question,
        explanation: before ? (conversation.pendingExplanation ?? explanation) : explanation,
        entry: decision.entry,
        danger: decision.reason === 'danger' ? dangerOf(stage) : undefined,
      });
    }
  }
}

const isTopic = ({ knowledge }: Scene, choice: string | undefined): boolean =>
  knowledge.base.topics.some(({ id }) => id === choice);

/** The question that would be carried over: a tap on "none of these" is no question of its own. */
function questionOf({ scene, utterance }: Stage): string {
  return utterance.choice === undefined ? utterance.text : (scene.conversation.pendingQuestion ?? utterance.text);
}

/** "A person, please, about my delivery": without the wish it is still about something that is known. */
function namesItsMatter({ scene, utterance, understanding }: Stage): boolean {
  const [best] = understanding.ranking.candidates;
  if (utterance.choice !== undefined || best === undefined || best.entry.kind === 'smalltalk') return false;
  return best.confidence >= scene.knowledge.base.service.thresholds.clarify;
}

/** "I want to talk to a person about my fridge" says more than the wish; a bare wish says nothing. */
function beyondTheWish({ text, choice }: Utterance): string | undefined {
  return choice === undefined && text.trim().split(/\s+/).length > 6 ? text : undefined;
}
