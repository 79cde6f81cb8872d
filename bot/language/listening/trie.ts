import type { OneOf, Part, Phrase } from './phrase';
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
  readonly part: Part;
  readonly next: Trie<Meaning>;
}

interface Index<Meaning> {
  readonly byWord: ReadonlyMap<string, readonly Trie<Meaning>[]>;
  readonly byBeginning: ReadonlyMap<string, readonly { readonly beginning: string; readonly next: Trie<Meaning> }[]>;
  readonly byEnding: readonly { readonly ending: string; readonly next: Trie<Meaning> }[];
  readonly byNumber: readonly Trie<Meaning>[];
  readonly any: readonly Trie<Meaning>[];
  readonly gaps: readonly { readonly most: number; readonly next: Trie<Meaning> }[];
  readonly runs: readonly { readonly run: OneOf; readonly most: number; readonly next: Trie<Meaning> }[];
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
  const byEnding: { readonly ending: string; readonly next: Trie<Meaning> }[] = [];
  const byNumber: Trie<Meaning>[] = [];
  const any: Trie<Meaning>[] = [];
  const gaps: { readonly most: number; readonly next: Trie<Meaning> }[] = [];
  const runs: { readonly run: OneOf; readonly most: number; readonly next: Trie<Meaning> }[] = [];
  for (const { part, next } of trie.branches.values()) {
    if ('gap' in part) gaps.push({ most: part.gap, next });
    else if ('run' in part) runs.push({ ...part, next });
    else {
      for (const word of part.exact) file(byWord, word, next);
      for (const beginning of part.beginnings) file(byBeginning, beginning.slice(0, BEGINNING), { beginning, next });
      for (const ending of part.endings) byEnding.push({ ending, next });
      if (part.number) byNumber.push(next);
      if (part.any) any.push(next);
    }
  }
  trie.index = { byWord, byBeginning, byEnding, byNumber, any, gaps, runs };
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
  const { byWord, byBeginning, byEnding, byNumber, any } = indexOf(trie);
  return (
    byWord.has(spelled) ||
    any.length > 0 ||
    (byBeginning.size > 0 && beginningsOf(spelled, plain).some((letters) => byBeginning.has(letters))) ||
    byEnding.some(({ ending }) => endsIn(plain, ending)) ||
    (byNumber.length > 0 && NUMBER.test(plain))
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
 * Tells each phrase that is said from a word on: what it means, and where its words are, what it skips left out.
 * @param within what no phrase goes beyond
 */
export function matchFrom<Meaning>(
  trie: Trie<Meaning>,
  words: readonly Word[],
  start: number,
  onMatch: (meaning: Meaning, places: readonly number[]) => void,
  within: 'sentence' | 'clause' = 'sentence',
): void {
  const unit = words[start]?.[within];
  const isFirst = words[start - 1]?.[within] !== unit;
  const places: number[] = [];
  walk(trie, start);

  function walk(node: Trie<Meaning>, at: number): void {
    const word = words[at]?.[within] === unit ? words[at] : undefined;
    for (const { meaning, first, last } of node.ends) {
      if ((!first || isFirst) && (!last || word === undefined)) onMatch(meaning, places.slice());
    }
    if (word === undefined || node.branches.size === 0) return;
    const { byWord, byBeginning, byEnding, byNumber, any, gaps, runs } = indexOf(node);
    for (const { most, next } of gaps) {
      for (let skipped = 0; skipped <= most && words[at + skipped]?.[within] === unit; skipped += 1) walk(next, at + skipped);
    }
    for (const one of runs) walkRun(one, at);
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

  function walkRun(
    { run, most, next }: { readonly run: OneOf; readonly most: number; readonly next: Trie<Meaning> },
    at: number,
  ) {
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
