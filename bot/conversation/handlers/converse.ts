import type { Conversation } from '../../model/conversation';
import { entriesOfTopic, findEntry, isValidOn } from '../candidates';
import { type Decision, decide, inDanger, miss } from '../decide';
import { feedbackSteps } from '../feedback';
import { carryOut } from './carry-out';
import { type Act, type Stage, situationOf } from './stage';

/** The bot and the customer alone. */
export function converse(stage: Stage): Act {
  const answer = answerAboutAnswer(stage);
  if (answer !== undefined) return answer;
  const decision = chosen(stage) ?? decide(stage.understanding, situationOf(stage));
  return {
    kind: decision.kind,
    ...('reason' in decision ? { reason: decision.reason } : {}),
    steps: (explanation) => [carryOut(stage, decision, explanation)],
  };
}

/** A bare "yes" or "no" right after an answer says whether it helped, and counts as the tap would. */
export function answerAboutAnswer({
  scene: { conversation },
  voice,
  utterance,
  understanding: { wish },
}: Stage): Act | undefined {
  const about = answerJustGiven(conversation);
  if (utterance.choice !== undefined || about === undefined || (wish !== 'yes' && wish !== 'no')) return undefined;
  const helpful = wish === 'yes';
  return {
    kind: 'none',
    feedback: { messageId: about.messageId, helpful },
    steps: () => feedbackSteps(conversation, voice, about, helpful),
  };
}

/** The answer that a bare "yes" or "no" is about: the last thing that was said. */
export function answerJustGiven({ lastAnswer, lastSeq }: Conversation): Conversation['lastAnswer'] {
  return lastAnswer?.messageId === `m${lastSeq}` ? lastAnswer : undefined;
}

function didNotHelp({ lastAnswer, pendingQuestion, misses }: Conversation): boolean {
  return lastAnswer !== undefined && misses > 0 && lastAnswer.question === pendingQuestion;
}

/** What a tap asks for; undefined when it is nothing that is known (the text counts then). */
export function chosen(stage: Stage): Decision | undefined {
  const { utterance, scene, voice, today } = stage;
  if (utterance.choice === undefined || utterance.choice === 'cancel') return undefined;
  if (utterance.choice === 'person') return { kind: 'handoff', reason: didNotHelp(scene.conversation) ? 'not_helpful' : 'asked' };
  if (utterance.choice === 'none') return miss(situationOf(stage));
  const browsed = entriesOfTopic(scene.knowledge, utterance.choice, voice.language, today);
  if (browsed.length > 0) return { kind: 'clarify', options: browsed };
  const entry = findEntry(scene.knowledge, utterance.choice, voice.language);
  if (entry === undefined || !isValidOn(entry, today)) return undefined;
  if (entry.id === scene.knowledge.base.service.safetyEntry) return inDanger(entry);
  if (entry.kind === 'handoff') return { kind: 'handoff', reason: 'entry', entry };
  return { kind: 'answer', entry, confidence: 1 };
}
