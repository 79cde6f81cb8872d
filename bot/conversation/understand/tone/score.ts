import { featuresOf } from '../../../language/listening/features';
import type { Reading } from '../../../language/listening/listener';
import type { Shape } from '../../../language/listening/shape';
import { logOddsOf } from '../../../language/listening/weights';

/** Above it a message is from somebody upset. */
export const UPSET_ABOVE = 0.25;

/** What a denied mood counts: who says that they are not angry rarely is. */
const DENIED = -4;
/** The most points of the classifier; against what is plainly said it has fewer. */
const MOST_POINTS = 4;
const MOST_POINTS_AGAINST = 2;

export interface Score {
  /** In the measure of log-odds. */
  readonly points: number;
  /** Points by kind of what is said, and `classifier`: how the wording at large resembles that of upset customers. */
  readonly kinds: Readonly<Record<string, number>>;
}

/**
 * How upset a message sounds in one language: what is plainly said, each kind once, and what the classifier makes of its wording.
 * Courtesy counts only where nothing is plainly said.
 */
export function score(reading: Reading, shape: Shape): Score {
  const { lexicon, words } = reading;
  const said = reading.said('tone');
  const isPlain = said.some(({ group, denied }) => group.weight > 0 && !denied);
  const kinds: Record<string, number> = {};
  for (const { group, denied } of said) {
    if (denied) kinds.denied = DENIED;
    else if (!isPlain || group.courtesy !== true) kinds[group.name] = group.weight;
  }
  const logOdds = logOddsOf(lexicon.weights(), featuresOf(words, shape, lexicon.classOf));
  kinds.classifier = Math.max(isPlain ? -MOST_POINTS_AGAINST : -MOST_POINTS, Math.min(MOST_POINTS, logOdds));
  return { points: Object.values(kinds).reduce((sum, points) => sum + points, 0), kinds };
}
