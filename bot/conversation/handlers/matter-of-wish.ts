import type { TurnContext } from '../turn-context';
import { saysMoreThanWish } from '../understand/intent/person-matter';

/** "A person, please, about my delivery": the text, when it says what the person is wanted for. */
export function matterOfWish({ input, utterance, understanding }: TurnContext): string | undefined {
  if (utterance.choice !== undefined) return undefined;
  const [best] = understanding.ranking.candidates;
  const isKnown =
    best !== undefined && best.entry.kind !== 'smalltalk' && best.confidence >= input.knowledge.base.service.thresholds.clarify;
  return isKnown || saysMoreThanWish(utterance.text) ? utterance.text : undefined;
}
