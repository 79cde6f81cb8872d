/** Figures over answered questions. */

export interface Answered {
  readonly expect: string | null;
  /** Best first, at most ten. */
  readonly top: readonly { readonly id: string; readonly confidence: number }[];
  readonly ms: number;
}

/** The share of questions out of scope that calibration is measured at, whatever share a set has. */
const OUT_OF_SCOPE_SHARE = 0.2;
const BINS = 10;

export const confidenceOf = ({ top }: Answered): number => top[0]?.confidence ?? 0;
export const isRight = ({ expect, top }: Answered): boolean => expect !== null && top[0]?.id === expect;
const isIn = ({ expect }: Answered): boolean => expect !== null;

const share = (part: number, whole: number): number => (whole > 0 ? part / whole : Number.NaN);

/** Share of in-scope questions whose entry is among the first `k`. */
export function topK(rows: readonly Answered[], k: number): number {
  const asked = rows.filter(isIn);
  return share(asked.filter(({ expect, top }) => top.slice(0, k).some(({ id }) => id === expect)).length, asked.length);
}

/** Chance that a question in scope is given more confidence than one out of scope (ties count half); NaN without both. */
export function auroc(rows: readonly Answered[]): number {
  const outside = rows.filter((row) => !isIn(row)).map(confidenceOf);
  outside.sort((a, b) => a - b);
  const below = (value: number, orEqual: boolean) => {
    let low = 0;
    let high = outside.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (outside[middle]! < value || (orEqual && outside[middle] === value)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const inside = rows.filter(isIn).map(confidenceOf);
  const wins = inside.reduce((sum, value) => sum + (below(value, false) + below(value, true)) / 2, 0);
  return share(wins, inside.length * outside.length);
}

/** In-scope accuracy (answered and right) and out-of-scope recall (not answered) at a threshold. */
export function atThreshold(
  rows: readonly Answered[],
  threshold: number,
): { inScope: number; outOfScope: number; answered: number } {
  const asked = rows.filter(isIn);
  const outside = rows.filter((row) => !isIn(row));
  const answered = asked.filter((row) => confidenceOf(row) >= threshold);
  return {
    inScope: share(answered.filter(isRight).length, asked.length),
    outOfScope: share(outside.filter((row) => confidenceOf(row) < threshold).length, outside.length),
    answered: share(answered.length, asked.length),
  };
}

/** The threshold of Larson et al. 2019: the one with the most right decisions, out of scope included. */
export function bestThreshold(rows: readonly Answered[]): number {
  const sorted = [...rows].sort((a, b) => confidenceOf(b) - confidenceOf(a));
  let right = sorted.filter((row) => !isIn(row)).length;
  let best = right;
  let threshold = Number.POSITIVE_INFINITY;
  for (const [i, row] of sorted.entries()) {
    right += isIn(row) ? Number(isRight(row)) : -1;
    const next = sorted[i + 1];
    if (right <= best || (next && confidenceOf(next) === confidenceOf(row))) continue;
    best = right;
    threshold = next ? (confidenceOf(row) + confidenceOf(next)) / 2 : confidenceOf(row);
  }
  return threshold;
}

/** Every question's weight, so that a fifth of the whole is out of scope (where any is). */
function weights(rows: readonly Answered[]): number[] {
  const inside = rows.filter(isIn).length;
  const outside = rows.length - inside;
  if (inside === 0 || outside === 0) return rows.map(() => 1 / rows.length);
  return rows.map((row) => (isIn(row) ? (1 - OUT_OF_SCOPE_SHARE) / inside : OUT_OF_SCOPE_SHARE / outside));
}

/** Of what is at or above a confidence, the share that is right. */
export function precisionFrom(rows: readonly Answered[], confidence: number): number {
  const weight = weights(rows);
  let whole = 0;
  let right = 0;
  for (const [i, row] of rows.entries()) {
    if (confidenceOf(row) < confidence) continue;
    whole += weight[i]!;
    if (isRight(row)) right += weight[i]!;
  }
  return share(right, whole);
}

export interface Bin {
  readonly weight: number;
  readonly confidence: number;
  readonly right: number;
}

/** Ten bins of equal width: how sure it was, and how often it was right. */
export function reliability(rows: readonly Answered[]): readonly Bin[] {
  const weight = weights(rows);
  const sums = Array.from({ length: BINS }, () => ({ weight: 0, confidence: 0, right: 0 }));
  for (const [i, row] of rows.entries()) {
    const bin = sums[Math.min(BINS - 1, Math.floor(confidenceOf(row) * BINS))]!;
    bin.weight += weight[i]!;
    bin.confidence += weight[i]! * confidenceOf(row);
    if (isRight(row)) bin.right += weight[i]!;
  }
  return sums.map(({ weight: w, confidence, right }) => ({
    weight: w,
    confidence: share(confidence, w),
    right: share(right, w),
  }));
}

/** Expected calibration error (Naeini et al. 2015). */
export function calibrationError(rows: readonly Answered[]): number {
  return reliability(rows).reduce(
    (sum, { weight, confidence, right }) => (weight > 0 ? sum + weight * Math.abs(confidence - right) : sum),
    0,
  );
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}
