import { readTerms } from '../matcher/features/corpus';
import { BLOCKS, extractFeatures, STEMS } from '../matcher/features/features';
import type { Language } from '../model/language';

/** Questions of one group are about the same; each is named by its place in the list. */
export type Group = readonly number[];

/** Weights of stems, pairs, n-grams and skip-grams, as in the matcher; rare features count more, since nothing was learnt of these. */
const BLOCK_WEIGHT: readonly number[] = [1, 0.6, 0.8, 0.4];
const RARITY_POWER = 1.5;

/**
 * Similarity to the middle of a group from which a question belongs to it. Chosen on the phrases of the sample's entries, which
 * should be together with those of the same entry: of the pairs that this puts together three in ten are, as many as words alone
 * put together rightly, and three times as many are found.
 */
const SAME = 0.22;

type Vector = ReadonlyMap<number, number>;

interface Growing {
  readonly places: number[];
  /** The sum of its questions' vectors. */
  readonly sum: Map<number, number>;
  squared: number;
}

/**
 * Groups questions in one language by the matcher's features, one after the other, each with the most similar group; largest
 * first. Compared are the groups that share its rarest words, so that thousands take moments.
 */
export function groupQuestions(language: Language, questions: readonly string[]): readonly Group[] {
  const read = questions.map((text) => featuresOf(language, text));
  const rarity = raritiesOf(read);
  const groups: Growing[] = [];
  const byStem = new Map<number, Set<Growing>>();
  for (const [place, blocks] of read.entries()) {
    const vector = vectorOf(blocks, rarity);
    const stems = [...(blocks[STEMS]?.keys() ?? [])];
    const rarestFirst = [...stems].sort((a, b) => rarity(b) - rarity(a));
    const near = firstOf(rarestFirst, byStem);
    const group: Growing = mostSimilar(vector, near) ?? { places: [], sum: new Map(), squared: 0 };
    if (group.places.length === 0) groups.push(group);
    group.places.push(place);
    add(group, vector);
    for (const stem of stems) byStem.set(stem, (byStem.get(stem) ?? new Set()).add(group));
  }
  return groups.map(({ places }) => places).sort((a, b) => b.length - a.length);
}

/** So many groups at most are compared with a question. */
const MAX_COMPARED = 25;

/** The groups that have a question with one of these stems; those of the first stems first. */
function firstOf(stems: readonly number[], byStem: ReadonlyMap<number, ReadonlySet<Growing>>): ReadonlySet<Growing> {
  const found = new Set<Growing>();
  for (const stem of stems)
    for (const group of byStem.get(stem) ?? []) {
      found.add(group);
      if (found.size >= MAX_COMPARED) return found;
    }
  return found;
}

/** How often each feature comes, by block. */
type Blocks = readonly ReadonlyMap<number, number>[];

function featuresOf(language: Language, text: string): Blocks {
  const blocks = Array.from({ length: BLOCKS }, () => new Map<number, number>());
  extractFeatures(readTerms(language, text), {
    add: (hash, block) => blocks[block]?.set(hash, (blocks[block]?.get(hash) ?? 0) + 1),
  });
  return blocks;
}

/** Inverse document frequency over the questions themselves. */
function raritiesOf(read: readonly Blocks[]): (feature: number) => number {
  const counts = new Map<number, number>();
  for (const block of read.flat()) for (const feature of block.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return (feature) => Math.log(1 + read.length / (counts.get(feature) ?? 1)) ** RARITY_POWER;
}

/** Of length 1; each block has its own share of it. */
function vectorOf(blocks: Blocks, rarity: (feature: number) => number): Vector {
  const parts = blocks.flatMap((block, place) => {
    const values = [...block].map(([feature, count]) => [feature, Math.sqrt(count) * rarity(feature)] as const);
    const length = Math.hypot(...values.map(([, value]) => value));
    const weight = BLOCK_WEIGHT[place] ?? 0;
    return length === 0
      ? []
      : [{ weight, values: values.map(([feature, value]) => [feature, (weight * value) / length] as const) }];
  });
  const whole = Math.hypot(...parts.map(({ weight }) => weight));
  return new Map(parts.flatMap(({ values }) => values.map(([feature, value]) => [feature, value / whole] as const)));
}

function mostSimilar(vector: Vector, groups: Iterable<Growing>): Growing | undefined {
  let best: { readonly group: Growing; readonly similarity: number } | undefined;
  for (const group of groups) {
    let product = 0;
    for (const [feature, value] of vector) product += value * (group.sum.get(feature) ?? 0);
    const similarity = product / Math.sqrt(group.squared);
    if (similarity >= (best?.similarity ?? SAME)) best = { group, similarity };
  }
  return best?.group;
}

function add(group: Growing, vector: Vector): void {
  for (const [feature, value] of vector) {
    const before = group.sum.get(feature) ?? 0;
    group.sum.set(feature, before + value);
    group.squared += (before + value) ** 2 - before ** 2;
  }
}
