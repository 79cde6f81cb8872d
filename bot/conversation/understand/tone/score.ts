import { asks, DENIED, featuresOf, kindFeature, kindsOf } from '../../../language/listening/features';
import { GROUPS } from '../../../language/listening/groups';
import type { Reading } from '../../../language/listening/listener';
import type { Shape } from '../../../language/listening/shape';
import { logOddsOf, type Weights } from '../../../language/listening/weights';

/** A message with a higher score is from an upset customer. */
export const UPSET_ABOVE = -0.15;

/** Maximum points of the classifier. */
const MOST_POINTS = 4;

export interface Score {
  /** In log-odds. */
  readonly points: number;
  /** Points by kind of statement, and `classifier`: how similar the wording is to that of upset customers. */
  readonly kinds: Readonly<Record<string, number>>;
}

/**
 * How upset a message sounds in one language: plain statements, each kind once, and the classifier's points for the
 * wording. Both were learnt together, so that a kind which calm customers say, too, counts for little.
 */
export function score(reading: Reading, shape: Shape): Score {
  const { lexicon, words } = reading;
  const weights = lexicon.weights();
  const isAsked = asks(words);
  const kinds: Record<string, number> = {};
  for (const kind of kindsOf(reading.said('tone'))) kinds[kind] = pointsOf(kind, isAsked, weights);
  const logOdds = logOddsOf(weights, featuresOf(words, shape, lexicon.classOf));
  kinds.classifier = Math.max(-MOST_POINTS, Math.min(MOST_POINTS, logOdds));
  return { points: Object.values(kinds).reduce((sum, points) => sum + points, 0), kinds };
}

/** The learnt points of a kind; those of its group in a language of which nothing was learnt. */
function pointsOf(kind: string, isAsked: boolean, { weights }: Weights): number {
  if (weights.size === 0) return priorOf(kind);
  return (weights.get(kindFeature(kind)) ?? 0) + (isAsked ? (weights.get(kindFeature(kind, true)) ?? 0) : 0);
}

/** Points of a denied mood: people who say that they are not angry rarely are. */
const OF_DENIED = -4;

/** The points of a kind before anything is learnt. */
export const priorOf = (kind: string): number => (kind === DENIED ? OF_DENIED : (KINDS[kind]?.weight ?? 0));

const KINDS: Readonly<Record<string, { readonly weight: number }>> = GROUPS.tone;
