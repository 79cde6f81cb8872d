import { listenerFor } from '../../language/listening/listener';
import { isValidOn } from '../../model/entry';
import type { Danger } from '../../tickets/lifecycle/danger';
import { findEntry, safetyEntryOf } from '../ranking/entries';
import type { TurnContext } from '../turn-context';
import { CRISIS } from '../understand/danger/crisis';
import { dangerKinds } from '../understand/danger/hazards';
import { othersOffered } from '../understand/follow-up';
import { type Decision, decide, type Situation } from './decide';
import { decideTap } from './tap';

type Undecided = Omit<TurnContext, 'decision'>;

/** The decision from the tap or the words alone. */
export function decisionOf(context: Undecided): Decision {
  const situation = situationOf(context);
  return decideTap(context, situation) ?? decideOther(context) ?? decide(context.understanding, situation);
}

/** "The other one": what else was offered. */
function decideOther({ input, voice, utterance, today }: Undecided): Decision | undefined {
  if (utterance.choice !== undefined) return undefined;
  const options = othersOffered(utterance.text, input.conversation)
    .flatMap((id) => findEntry(input.knowledge, id, voice.language) ?? [])
    .filter((entry) => isValidOn(entry, today) && entry.kind === 'answer');
  const [only, ...more] = options;
  if (only === undefined) return undefined;
  return more.length === 0 ? { kind: 'answer', entry: only, confidence: 1 } : { kind: 'clarify', options };
}

/** While staff have the ticket: neither tone nor misses open another one, and "no, that did not help" is for staff. */
export function decideCalmly(context: Undecided): Decision {
  if (context.understanding.intent === 'no') return { kind: 'fallback' };
  const situation = situationOf(context);
  return decideTap(context, situation) ?? decide(context.understanding, { ...situation, tone: 'calm', misses: 0 });
}

export function situationOf({ input, voice, utterance, today }: Undecided): Situation {
  const { thresholds, handoffAfterMisses, handoff } = input.knowledge.base.service;
  const { state, misses, tone } = input.conversation;
  const passedOver = state === 'clarifying' && utterance.choice === undefined;
  const safety = safetyEntryOf(input.knowledge, voice.language, today);
  return { thresholds, handoffAfterMisses, handoff, misses, passedOver, tone, safety };
}

/** The danger in the message, and the words that tell it. */
export function dangerOf({ input, utterance: { text }, understanding: { ranking, danger }, decision }: TurnContext): Danger {
  const said = ranking.sentence || text;
  const isCrisis = 'crisis' in decision && decision.crisis === true;
  if (isCrisis && danger !== 'danger') return { kinds: [CRISIS], said };
  const kinds = dangerKinds(text, listenerFor(input.knowledge.base.service));
  return { kinds: isCrisis ? [CRISIS, ...kinds] : kinds, said };
}
