import type { HandoffReason, Tone } from '../../model/decision';
import type { Entry } from '../../model/entry';
import type { HandoffMode, Thresholds } from '../../model/service';
import { foldPhrase } from '../../text/fold';
import type { Candidate, Ranking } from '../ranking/ranking';
import type { Understanding } from '../understand';
import { isBareWord, lacksSubject } from './bare-word';

export type Decision =
  /** `also`: another question in the same message. */
  | { readonly kind: 'answer'; readonly entry: Entry; readonly confidence: number; readonly also?: Entry }
  | { readonly kind: 'smalltalk'; readonly entry: Entry }
  | { readonly kind: 'clarify'; readonly options: readonly Entry[] }
  /** `offersPerson`: a question in a row too many, and the organisation asks before it hands over. */
  | { readonly kind: 'fallback'; readonly offersPerson?: true }
  /** `entry`: shown before the hand-off, for entries of `kind: handoff`. */
  | {
      readonly kind: 'handoff';
      readonly reason: HandoffReason;
      readonly entry?: Entry;
      /** The danger is that somebody does not want to live: they are told whom to call. */
      readonly crisis?: true;
    };

const MAX_OPTIONS = 3;

export interface Situation {
  readonly thresholds: Thresholds;
  readonly handoffAfterMisses: number;
  readonly handoff?: HandoffMode | undefined;
  /** Questions in a row that nothing was found for, before this one. */
  readonly misses: number;
  /** The choices offered before were passed over: no miss, but they are not offered again and again. */
  readonly passedOver?: boolean;
  /** The strongest tone so far, including this message. */
  readonly tone: Tone;
  /** The safety entry, if the organisation has one. */
  readonly safety?: Entry | undefined;
}

/** Decides about a message concerning the knowledge, or concerning nothing in it. */
export function decide({ intent, tone, danger, crisis, vents, ranking }: Understanding, situation: Situation): Decision {
  const { safety } = situation;
  if (crisis === 'crisis' || (crisis === 'sign' && !isOwnPhraseOfSome(ranking))) return IN_CRISIS;
  if (danger === 'danger') return inDanger(safety);
  if (intent === 'person') return { kind: 'handoff', reason: 'asked' };
  const [best, second] = ownPhraseFirst(ranking.candidates, safety);
  if (vents === true && !isBeyondTone(best)) return miss(situation);
  const { clarify } = situation.thresholds;
  const { also } = ranking;
  if (best === undefined || best.confidence < Math.min(clarify, best.threshold)) return miss(situation);
  if (best.entry.kind === 'smalltalk') {
    // "Thanks for nothing" is not thanks.
    const isMeant = best.confidence >= best.threshold && (tone !== 'upset' || isOwnPhrase(best));
    return isMeant ? { kind: 'smalltalk', entry: best.entry } : miss(situation);
  }
  const sure = best.confidence >= best.threshold;
  const close = second !== undefined && isTooClose(best, second, situation.thresholds);
  if (sure && !close && !isBareWord(ranking.sentence, best.entry) && (isOwnPhrase(best) || !lacksSubject(ranking.sentence))) {
    if (best.entry.id === safety?.id) return inDanger(safety);
    return best.entry.kind === 'handoff'
      ? { kind: 'handoff', reason: 'entry', entry: best.entry }
      : { kind: 'answer', entry: best.entry, confidence: best.confidence, ...(also === undefined ? {} : { also }) };
  }
  const asked = situation.misses + (situation.passedOver === true ? 1 : 0);
  return asked < situation.handoffAfterMisses
    ? { kind: 'clarify', options: optionsOf(ranking.candidates, clarify) }
    : miss(situation);
}

/** Danger comes before everything else: instructions, and a person. */
export const inDanger = (safety: Entry | undefined): Decision => ({
  kind: 'handoff',
  reason: 'danger',
  ...(safety === undefined ? {} : { entry: safety }),
});

/** A person is called as in any danger; what is said first is for a person who suffers. */
const IN_CRISIS: Decision = { kind: 'handoff', reason: 'danger', crisis: true };

/** From this confidence on, how something is said does not change what it is about. */
const SURE_WHATEVER_TONE = 0.8;
/** The similarity of a message to a phrase that it consists of. */
const SAME_PHRASE = 0.99;

const isOwnPhrase = ({ parts }: Candidate): boolean => (parts.nearest ?? 0) >= SAME_PHRASE;

/** Where a message only resembles the safety entry and is another entry's own phrase, the other entry is meant. */
function ownPhraseFirst(candidates: readonly Candidate[], safety: Entry | undefined): readonly Candidate[] {
  const [best] = candidates;
  if (best === undefined || best.entry.id !== safety?.id || isOwnPhrase(best)) return candidates;
  const own = candidates.find(isOwnPhrase);
  return own === undefined ? candidates : [own, ...candidates.filter((one) => one !== own && one !== best)];
}

/** Whether the sentence is, word for word, a phrase of an entry that it may mean. */
const isOwnPhraseOfSome = ({ sentence, candidates }: Ranking): boolean =>
  candidates.some(({ phrase }) => foldPhrase(phrase) === foldPhrase(sentence));

/** Whether an entry is meant however it is said: "I want to make a complaint" is one, and no mere anger. */
const isBeyondTone = (best: Candidate | undefined): boolean =>
  best !== undefined && best.entry.kind !== 'smalltalk' && (best.confidence >= SURE_WHATEVER_TONE || isOwnPhrase(best));

/** Two entries are too close when their confidences hardly differ, or when both contain exactly the phrase that was meant. */
function isTooClose(best: Candidate, second: Candidate, { clarify, margin }: Thresholds): boolean {
  if (second.entry.kind === 'smalltalk') return false;
  const near = best.confidence - second.confidence < margin && second.confidence >= clarify;
  return near || foldPhrase(best.phrase) === foldPhrase(second.phrase);
}

/** Nothing fits: an upset customer is handed over immediately, others are asked once. */
export function miss({ tone, misses, handoffAfterMisses, handoff }: Situation): Decision {
  if (tone === 'upset') return { kind: 'handoff', reason: 'upset' };
  if (misses + 1 < handoffAfterMisses) return { kind: 'fallback' };
  return handoff === 'ask' ? { kind: 'fallback', offersPerson: true } : { kind: 'handoff', reason: 'misses' };
}

/** The best entry, and those not far behind it. */
function optionsOf(candidates: readonly Candidate[], clarify: number): readonly Entry[] {
  return candidates
    .filter(({ entry, confidence }, index) => entry.kind !== 'smalltalk' && (index < 2 || confidence >= clarify / 3))
    .slice(0, MAX_OPTIONS)
    .map(({ entry }) => entry);
}
