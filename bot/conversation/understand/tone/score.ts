import { type Learnt, logOddsOf, traitsOf } from './lean';
import { type Lexicon, listen } from './lexicon';
import type { Shape } from './shape';
import type { Word } from './words';

/** Above it a message is from somebody upset. */
export const UPSET_ABOVE = 0.25;

/** What a denied mood counts: who says that they are not angry rarely is. */
const DENIED = -4;
/** How far the wording at large may lean; against what is plainly said it may not lean so far. */
const MOST_LEAN = 4;
const MOST_LEAN_AGAINST = 2;

export interface Score {
  /** In the measure of log-odds. */
  readonly points: number;
  /** Points by kind of what is said, and `lean`: how the wording at large resembles that of upset customers. */
  readonly kinds: Readonly<Record<string, number>>;
}

/**
 * How upset a message sounds in one language: what is plainly said, each kind once, and where its wording leans.
 * Courtesy counts only where nothing is plainly said.
 */
export function score(lexicon: Lexicon, learnt: Learnt, words: readonly Word[], shape: Shape): Score {
  const said = listen(lexicon, words);
  const isPlain = said.some(({ kind, denied }) => kind.weight > 0 && !denied);
  const kinds: Record<string, number> = {};
  for (const { kind, denied } of said) {
    if (denied) kinds.denied = DENIED;
    else if (!isPlain || kind.courtesy !== true) kinds[kind.name] = kind.weight;
  }
  const lean = logOddsOf(learnt, traitsOf(words, shape, lexicon.classOf));
  kinds.lean = Math.max(isPlain ? -MOST_LEAN_AGAINST : -MOST_LEAN, Math.min(MOST_LEAN, lean));
  return { points: Object.values(kinds).reduce((sum, points) => sum + points, 0), kinds };
}
