/** Learnt weights: how much each feature speaks for one class against the other. */
export interface Weights {
  readonly bias: number;
  readonly weights: ReadonlyMap<string, number>;
}

/** The log-odds of the learnt class; 0 is even. */
export function logOddsOf({ bias, weights }: Weights, features: ReadonlySet<string>): number {
  let sum = bias;
  for (const feature of features) sum += weights.get(feature) ?? 0;
  return sum;
}

/** Parses the output of `formatWeights`. */
export function parseWeights(text: string): Weights {
  const [bias = '0', ...lines] = text.trim().split('\n');
  const weights = new Map<string, number>();
  for (const line of lines) {
    const [weight, ...features] = line.trim().split(' ');
    for (const feature of features) weights.set(feature, Number(weight));
  }
  return { bias: Number(bias), weights };
}

/** As lines: the bias, then each weight (rounded to tenths; what rounds to nothing is left out) and the features that have it. */
export function formatWeights({ bias, weights }: Weights): string {
  const byWeight = new Map<number, string[]>();
  for (const [feature, exact] of weights) {
    const weight = Math.round(exact * 10) / 10;
    if (weight !== 0) byWeight.set(weight, [...(byWeight.get(weight) ?? []), feature]);
  }
  const lines = [...byWeight].sort(([a], [b]) => b - a).map(([weight, features]) => `${weight} ${features.sort().join(' ')}`);
  return `${[bias.toFixed(1), ...lines].join('\n')}\n`;
}
