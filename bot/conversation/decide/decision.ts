import { listenerFor } from '../../language/listening/listener';
import type { Danger } from '../../tickets/lifecycle/danger';
import { safetyEntryOf } from '../ranking';
import type { TurnContext } from '../turn-context';
import { dangerKinds } from '../understand/danger/hazards';
import { type Decision, decide, type Situation } from './decide';
import { decideTap } from './tap';

type Undecided = Omit<TurnContext, 'decision'>;

/** The decision from the tap or the words alone. */
export function decisionOf(context: Undecided): Decision {
  const situation = situationOf(context);
  return decideTap(context, situation) ?? decide(context.understanding, situation);
}

/** While staff have the ticket: neither tone nor misses open another one, and "no, that did not help" is for staff. */
export function decideCalmly(context: Undecided): Decision {
  if (context.understanding.intent === 'no') return { kind: 'fallback' };
  const situation = situationOf(context);
  return decideTap(context, situation) ?? decide(context.understanding, { ...situation, tone: 'calm', misses: 0 });
}

export function situationOf({ input, voice, utterance, today }: Undecided): Situation {
  const { thresholds, handoffAfterMisses } = input.knowledge.base.service;
  const { state, misses, tone } = input.conversation;
  // Ignoring the offered choices counts as a miss, too.
  const passedOver = state === 'clarifying' && utterance.choice === undefined ? 1 : 0;
  const safety = safetyEntryOf(input.knowledge, voice.language, today);
  return { thresholds, handoffAfterMisses, misses: misses + passedOver, tone, safety };
}

/** The danger in the message, and the words that tell it. */
export function dangerOf({ input, utterance: { text }, understanding: { ranking } }: TurnContext): Danger {
  const listener = listenerFor(input.knowledge.base.service);
  return { kinds: dangerKinds(text, listener), said: ranking.sentence || text };
}
