/** What is done to a set before it is asked: fewer phrases, entries held out, typos; all seeded. */

import type { MatchEntry } from '../../bot/matcher';
import { seededRandom, shuffle } from '../../bot/matcher/arrays/seeded-random';
import type { LabelledSet, Question } from './sets';

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const order = Uint32Array.from(items.keys());
  shuffle(order, random);
  return [...order].map((i) => items[i]!);
}

/**
 * Keeps `count` phrases of every entry, and no keywords. An entry with an answer is part of an FAQ, whose question comes first: it
 * is always kept.
 */
export function withShots(set: LabelledSet, count: number, seed: number): LabelledSet {
  const random = seededRandom(seed);
  const chosen = ({ phrases, answer }: MatchEntry): readonly string[] => {
    const [question = '', ...others] = phrases;
    const order = answer === undefined ? shuffled(phrases, random) : [question, ...shuffled(others, random)];
    return order.slice(0, count);
  };
  return { ...set, entries: set.entries.map(({ keywords: _, ...entry }) => ({ ...entry, phrases: chosen(entry) })) };
}

/** Removes a share of the entries; their questions are then out of scope. */
export function withoutEntries(set: LabelledSet, share: number, seed: number): LabelledSet {
  const gone = new Set(
    shuffled(set.entries, seededRandom(seed + 1))
      .slice(0, Math.round(share * set.entries.length))
      .map(({ id }) => id),
  );
  const asked = (questions: readonly Question[]) =>
    questions.map((question) => (gone.has(question.expect ?? '') ? { ...question, expect: null } : question));
  return {
    ...set,
    entries: set.entries.filter(({ id }) => !gone.has(id)),
    questions: asked(set.questions),
    ...(set.validation ? { validation: asked(set.validation) } : {}),
  };
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

function misspell(text: string, edits: number, random: () => number): string {
  const units = [...text];
  const letter = () => LETTERS.charAt(Math.floor(random() * LETTERS.length));
  for (let k = 0; k < edits && units.length > 1; k++) {
    const at = Math.floor(random() * units.length);
    const kind = Math.floor(random() * 4);
    if (kind === 0) units.splice(at, 0, letter());
    else if (kind === 1) units.splice(at, 1);
    else if (kind === 2) units[at] = letter();
    else if (at + 1 < units.length) [units[at], units[at + 1]] = [units[at + 1]!, units[at]!];
  }
  return units.join('');
}

/** Every question with so many random edits: a letter put in, left out, changed, or swapped with its neighbour. */
export function withTypos(set: LabelledSet, edits: number, seed: number): LabelledSet {
  const random = seededRandom(seed + 2);
  return { ...set, questions: set.questions.map((question) => ({ ...question, text: misspell(question.text, edits, random) })) };
}

/** Splits questions in two seeded halves: to choose a threshold on, and to measure. */
export function halves(questions: readonly Question[], seed: number): readonly [Set<number>, Set<number>] {
  const order = shuffled([...questions.keys()], seededRandom(seed + 3));
  const middle = Math.floor(order.length / 2);
  return [new Set(order.slice(0, middle)), new Set(order.slice(middle))];
}
