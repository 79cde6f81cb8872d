/**
 * Where an entry's phrases lie in the space of meanings, beside where all phrases lie. A machine stops at what tells its few phrases
 * from others; the middle of them goes on saying what they have in common (the nearest centroid classifier, Tibshirani et
 * al. 2002), which is what a wording that no phrase resembles can still be near to.
 */

/** The middle of an entry's phrases as a direction of length 1, seen from the middle of all; 0 where they are the same. */
export type CentroidOf = (own: readonly number[]) => Float32Array;

/** @param meanings of all phrases, one after the other; those in `used` are looked at, `outside` apart */
export function centroidsOf(
  meanings: Float32Array,
  dimensions: number,
  used: Uint32Array,
  isOutOfScope: (p: number) => boolean,
): CentroidOf {
  const middle = new Float32Array(dimensions);
  const inside = used.filter((p) => !isOutOfScope(p));
  for (const p of inside) for (let d = 0; d < dimensions; d++) middle[d]! += meanings[p * dimensions + d]! / inside.length;
  return (own) => {
    const centre = new Float32Array(dimensions);
    for (const p of own) for (let d = 0; d < dimensions; d++) centre[d]! += meanings[p * dimensions + d]! - middle[d]!;
    const length = Math.hypot(...centre) || 1;
    return centre.map((part) => part / length);
  };
}
