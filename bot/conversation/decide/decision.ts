import { listenerFor } from '../../language/listening/listener';
import type { Danger } from '../../tickets/lifecycle/danger';
import { safetyEntryOf } from '../ranking';
import type { TurnContext } from '../turn-context';
import { dangerKinds } from '../understand/danger/hazards';
import { type Decision, decide, type Situation } from './decide';
import { decideTap } from './tap';

type Undecided = Omit<TurnContext, 'decision'>;

/** What a tap, or the words, lead to by themselves. */
export function decisionOf(context: Undecided): Decision {
  const situation = situationOf(context);
  return decideTap(context, situation) ?? decide(context.understanding, situation);
}

/** People have it already: neither tone nor misses lead to another ticket, and a "no, that did not help" is for them. */
export function decideCalmly(context: Undecided): Decision {
  if (context.understanding.intent === 'no') return { kind: 'fallback' };
  const situation = situationOf(context);
  return decideTap(context, situation) ?? decide(context.understanding, { ...situation, tone: 'calm', misses: 0 });
}

export function situationOf({ input, voice, utterance, today }: Undecided): Situation {
  const { thresholds, handoffAfterMisses } = input.knowledge.base.service;
  const { state, misses, tone } = input.conversation;
  // Choices that were passed over were a miss, too.
  const passedOver = state === 'clarifying' && utterance.choice === undefined ? 1 : 0;
  const safety = safetyEntryOf(input.knowledge, voice.language, today);
  return { thresholds, handoffAfterMisses, misses: misses + passedOver, tone, safety };
}

/** What is dangerous in what was said, and in which words. */
export function dangerOf({ input, utterance: { text }, understanding: { ranking } }: TurnContext): Danger {
  const listener = listenerFor(input.knowledge.base.service);
  return { kinds: dangerKinds(text, listener), said: ranking.sentence || text };
}
