import type { OneOf, Phrase } from './phrase';
import type { Word } from './words';

/**
 * Phrases as a tree, so that those that begin alike are looked for together: what is read of a message is tried against
 * the words that may follow, not against every phrase.
 */
export interface Tree<Meaning> {
  /** By how a part is written: the same text is the same branch. */
  readonly branches: Map<string, Branch<Meaning>>;
  readonly ends: { readonly meaning: Meaning; readonly first: boolean; readonly last: boolean }[];
  /** Its branches by what they begin with; made when it is first asked for, since most of a tree never is. */
  index?: Index<Meaning>;
}

interface Branch<Meaning> {
  readonly part: OneOf | { readonly gap: number };
  readonly next: Tree<Meaning>;
}

interface Index<Meaning> {
  readonly byWord: ReadonlyMap<string, readonly Tree<Meaning>[]>;
  readonly byBeginning: ReadonlyMap<string, readonly { readonly beginning: string; readonly next: Tree<Meaning> }[]>;
  readonly byNumber: readonly Tree<Meaning>[];
  readonly gaps: readonly { readonly most: number; readonly next: Tree<Meaning> }[];
}

/** Letters that a beginning has at least. */
const BEGINNING = 3;
const NUMBER = /^\d+$/;

export const newTree = <Meaning>(): Tree<Meaning> => ({ branches: new Map(), ends: [] });

export function addPhrase<Meaning>(tree: Tree<Meaning>, { parts, written, first, last }: Phrase, meaning: Meaning): void {
  let at = tree;
  for (const [place, part] of parts.entries()) {
    const name = written[place] ?? '';
    const branch = at.branches.get(name) ?? { part, next: newTree<Meaning>() };
    at.branches.set(name, branch);
    at = branch.next;
  }
  at.ends.push({ meaning, first, last });
}

function indexOf<Meaning>(tree: Tree<Meaning>): Index<Meaning> {
  if (tree.index !== undefined) return tree.index;
  const byWord = new Map<string, Tree<Meaning>[]>();
  const byBeginning = new Map<string, { readonly beginning: string; readonly next: Tree<Meaning> }[]>();
  const byNumber: Tree<Meaning>[] = [];
  const gaps: { readonly most: number; readonly next: Tree<Meaning> }[] = [];
  for (const { part, next } of tree.branches.values()) {
    if ('gap' in part) gaps.push({ most: part.gap, next });
    else {
      for (const word of part.exact) file(byWord, word, next);
      for (const beginning of part.beginnings) file(byBeginning, beginning.slice(0, BEGINNING), { beginning, next });
      if (part.number) byNumber.push(next);
    }
  }
  tree.index = { byWord, byBeginning, byNumber, gaps };
  return tree.index;
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
export function mayBegin<Meaning>(tree: Tree<Meaning>, { plain, spelled }: Word): boolean {
  const { byWord, byBeginning, byNumber } = indexOf(tree);
  return (
    byWord.has(spelled) ||
    beginningsOf(spelled, plain).some((letters) => byBeginning.has(letters)) ||
    (byNumber.length > 0 && NUMBER.test(plain))
  );
}

/** Tells each phrase that is said from a word on: what it means, and where its words are, what it skips left out. */
export function follow<Meaning>(
  tree: Tree<Meaning>,
  words: readonly Word[],
  start: number,
  tell: (meaning: Meaning, places: readonly number[]) => void,
): void {
  const sentence = words[start]?.sentence;
  const isFirst = words[start - 1]?.sentence !== sentence;
  const places: number[] = [];
  walk(tree, start);

  function walk(node: Tree<Meaning>, at: number): void {
    const word = words[at]?.sentence === sentence ? words[at] : undefined;
    for (const { meaning, first, last } of node.ends) {
      if ((!first || isFirst) && (!last || word === undefined)) tell(meaning, places.slice());
    }
    if (word === undefined || node.branches.size === 0) return;
    const { byWord, byBeginning, byNumber, gaps } = indexOf(node);
    for (const { most, next } of gaps) {
      for (let skipped = 0; skipped <= most && words[at + skipped]?.sentence === sentence; skipped += 1) walk(next, at + skipped);
    }
    places.push(at);
    for (const next of byWord.get(word.spelled) ?? []) walk(next, at + 1);
    const beginnings = beginningsOf(word.spelled, word.plain).flatMap((letters) => byBeginning.get(letters) ?? []);
    for (const { beginning, next } of beginnings) {
      if (word.spelled.startsWith(beginning) || word.plain.startsWith(beginning)) walk(next, at + 1);
    }
    if (byNumber.length > 0 && NUMBER.test(word.plain)) for (const next of byNumber) walk(next, at + 1);
    places.pop();
  }
}
