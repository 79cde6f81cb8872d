/**
 * The centroid of an entry's phrases in the embedding space, relative to the centroid of all phrases. An SVM stops learning
 * once it separates its few phrases from others; the centroid still describes what they have in common (the nearest
 * centroid classifier, Tibshirani et al. 2002), so that a wording unlike any phrase can be near to it.
 */

/** The centroid of an entry's phrases as a unit vector relative to the centroid of all; 0 when they coincide. */
export type CentroidOf = (own: readonly number[]) => Float32Array;

/** @param embeddings of all phrases, one after the other; only the phrases in `used` that are in scope count */
export function centroidsOf(
  embeddings: Float32Array,
  dimensions: number,
  used: Uint32Array,
  isOutOfScope: (p: number) => boolean,
): CentroidOf {
  const middle = new Float32Array(dimensions);
  const inside = used.filter((p) => !isOutOfScope(p));
  for (const p of inside) for (let d = 0; d < dimensions; d++) middle[d]! += embeddings[p * dimensions + d]! / inside.length;
  return (own) => {
    const centroid = new Float32Array(dimensions);
    for (const p of own) for (let d = 0; d < dimensions; d++) centroid[d]! += embeddings[p * dimensions + d]! - middle[d]!;
    const length = Math.hypot(...centroid) || 1;
    return centroid.map((part) => part / length);
  };
}
