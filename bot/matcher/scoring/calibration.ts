/**
 * Score -> probability that the entry is right, learnt from the knowledge itself (Platt 1999): held-out phrases are
 * questions with an answer, phrases whose whole entry is held out are questions without one. The weights are pulled towards
 * those learnt on other knowledge, so that five phrases do not give a wild curve.
 */
import { solve } from '../arrays/solve';

/** The inputs of the probability: a constant, the raw score, its margin over the best other entry, the nearest phrase. */
export const SIGNALS = 4;
export type Signals = readonly number[];

/** One weight per signal. */
export type Calibration = readonly number[];

export interface Outcome {
  readonly signals: Signals;
  readonly right: boolean;
  /** How much this outcome counts. */
  readonly weight: number;
}

/** The average calibration over public data sets; the starting point for all knowledge. */
export const DEFAULT_CALIBRATION: Calibration = [-1.3, 2, 1.6, 0.4];

const PULL = 0.5;
const STEPS = 30;

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

const LARGEST_LOGIT = 8;

/** The log-odds of a probability, within bounds. */
export function logit(p: number): number {
  return Math.max(-LARGEST_LOGIT, Math.min(LARGEST_LOGIT, Math.log(p / (1 - p))));
}

function weighted(weights: Calibration, signals: Signals): number {
  let sum = 0;
  for (let k = 0; k < SIGNALS; k++) sum += weights[k]! * signals[k]!;
  return sum;
}

export function probability(calibration: Calibration, signals: Signals): number {
  return logistic(weighted(calibration, signals));
}

/** Penalised negative log-likelihood. */
function loss(outcomes: readonly Outcome[], at: Calibration): number {
  let sum = 0;
  for (let k = 0; k < SIGNALS; k++) sum += (PULL / 2) * (at[k]! - DEFAULT_CALIBRATION[k]!) ** 2;
  for (const { signals, right, weight } of outcomes) {
    const towards = (right ? -1 : 1) * weighted(at, signals);
    sum += weight * (Math.max(0, towards) + Math.log1p(Math.exp(-Math.abs(towards))));
  }
  return sum;
}

/**
 * Penalised logistic regression by Newton's method; each step is halved until it helps, since Newton alone diverges far
 * from the solution.
 */
export function calibrate(outcomes: readonly Outcome[]): Calibration {
  let now = DEFAULT_CALIBRATION;
  let before = loss(outcomes, now);
  for (let step = 0; step < STEPS; step++) {
    const gradient = now.map((value, k) => PULL * (DEFAULT_CALIBRATION[k]! - value));
    const hessian = now.map((_, k) => now.map((__, l) => (k === l ? PULL : 0)));
    for (const { signals, right, weight } of outcomes) {
      const p = probability(now, signals);
      for (let k = 0; k < SIGNALS; k++) {
        gradient[k]! += weight * ((right ? 1 : 0) - p) * signals[k]!;
        for (let l = 0; l < SIGNALS; l++) hessian[k]![l]! += weight * p * (1 - p) * signals[k]! * signals[l]!;
      }
    }
    const change = solve(hessian, gradient);
    let next = now;
    let after = Number.POSITIVE_INFINITY;
    for (let share = 1; share > 1e-6 && !(after < before); share /= 2) {
      next = now.map((value, k) => value + share * change[k]!);
      after = loss(outcomes, next);
    }
    if (!(after < before - 1e-9)) break;
    now = next;
    before = after;
  }
  // A better score must never lower the probability, or the matches would be out of order.
  return now.map((value, k) => (k === 0 ? value : Math.max(0, value)));
}
