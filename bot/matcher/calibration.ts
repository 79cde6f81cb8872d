/**
 * Score -> probability that the best entry is right, learnt from the knowledge itself (Platt 1999, with the folds that a
 * customer's question stands for): phrases held out are questions with an answer, phrases whose whole entry is held out are
 * questions without one. Pulled towards what was learnt on other knowledge, so that five phrases give no wild curve.
 */
export interface Calibration {
  readonly intercept: number;
  readonly score: number;
  readonly margin: number;
}

export interface Outcome {
  readonly score: number;
  readonly margin: number;
  readonly right: boolean;
  /** What this outcome counts for. */
  readonly weight: number;
}

/** What calibration gave on average over public sets; the starting point for all knowledge. */
export const USUAL_CALIBRATION: Calibration = { intercept: -4.5, score: 9, margin: 5 };

const PULL = 0.5;
const STEPS = 30;

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Probability for one entry; `margin` is its score minus the best of the others. */
export function probability({ intercept, score, margin }: Calibration, itsScore: number, itsMargin: number): number {
  return logistic(intercept + score * itsScore + margin * itsMargin);
}

/** Penalised log-likelihood, as a loss. */
function loss(outcomes: readonly Outcome[], at: readonly number[], usual: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < at.length; k++) sum += (PULL / 2) * (at[k]! - usual[k]!) ** 2;
  for (const { score, margin, right, weight } of outcomes) {
    const x = at[0]! + at[1]! * score + at[2]! * margin;
    const towards = right ? -x : x;
    sum += weight * (Math.max(0, towards) + Math.log1p(Math.exp(-Math.abs(towards))));
  }
  return sum;
}

/** Penalised logistic regression by Newton's method, each step halved until it helps (far off, Newton alone runs away). */
export function calibrate(outcomes: readonly Outcome[]): Calibration {
  const usual = [USUAL_CALIBRATION.intercept, USUAL_CALIBRATION.score, USUAL_CALIBRATION.margin];
  let now = [...usual];
  let before = loss(outcomes, now, usual);
  for (let step = 0; step < STEPS; step++) {
    const gradient = now.map((value, k) => PULL * (usual[k]! - value));
    const hessian = usual.map((_, k) => usual.map((__, l) => (k === l ? PULL : 0)));
    for (const { score, margin, right, weight } of outcomes) {
      const x = [1, score, margin];
      const p = logistic(x.reduce((sum, value, k) => sum + value * now[k]!, 0));
      for (let k = 0; k < 3; k++) {
        gradient[k]! += weight * ((right ? 1 : 0) - p) * x[k]!;
        for (let l = 0; l < 3; l++) hessian[k]![l]! += weight * p * (1 - p) * x[k]! * x[l]!;
      }
    }
    const change = solve(hessian, gradient);
    let share = 1;
    let next = now;
    let after = Number.POSITIVE_INFINITY;
    for (; share > 1e-6 && !(after < before); share /= 2) {
      const length = share;
      next = now.map((value, k) => value + length * change[k]!);
      after = loss(outcomes, next, usual);
    }
    if (!(after < before - 1e-9)) break;
    now = next;
    before = after;
  }
  return { intercept: now[0]!, score: Math.max(0, now[1]!), margin: Math.max(0, now[2]!) };
}

/** Solves a small symmetric system by Gauss and Jordan. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, k) => [...row, right[k]!]);
  for (let k = 0; k < rows.length; k++) {
    const pivot = rows[k]![k]!;
    for (let l = k; l <= rows.length; l++) rows[k]![l]! /= pivot;
    for (let m = 0; m < rows.length; m++) {
      if (m === k) continue;
      const factor = rows[m]![k]!;
      for (let l = k; l <= rows.length; l++) rows[m]![l]! -= factor * rows[k]![l]!;
    }
  }
  return rows.map((row) => row[rows.length]!);
}
