import { ALL_GROUPS, type Group } from './groups';
import type { Denial, Lexicon } from './lexicon';
import { matchFrom, mayBegin } from './trie';
import type { Word } from './words';

/** A match: its group and its words. */
export interface PhraseMatch {
  readonly group: Group;
  readonly places: readonly number[];
  readonly denied: boolean;
}

/** Maximum distance of a denial before a phrase, in words. */
const DENIAL_REACH = 3;

/**
 * All matches in a message of the families that match within sentences: of each group the longest phrase that begins at a
 * word.
 */
export function matchPhrases(lexicon: Lexicon, words: readonly Word[]): readonly PhraseMatch[] {
  return words.flatMap((word, start) => matchesAt(lexicon, words, start, word));
}

function matchesAt(lexicon: Lexicon, words: readonly Word[], start: number, word: Word): readonly PhraseMatch[] {
  const { trie } = lexicon;
  if (!mayBegin(trie, word)) return [];
  const longest = new Map<Group, readonly number[]>();
  const onMatch = (place: number, places: readonly number[]): void => {
    const group = ALL_GROUPS[place];
    if (group === undefined || (word.quoted && group.quoted !== true)) return;
    if (group.asked === true && word.end !== '?' && word.end !== '') return;
    if (places.length > (longest.get(group)?.length ?? 0)) longest.set(group, places.slice());
  };
  matchFrom(trie, words, start, onMatch);
  return Array.from(longest, ([group, places]) => ({
    group,
    places,
    denied: group.deniable === true && isDenied(lexicon.denial[group.family], words, start),
  }));
}

/**
 * "Not angry", "isn't the least bit annoyed": a denial shortly before the phrase in the same clause, unless something
 * cancels it.
 */
function isDenied(denial: Denial | undefined, words: readonly Word[], start: number): boolean {
  for (let at = start - 1; at >= Math.max(0, start - DENIAL_REACH) && words[at]?.clause === words[start]?.clause; at -= 1) {
    const { spelled = '' } = words[at] ?? {};
    if (denial?.undone.has(spelled) === true) return false;
    if (denial?.words.has(spelled) === true) return true;
  }
  return false;
}

/**
 * No word counts twice: the longer phrase wins, so that "bloody brilliant" is not swearing and "thanks for nothing" not
 * thanks; of two equally long phrases, the one with more weight wins.
 */
export function longestOf(matches: readonly PhraseMatch[]): readonly PhraseMatch[] {
  const taken = new Set<number>();
  return [...matches]
    .sort((a, b) => b.places.length - a.places.length || Math.abs(b.group.weight) - Math.abs(a.group.weight))
    .filter(({ places }) => {
      if (places.some((place) => taken.has(place))) return false;
      for (const place of places) taken.add(place);
      return true;
    });
}
