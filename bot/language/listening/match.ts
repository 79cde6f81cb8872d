import { ALL_GROUPS, type Group } from './groups';
import type { Denial, Lexicon } from './lexicon';
import { matchFrom, mayBegin } from './trie';
import type { Word } from './words';

/** Something that was said: of which group, and at which words. */
export interface PhraseMatch {
  readonly group: Group;
  readonly places: readonly number[];
  readonly denied: boolean;
}

/** How far before a phrase a denial may stand, in words. */
const DENIAL_REACH = 3;

/** All that is said in a message, of every family that is read by the sentence: of each group the longest phrase that begins at a word. */
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

/** "Not angry", "isn't the least bit annoyed": a denial shortly before, in the same clause, that nothing undoes. */
function isDenied(denial: Denial | undefined, words: readonly Word[], start: number): boolean {
  for (let at = start - 1; at >= Math.max(0, start - DENIAL_REACH) && words[at]?.clause === words[start]?.clause; at -= 1) {
    const { spelled = '' } = words[at] ?? {};
    if (denial?.undone.has(spelled) === true) return false;
    if (denial?.words.has(spelled) === true) return true;
  }
  return false;
}

/**
 * No word counts twice: the longer phrase has it, so that "bloody brilliant" is no swearing and "thanks for nothing" no thanks; of
 * two equally long ones the one that says more.
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
