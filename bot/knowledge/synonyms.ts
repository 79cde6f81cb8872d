import { foldedWords, foldPhrase } from '../text/fold';

type Phrases = readonly string[];

/**
 * Makes further phrases from synonyms. Where a phrase contains a word of a group, that word is replaced by each word of the
 * group that no phrase of any entry uses; each such word is used once per entry. Words that entries already use are left
 * alone: replacing them too was tried on the saved questions, and blurred the differences between entries.
 * @returns for each entry, the phrases to add
 */
export function synonymPhrases(entries: readonly Phrases[], groups: readonly (readonly string[])[]): readonly Phrases[] {
  const used = new Set(entries.flat().flatMap(foldedWords));
  const unused = new Map<string, readonly string[]>();
  for (const group of groups) {
    const words = group.map(foldPhrase);
    const missing = words.filter((word) => !word.includes(' ') && !used.has(word));
    for (const word of words.filter((candidate) => used.has(candidate)))
      unused.set(word, [...(unused.get(word) ?? []), ...missing]);
  }
  return entries.map((phrases) => withUnused(phrases, unused));
}

function withUnused(phrases: Phrases, unused: ReadonlyMap<string, readonly string[]>): Phrases {
  const added = new Map<string, string>();
  for (const phrase of phrases) {
    const words = foldedWords(phrase);
    for (const [index, word] of words.entries()) {
      for (const synonym of unused.get(word) ?? []) {
        if (!added.has(synonym)) added.set(synonym, words.with(index, synonym).join(' '));
      }
    }
  }
  return [...added.values()];
}
