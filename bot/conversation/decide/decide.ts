import type { HandoffReason, Tone } from '../../model/decision';
import type { Entry } from '../../model/entry';
import type { Thresholds } from '../../model/service';
import { foldPhrase } from '../../text/fold';
import type { Candidate } from '../ranking';
import type { Understanding } from '../understand';
import { isBareWord } from './bare-word';

export type Decision =
  /** `also` is what else was asked in the same message. */
  | { readonly kind: 'answer'; readonly entry: Entry; readonly confidence: number; readonly also?: Entry }
  | { readonly kind: 'smalltalk'; readonly entry: Entry }
  | { readonly kind: 'clarify'; readonly options: readonly Entry[] }
  | { readonly kind: 'fallback' }
  /** `entry` is what is told before the hand-off, for entries of `kind: handoff`. */
  | { readonly kind: 'handoff'; readonly reason: HandoffReason; readonly entry?: Entry };

const MAX_OPTIONS = 3;

export interface Situation {
  readonly thresholds: Thresholds;
  readonly handoffAfterMisses: number;
  /** Misses in a row before this message. */
  readonly misses: number;
  /** The strongest so far, this message included. */
  readonly tone: Tone;
  /** What is said first in danger, where the organisation has it. */
  readonly safety?: Entry | undefined;
}

/** What to do with a message that is about the knowledge (or about nothing in it). */
export function decide({ intent, tone, danger, vents, ranking }: Understanding, situation: Situation): Decision {
  const { safety } = situation;
  if (danger === 'danger') return inDanger(safety);
  if (intent === 'person') return { kind: 'handoff', reason: 'asked' };
  if (vents === true) return miss(situation);
  const [best, second] = ranking.candidates;
  const { clarify } = situation.thresholds;
  const { also } = ranking;
  if (best === undefined || best.confidence < Math.min(clarify, best.threshold)) return miss(situation);
  if (best.entry.kind === 'smalltalk') {
    // "Thanks for nothing" is no thanks.
    const isMeant = best.confidence >= best.threshold && tone !== 'upset';
    return isMeant ? { kind: 'smalltalk', entry: best.entry } : miss(situation);
  }
  const sure = best.confidence >= best.threshold;
  const close = second !== undefined && isTooClose(best, second, situation.thresholds);
  if (sure && !close && !isBareWord(ranking.sentence, best.entry)) {
    if (best.entry.id === safety?.id) return inDanger(safety);
    return best.entry.kind === 'handoff'
      ? { kind: 'handoff', reason: 'entry', entry: best.entry }
      : { kind: 'answer', entry: best.entry, confidence: best.confidence, ...(also === undefined ? {} : { also }) };
  }
  return situation.misses < situation.handoffAfterMisses
    ? { kind: 'clarify', options: optionsOf(ranking.candidates, clarify) }
    : miss(situation);
}

/** Danger goes before everything else: what to do first is told, and a person. */
export const inDanger = (safety: Entry | undefined): Decision => ({
  kind: 'handoff',
  reason: 'danger',
  ...(safety === undefined ? {} : { entry: safety }),
});

/** Two entries are too close to call when hardly anything separates them, or when both claim the very phrase that was meant. */
function isTooClose(best: Candidate, second: Candidate, { clarify, margin }: Thresholds): boolean {
  if (second.entry.kind === 'smalltalk') return false;
  const near = best.confidence - second.confidence < margin && second.confidence >= clarify;
  return near || foldPhrase(best.phrase) === foldPhrase(second.phrase);
}

/** Nothing fits: an upset customer is not asked again, the others once. */
export function miss({ tone, misses, handoffAfterMisses }: Situation): Decision {
  if (tone === 'upset') return { kind: 'handoff', reason: 'upset' };
  return misses + 1 >= handoffAfterMisses ? { kind: 'handoff', reason: 'misses' } : { kind: 'fallback' };
}

/** The best, and what is not hopelessly behind it. */
function optionsOf(candidates: readonly Candidate[], clarify: number): readonly Entry[] {
  return candidates
    .filter(({ entry, confidence }, index) => entry.kind !== 'smalltalk' && (index < 2 || confidence >= clarify / 3))
    .slice(0, MAX_OPTIONS)
    .map(({ entry }) => entry);
}
