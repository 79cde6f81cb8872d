/**
 * Principal component analysis (Pearson 1901) by power iteration, with the components found so far removed. Plain and slow:
 * it runs once per lexicon.
 */
const ITERATIONS = 40;

/**
 * Returns a function that projects a vector on the first `count` principal components of the given vectors, scaled to
 * length 1.
 */
export function projection(vectors: readonly Float32Array[], count: number): (vector: Float32Array) => Float32Array {
  const mean = meanOf(vectors);
  const components = principalComponents(covarianceOf(vectors, mean), count);
  return (vector) => {
    const parts = components.map((component) => component.reduce((sum, part, d) => sum + part * (vector[d]! - mean[d]!), 0));
    const length = Math.hypot(...parts) || 1;
    return Float32Array.from(parts, (part) => part / length);
  };
}

function meanOf(vectors: readonly Float32Array[]): Float64Array {
  const mean = new Float64Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) for (let d = 0; d < mean.length; d++) mean[d]! += vector[d]! / vectors.length;
  return mean;
}

function covarianceOf(vectors: readonly Float32Array[], mean: Float64Array): Float64Array[] {
  const rows = Array.from(mean, () => new Float64Array(mean.length));
  for (const vector of vectors) {
    const centred = Float64Array.from(vector, (part, d) => part - mean[d]!);
    for (const [d, row] of rows.entries()) for (let k = 0; k < row.length; k++) row[k]! += centred[d]! * centred[k]!;
  }
  return rows;
}

/** The first `count` principal components of a covariance matrix, each of length 1. */
export function principalComponents(covariance: readonly Float64Array[], count: number): Float64Array[] {
  const found: Float64Array[] = [];
  for (let n = 0; n < count; n++) {
    // Any start works that is not orthogonal to the component.
    let at = covariance[0]!.map((_, d) => Math.sin(d * 7.3 + n * 1.1));
    for (let step = 0; step < ITERATIONS; step++) {
      const next = Float64Array.from(covariance, (row) => row.reduce((sum, part, d) => sum + part * at[d]!, 0));
      for (const known of found) {
        const along = known.reduce((sum, part, d) => sum + part * next[d]!, 0);
        for (let d = 0; d < next.length; d++) next[d]! -= along * known[d]!;
      }
      const length = Math.sqrt(next.reduce((sum, part) => sum + part * part, 0));
      at = next.map((part) => part / length);
    }
    found.push(at);
  }
  return found;
}
