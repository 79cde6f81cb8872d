import { type Classes, type OneOf, type Part, type Phrase, readPart } from './phrase';
import type { Word } from './words';

/**
 * Phrases as a trie, so that those that begin alike are looked for together: what is read of a message is tried against
 * the words that may follow, not against every phrase.
 *
 * It is kept as texts, one for each part that phrases begin with, and a branch grows when a message first has such a word:
 * of some thousand phrases a message needs a few hundred, and a function that starts pays for no others.
 */
export interface Trie {
  readonly root: Node;
  readonly parts: Map<string, Part>;
  readonly classes: Classes;
}

interface Node {
  /** What may follow, by how a part is written. */
  readonly branches: Map<string, Node>;
  readonly ends: End[];
  /** Phrases that are not unpacked yet. */
  packed?: string;
  /** The branches by their first letters; built on first use, since most never are. */
  index?: Index;
}

interface End {
  /** An index in `ALL_GROUPS`. */
  readonly group: number;
  readonly first: boolean;
  readonly last: boolean;
}

interface Index {
  readonly byWord: ReadonlyMap<string, readonly Node[]>;
  readonly byBeginning: ReadonlyMap<string, readonly { readonly beginning: string; readonly next: Node }[]>;
  readonly byEnding: readonly { readonly ending: string; readonly next: Node }[];
  readonly byNumber: readonly Node[];
  readonly any: readonly Node[];
  readonly gaps: readonly { readonly most: number; readonly next: Node }[];
  readonly runs: readonly Run[];
}

interface Run {
  readonly run: OneOf;
  readonly most: number;
  readonly next: Node;
}

/** The unit within which a phrase must match. */
export type Unit = 'sentence' | 'clause';

/** Phrases by the part that they begin with: what follows of each, with its group. No part has a comma or a space in it. */
export type PackedPhrases = Readonly<Record<string, string>>;

/** Minimum length of a word beginning, in letters. */
const BEGINNING = 3;
const NUMBER = /^\d+$/;
const PACKED = /^(\d+)(\^?)(\$?)$/;

/** Phrases as they are compiled: "12^$ to here" is what follows "up" in group 12, and all of a sentence. */
export function packPhrases(phrases: readonly { readonly group: number; readonly phrase: Phrase }[]): PackedPhrases {
  const packed = new Map<string, string[]>();
  for (const { group, phrase } of phrases) {
    const [opening = '', ...rest] = phrase.parts;
    const ends = `${group}${phrase.first ? '^' : ''}${phrase.last ? '$' : ''}`;
    file(packed, opening, [ends, ...rest].join(' '));
  }
  return Object.fromEntries(Array.from(packed, ([opening, all]) => [opening, [...new Set(all)].join(',')]));
}

/** @param classes the words of each class that the phrases name */
export function newTrie(phrases: PackedPhrases, classes: Classes): Trie {
  const root = newNode();
  for (const [opening, packed] of Object.entries(phrases)) root.branches.set(opening, { ...newNode(), packed });
  return { root, parts: new Map(), classes };
}

const newNode = (): Node => ({ branches: new Map(), ends: [] });

/** Unpacks the phrases below a node. */
function unpack(node: Node): void {
  const { packed } = node;
  if (packed === undefined) return;
  delete node.packed;
  for (const phrase of packed.split(',')) {
    const [ends = '', ...parts] = phrase.split(' ');
    let at = node;
    for (const part of parts) {
      const next = at.branches.get(part) ?? newNode();
      at.branches.set(part, next);
      at = next;
    }
    const [, group, first, last] = PACKED.exec(ends) ?? [];
    at.ends.push({ group: Number(group), first: first === '^', last: last === '$' });
  }
}

function indexOf(trie: Trie, node: Node): Index {
  if (node.index !== undefined) return node.index;
  const byWord = new Map<string, Node[]>();
  const byBeginning = new Map<string, { readonly beginning: string; readonly next: Node }[]>();
  const byEnding: { readonly ending: string; readonly next: Node }[] = [];
  const byNumber: Node[] = [];
  const any: Node[] = [];
  const gaps: { readonly most: number; readonly next: Node }[] = [];
  const runs: Run[] = [];
  for (const [written, next] of node.branches) {
    const part = partOf(trie, written);
    if ('gap' in part) gaps.push({ most: part.gap, next });
    else if ('run' in part) runs.push({ ...part, next });
    else fileWords(part, next);
  }
  node.index = { byWord, byBeginning, byEnding, byNumber, any, gaps, runs };
  return node.index;

  function fileWords(part: OneOf, next: Node): void {
    const { exact, beginnings, endings } = part;
    for (const word of exact) file(byWord, word, next);
    for (const beginning of beginnings) file(byBeginning, beginning.slice(0, BEGINNING), { beginning, next });
    for (const ending of endings) byEnding.push({ ending, next });
    if (part.number) byNumber.push(next);
    if (part.any) any.push(next);
  }
}

function partOf({ parts, classes }: Trie, written: string): Part {
  const part = parts.get(written) ?? readPart(written, classes);
  parts.set(written, part);
  return part;
}

function file<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const filed = map.get(key);
  if (filed === undefined) map.set(key, [item]);
  else filed.push(item);
}

/** The first letters of a word as it sounds and as it is typed: a long word may differ in them. */
function beginningsOf(spelled: string, plain: string): readonly string[] {
  const [one, other] = [spelled.slice(0, BEGINNING), plain.slice(0, BEGINNING)];
  return one === other ? [one] : [one, other];
}

/** Whether any phrase begins with such a word. */
export const mayBegin = (trie: Trie, word: Word): boolean => mayGoOn(trie, trie.root, word);

function mayGoOn(trie: Trie, node: Node, word: Word): boolean {
  unpack(node);
  const { byWord, byBeginning, byEnding, byNumber, any, runs } = indexOf(trie, node);
  const { plain, spelled } = word;
  return (
    byWord.has(spelled) ||
    any.length > 0 ||
    (byBeginning.size > 0 && beginningsOf(spelled, plain).some((letters) => byBeginning.has(letters))) ||
    byEnding.some(({ ending }) => endsIn(plain, ending)) ||
    (byNumber.length > 0 && NUMBER.test(plain)) ||
    runs.some(({ run, next }) => isOneOf(run, word) || mayGoOn(trie, next, word))
  );
}

const endsIn = (plain: string, ending: string): boolean => plain.length > ending.length && plain.endsWith(ending);

function isOneOf({ exact, beginnings, endings, number, any }: OneOf, { plain, spelled }: Word): boolean {
  return (
    any ||
    exact.has(spelled) ||
    beginnings.some((beginning) => spelled.startsWith(beginning) || plain.startsWith(beginning)) ||
    endings.some((ending) => endsIn(plain, ending)) ||
    (number && NUMBER.test(plain))
  );
}

/**
 * Tells each phrase that is said from a word on: its group, and where its words are, what it skips left out. The places change
 * afterwards: who keeps them copies them.
 */
export function matchFrom(
  trie: Trie,
  words: readonly Word[],
  start: number,
  onMatch: (group: number, places: readonly number[]) => void,
  within: Unit = 'sentence',
): void {
  const unit = words[start]?.[within];
  const isFirst = words[start - 1]?.[within] !== unit;
  const places: number[] = [];
  walk(trie.root, start);

  function walk(node: Node, at: number): void {
    unpack(node);
    const word = words[at]?.[within] === unit ? words[at] : undefined;
    for (const { group, first, last } of node.ends) {
      if ((!first || isFirst) && (!last || word === undefined)) onMatch(group, places);
    }
    if (node.branches.size === 0) return;
    const { byWord, byBeginning, byEnding, byNumber, any, gaps, runs } = indexOf(trie, node);
    for (const one of runs) walkRun(one, at);
    if (word === undefined) return;
    for (const { most, next } of gaps) {
      for (let skipped = 0; skipped <= most && words[at + skipped]?.[within] === unit; skipped += 1) walk(next, at + skipped);
    }
    places.push(at);
    for (const next of byWord.get(word.spelled) ?? []) walk(next, at + 1);
    if (byBeginning.size > 0) {
      const beginnings = beginningsOf(word.spelled, word.plain).flatMap((letters) => byBeginning.get(letters) ?? []);
      for (const { beginning, next } of beginnings) {
        if (word.spelled.startsWith(beginning) || word.plain.startsWith(beginning)) walk(next, at + 1);
      }
    }
    for (const { ending, next } of byEnding) if (endsIn(word.plain, ending)) walk(next, at + 1);
    for (const next of any) walk(next, at + 1);
    if (byNumber.length > 0 && NUMBER.test(word.plain)) for (const next of byNumber) walk(next, at + 1);
    places.pop();
  }

  function walkRun({ run, most, next }: Run, at: number): void {
    walk(next, at);
    let taken = 0;
    while (taken < most) {
      const word = words[at + taken];
      if (word === undefined || word[within] !== unit || !isOneOf(run, word)) break;
      places.push(at + taken);
      taken += 1;
      walk(next, at + taken);
    }
    places.length -= taken;
  }
}
