import { classFeatures } from './features';
import { type Classes, PhraseReader } from './phrase';
import { addPhrase, matchFrom, mayBegin, newTrie, type Trie } from './trie';
import { foldWord, type Word } from './words';

/** One kind of thing that people say, with what it says of their mood. */
export interface Kind {
  readonly name: string;
  /** Anger above 0, calm below, in log-odds. */
  readonly weight: number;
  /** How they are written is told in `phrase.ts`. */
  readonly phrases: string;
  /** With a "not" before it, it says the opposite: "I'm not angry". */
  readonly deniable?: true;
  /** Counts in quotation marks, too: what is mocked by being quoted. */
  readonly quoted?: true;
  /** Goes with any mood, and takes nothing back that is plainly said: "please", "thanks", a question. */
  readonly courtesy?: true;
  /** Counts only in a sentence that asks, or that ends without any mark. */
  readonly asked?: true;
}

/** The kind that says haste: it weighs nothing, and is known by its name. */
export const URGENT = 'urgent';

/** What is listened for in one language. */
export interface PhraseLists {
  readonly classes: Classes;
  /** A folded word as it sounds, so that common misspellings read alike. */
  readonly spelling: (plain: string) => string;
  /** Words that deny what follows, and words after which they do not ("not only", "never so"). */
  readonly denial: { readonly words: string; readonly undone: string };
  /** Longer words that are about nothing: what is left of a message beside them and its anger is its matter. */
  readonly filler?: string;
  readonly kinds: readonly Kind[];
}

/** A language's lists, read. */
export interface Lexicon {
  readonly spelling: PhraseLists['spelling'];
  readonly classOf: ReturnType<typeof classFeatures>;
  readonly trie: Trie<Kind>;
  readonly deny: ReadonlySet<string>;
  readonly undo: ReadonlySet<string>;
  readonly filler: ReadonlySet<string>;
}

/** Something that was said: which kind, and at which words. */
export interface PhraseMatch {
  readonly kind: Kind;
  readonly places: readonly number[];
  readonly denied: boolean;
}

/** How far before a phrase a denial may stand, in words. */
const DENIAL_REACH = 3;

/** Reads the lists. @throws Error when a phrase is not written as it should be */
export function readLexicon({ classes, spelling, denial, filler = '', kinds }: PhraseLists): Lexicon {
  const trie = newTrie<Kind>();
  const reader = new PhraseReader(classes, spelling);
  for (const kind of kinds) for (const phrase of reader.phrasesOf(kind.phrases)) addPhrase(trie, phrase, kind);
  const set = (words: string) => new Set(words.split(/\s+/).map((word) => spelling(foldWord(word))));
  return {
    spelling,
    classOf: classFeatures(classes, spelling),
    trie,
    deny: set(denial.words),
    undo: set(denial.undone),
    filler: set(filler),
  };
}

/**
 * All that is said in a message. No word counts twice: the longer phrase has it, so that "bloody brilliant" is no swearing
 * and "thanks for nothing" no thanks; of two equally long ones the one that says more.
 */
export function matchPhrases(lexicon: Lexicon, words: readonly Word[]): readonly PhraseMatch[] {
  const matches = words.flatMap((word, start) => matchesAt(lexicon, words, start, word));
  matches.sort((a, b) => b.places.length - a.places.length || Math.abs(b.kind.weight) - Math.abs(a.kind.weight));
  const taken = new Set<number>();
  return matches.filter(({ places }) => {
    if (places.some((place) => taken.has(place))) return false;
    for (const place of places) taken.add(place);
    return true;
  });
}

/** Of each kind the longest phrase that begins at a word. */
function matchesAt(lexicon: Lexicon, words: readonly Word[], start: number, word: Word): readonly PhraseMatch[] {
  if (!mayBegin(lexicon.trie, word)) return [];
  const longest = new Map<Kind, readonly number[]>();
  matchFrom(lexicon.trie, words, start, (kind, places) => {
    if (word.quoted && kind.quoted !== true) return;
    if (kind.asked === true && word.end !== '?' && word.end !== '') return;
    if (places.length > (longest.get(kind)?.length ?? 0)) longest.set(kind, places);
  });
  return Array.from(longest, ([kind, places]) => ({
    kind,
    places,
    denied: kind.deniable === true && isDenied(lexicon, words, start),
  }));
}

/** "Not angry", "isn't the least bit annoyed": a denial shortly before, in the same clause, that nothing undoes. */
function isDenied({ deny, undo }: Lexicon, words: readonly Word[], start: number): boolean {
  for (let at = start - 1; at >= Math.max(0, start - DENIAL_REACH) && words[at]?.clause === words[start]?.clause; at -= 1) {
    const { spelled = '' } = words[at] ?? {};
    if (undo.has(spelled)) return false;
    if (deny.has(spelled)) return true;
  }
  return false;
}
