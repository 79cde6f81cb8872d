import { featuresOf } from '../../../language/listening/features';
import type { Reading } from '../../../language/listening/listener';
import type { Shape } from '../../../language/listening/shape';
import { logOddsOf } from '../../../language/listening/weights';

/** A message with a higher score is from an upset customer. */
export const UPSET_ABOVE = 0.25;

/** Weight of a denied mood: people who say that they are not angry rarely are. */
const DENIED = -4;
/** Maximum points of the classifier; against plain statements it has fewer. */
const MOST_POINTS = 4;
const MOST_POINTS_AGAINST = 2;

export interface Score {
  /** In log-odds. */
  readonly points: number;
  /** Points by kind of statement, and `classifier`: how similar the wording is to that of upset customers. */
  readonly kinds: Readonly<Record<string, number>>;
}

/**
 * How upset a message sounds in one language: plain statements, each kind once, and the classifier's points for the
 * wording. Courtesy counts only without plain statements.
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
