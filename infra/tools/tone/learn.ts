/** One training message: its features, and whether its customer is upset. */
export interface Example {
  readonly features: ReadonlySet<string>;
  readonly upset: boolean;
}

export interface Weights {
  readonly bias: number;
  readonly weights: ReadonlyMap<string, number>;
}

/** A feature in fewer examples is ignored. */
const FEWEST = 2;
const ROUNDS = 300;
const STEP = 0.05;
/** Strength of the ridge penalty. */
const DECAY = 2e-3;
/** The same for features of which something is known before: examples of them are few, and each of them counts. */
const DECAY_OF_KNOWN = 1e-4;

/**
 * Logistic regression with ridge penalty, by the Adam method (Kingma and Ba 2015) on all examples at once. Deterministic:
 * the same examples in the same order give the same weights.
 * @param prior the weight of a feature before anything is learnt, towards which the penalty pulls
 */
export function learn(examples: readonly Example[], prior: (feature: string) => number = () => 0): Weights {
  const names = commonTraits(examples);
  const places = new Map(names.map((name, place) => [name, place]));
  const rows = examples.map(({ features }) => [...features].flatMap((feature) => places.get(feature) ?? []));
  const size = names.length + 1;
  const before = Float64Array.from([...names.map(prior), 0]);
  const weights = before.slice();
  const mean = new Float64Array(size);
  const spread = new Float64Array(size);
  for (let round = 1; round <= ROUNDS; round++) {
    const slope = new Float64Array(size);
    for (const [at, row] of rows.entries()) {
      const target = examples[at]!.upset ? 1 : 0;
      const odds = row.reduce((sum, place) => sum + weights[place]!, weights[size - 1]!);
      const error = (1 / (1 + Math.exp(-odds)) - target) / examples.length;
      for (const place of row) slope[place]! += error;
      slope[size - 1]! += error;
    }
    for (let place = 0; place < size; place++) {
      const pull =
        slope[place]! +
        (place === size - 1 ? 0 : (before[place] === 0 ? DECAY : DECAY_OF_KNOWN) * (weights[place]! - before[place]!));
      mean[place] = 0.9 * mean[place]! + 0.1 * pull;
      spread[place] = 0.999 * spread[place]! + 0.001 * pull * pull;
      const step = mean[place]! / (1 - 0.9 ** round) / (Math.sqrt(spread[place]! / (1 - 0.999 ** round)) + 1e-8);
      weights[place]! -= STEP * step;
    }
  }
  return { bias: weights[size - 1]!, weights: new Map(names.map((name, place) => [name, weights[place]!])) };
}

function commonTraits(examples: readonly Example[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { features } of examples) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return [...counts].flatMap(([feature, count]) => (count >= FEWEST ? [feature] : [])).sort();
}
