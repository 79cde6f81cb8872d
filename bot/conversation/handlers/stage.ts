import type { DecisionKind, Explanation, HandoffReason } from '../../model/decision';
import type { Message } from '../../model/message';
import type { Ticket } from '../../model/ticket';
import type { Danger } from '../../tickets/lifecycle/danger';
import { safetyEntryOf } from '../candidates';
import type { Situation } from '../decide';
import type { Scene, Step } from '../progress';
import type { Voice } from '../reply';
import type { Understanding } from '../understand';
import { dangerKinds } from '../understand/danger/dangers';

export interface Utterance {
  /** The client's id of the message. */
  readonly id: string;
  readonly text: string;
  /** What was tapped: an entry id, a topic's id, `none`, `person` or `cancel`. Anything else is read as text. */
  readonly choice?: string;
}

/** Where a turn stands when it is to be decided: the scene, what was said, and what was understood of it. */
export interface Stage {
  readonly scene: Scene;
  readonly voice: Voice;
  readonly utterance: Utterance;
  readonly understanding: Understanding;
  /** `YYYY-MM-DD` where the organisation is. */
  readonly today: string;
  /** The ticket, while it is open. */
  readonly openTicket?: Ticket;
}

/** What the bot does with an utterance. */
export interface Act {
  readonly kind: DecisionKind;
  readonly reason?: HandoffReason;
  /** Which answer the utterance is about, and whether that helped. */
  readonly feedback?: NonNullable<Message['feedback']>;
  /** Given the explanation of the decision, which answers and tickets keep. */
  readonly steps: (explanation: Explanation) => readonly Step[];
}

export function situationOf({ scene, voice, utterance, today }: Stage): Situation {
  const { thresholds, handoffAfterMisses } = scene.knowledge.base.service;
  const { state, misses, tone } = scene.conversation;
  // Choices that were passed over were a miss, too.
  const passedOver = state === 'clarifying' && utterance.choice === undefined ? 1 : 0;
  const safety = safetyEntryOf(scene.knowledge, voice.language, today);
  return { thresholds, handoffAfterMisses, misses: misses + passedOver, tone, safety };
}

/** What is dangerous in what was said, and in which words. */
export function dangerOf({ utterance: { text }, understanding: { ranking } }: Stage): Danger {
  return { kinds: dangerKinds(text), said: ranking.sentence || text };
}
