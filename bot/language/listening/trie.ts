import type { OneOf, Phrase } from './phrase';
import type { Word } from './words';

/**
 * Phrases as a trie, so that those that begin alike are looked for together: what is read of a message is tried against
 * the words that may follow, not against every phrase.
 */
export interface Trie<Meaning> {
  /** By how a part is written: the same text is the same branch. */
  readonly branches: Map<string, Branch<Meaning>>;
  readonly ends: { readonly meaning: Meaning; readonly first: boolean; readonly last: boolean }[];
  /** Its branches by what they begin with; made when it is first asked for, since most of it never is. */
  index?: Index<Meaning>;
}

interface Branch<Meaning> {
  readonly part: OneOf | { readonly gap: number };
  readonly next: Trie<Meaning>;
}

interface Index<Meaning> {
  readonly byWord: ReadonlyMap<string, readonly Trie<Meaning>[]>;
  readonly byBeginning: ReadonlyMap<string, readonly { readonly beginning: string; readonly next: Trie<Meaning> }[]>;
  readonly byNumber: readonly Trie<Meaning>[];
  readonly gaps: readonly { readonly most: number; readonly next: Trie<Meaning> }[];
}

/** Letters that a beginning has at least. */
const BEGINNING = 3;
const NUMBER = /^\d+$/;

export const newTrie = <Meaning>(): Trie<Meaning> => ({ branches: new Map(), ends: [] });

export function addPhrase<Meaning>(trie: Trie<Meaning>, { parts, written, first, last }: Phrase, meaning: Meaning): void {
  let at = trie;
  for (const [place, part] of parts.entries()) {
    const name = written[place] ?? '';
    const branch = at.branches.get(name) ?? { part, next: newTrie<Meaning>() };
    at.branches.set(name, branch);
    at = branch.next;
  }
  at.ends.push({ meaning, first, last });
}

function indexOf<Meaning>(trie: Trie<Meaning>): Index<Meaning> {
  if (trie.index !== undefined) return trie.index;
  const byWord = new Map<string, Trie<Meaning>[]>();
  const byBeginning = new Map<string, { readonly beginning: string; readonly next: Trie<Meaning> }[]>();
  const byNumber: Trie<Meaning>[] = [];
  const gaps: { readonly most: number; readonly next: Trie<Meaning> }[] = [];
  for (const { part, next } of trie.branches.values()) {
    if ('gap' in part) gaps.push({ most: part.gap, next });
    else {
      for (const word of part.exact) file(byWord, word, next);
      for (const beginning of part.beginnings) file(byBeginning, beginning.slice(0, BEGINNING), { beginning, next });
      if (part.number) byNumber.push(next);
    }
  }
  trie.index = { byWord, byBeginning, byNumber, gaps };
  return trie.index;
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
export function mayBegin<Meaning>(trie: Trie<Meaning>, { plain, spelled }: Word): boolean {
  const { byWord, byBeginning, byNumber } = indexOf(trie);
  return (
    byWord.has(spelled) ||
    beginningsOf(spelled, plain).some((letters) => byBeginning.has(letters)) ||
    (byNumber.length > 0 && NUMBER.test(plain))
  );
}

/** Tells each phrase that is said from a word on: what it means, and where its words are, what it skips left out. */
export function matchFrom<Meaning>(
  trie: Trie<Meaning>,
  words: readonly Word[],
  start: number,
  onMatch: (meaning: Meaning, places: readonly number[]) => void,
): void {
  const sentence = words[start]?.sentence;
  const isFirst = words[start - 1]?.sentence !== sentence;
  const places: number[] = [];
  walk(trie, start);

  function walk(node: Trie<Meaning>, at: number): void {
    const word = words[at]?.sentence === sentence ? words[at] : undefined;
    for (const { meaning, first, last } of node.ends) {
      if ((!first || isFirst) && (!last || word === undefined)) onMatch(meaning, places.slice());
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
