import type { Classes } from './phrase';
import type { Shape } from './shape';
import { foldWord, type Word } from './words';

/** What was learnt from examples of one language: how much each trait speaks for an upset customer. */
export interface Learnt {
  readonly bias: number;
  readonly weights: ReadonlyMap<string, number>;
}

/** The class of words that say what a message is about, and nothing of how: one is as good as another. */
export const TOPIC = '@topic';

/** Letters by which a longer word is known as well. */
const STEM = 5;
const LONG = 3;

/** For each word of a class its classes, as traits. */
export function classTraits(classes: Classes, spelling: (plain: string) => string): ReadonlyMap<string, readonly string[]> {
  const traits = new Map<string, string[]>();
  for (const [name, members] of Object.entries(classes)) {
    for (const member of members.trim().split(/\s+/)) {
      const word = spelling(foldWord(member));
      traits.set(word, [...(traits.get(word) ?? []), `@${name}`]);
    }
  }
  return traits;
}

/**
 * The traits of a message that can be learnt from: its words, pairs of them (`_`), the words that sentences begin with (`^`),
 * the beginnings of long ones (`*`), their classes (`@`), and its looks (`~`): how many sentences and words, how it ends,
 * whether it asks, shouts or says a word twice. Words of the class `topic` all read alike, and none of them by itself.
 * @param classOf see `classTraits`
 */
export function traitsOf(
  words: readonly Word[],
  shape: Shape,
  classOf: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> {
  const traits = new Set<string>();
  const seen = new Set<string>();
  const names = words.map(({ spelled }) => (classOf.get(spelled)?.includes(TOPIC) === true ? TOPIC : spelled));
  const lengths = new Map<number, number>();
  for (const [at, { spelled, sentence, end }] of words.entries()) {
    const name = names[at] ?? spelled;
    const isTopic = name === TOPIC;
    const word = /^\d/.test(name) ? '#' : name;
    const before = words[at - 1];
    if (!isTopic) traits.add(word);
    traits.add(before?.sentence === sentence ? `${names[at - 1]}_${name}` : `^${word}`);
    for (const trait of isTopic ? [] : (classOf.get(spelled) ?? [])) traits.add(trait);
    if (!isTopic && word.length > STEM) traits.add(`${word.slice(0, STEM)}*`);
    if (word.length > LONG && seen.has(spelled)) traits.add('~twice');
    seen.add(spelled);
    if (end === '?') traits.add('~asks');
    if (end === '!') traits.add('~exclaims');
    lengths.set(sentence, (lengths.get(sentence) ?? 0) + 1);
  }
  traits.add(`~sentences${Math.min(4, lengths.size)}`);
  traits.add(`~words${Math.min(5, Math.floor(words.length / 5))}`);
  traits.add(`~ends${words.at(-1)?.end.trim() ?? ''}`);
  if (lengths.size > 1 && Math.min(...lengths.values()) <= 2) traits.add('~short');
  if (shape.isShout) traits.add('~shouts');
  if (shape.exclamations >= 3) traits.add('~!!!');
  if (shape.questions >= 2) traits.add('~??');
  return traits;
}

/** The log-odds that the customer is upset, by what was learnt; 0 is even. */
export function logOddsOf({ bias, weights }: Learnt, traits: ReadonlySet<string>): number {
  let sum = bias;
  for (const trait of traits) sum += weights.get(trait) ?? 0;
  return sum;
}

/** Reads what `writeLearnt` wrote. */
export function readLearnt(text: string): Learnt {
  const [bias = '0', ...lines] = text.trim().split('\n');
  const weights = new Map<string, number>();
  for (const line of lines) {
    const [weight, ...traits] = line.trim().split(' ');
    for (const trait of traits) weights.set(trait, Number(weight));
  }
  return { bias: Number(bias), weights };
}

/** As lines: the bias, then each weight (rounded to tenths; what rounds to nothing is left out) and the traits that have it. */
export function writeLearnt({ bias, weights }: Learnt): string {
  const byWeight = new Map<number, string[]>();
  for (const [trait, exact] of weights) {
    const weight = Math.round(exact * 10) / 10;
    if (weight !== 0) byWeight.set(weight, [...(byWeight.get(weight) ?? []), trait]);
  }
  const lines = [...byWeight].sort(([a], [b]) => b - a).map(([weight, traits]) => `${weight} ${traits.sort().join(' ')}`);
  return `${[bias.toFixed(1), ...lines].join('\n')}\n`;
}
