import type { Language } from '../../model/language';
import { type SpellingName, spellingOf } from '../../text/spelling';
import { classFeatures } from './features';
import type { Family } from './groups';
import { type Classes, wordsOfClass } from './phrase';
import { newTrie, type PackedPhrases, type Trie, type Unit } from './trie';
import { type Vocabulary, withVocabulary } from './vocabulary';
import { parseWeights, type Weights } from './weights';

/** The lists of one language, as `npm run language` compiles them. All words are spelled, see `spellingOf`. */
export interface CompiledLists {
  readonly spelling: { readonly algorithm: SpellingName; readonly shortenings: Readonly<Record<string, string>> };
  /** Words, endings and letters that identify the language, separated by spaces. */
  readonly markers: { readonly words: string; readonly capitals: string; readonly endings: string; readonly letters: string };
  /** Words by the code of a language that is near this one, and that the bot does not speak. */
  readonly neighbours: Readonly<Record<string, string>>;
  /** By family and name, joined by a dot: `tone.topic`. */
  readonly classes: Classes;
  /** By family: words that deny what follows, and words after which they do not ("not only", "never so"). */
  readonly denial: Readonly<Partial<Record<Family, { readonly words: string; readonly undone: string }>>>;
  /** Longer words without a topic. */
  readonly filler: string;
  /** By family: longer words, folded, that are read in spite of a typing mistake. */
  readonly near: Readonly<Partial<Record<Family, string>>>;
  /** By what they do not go beyond, see `UNITS`; their groups are places in `ALL_GROUPS`. */
  readonly phrases: Readonly<Record<Unit, PackedPhrases>>;
  /** The weights of the tone classifier, see weights.ts; empty when there are none. */
  readonly weights: string;
}

/** A language's lists, ready for matching. */
export interface Lexicon {
  readonly spelling: (plain: string) => string;
  /** The classes of tone, by word. */
  readonly classOf: ReadonlyMap<string, readonly string[]>;
  /** The phrases of the families that match within sentences. */
  readonly trie: Trie;
  readonly denial: Readonly<Partial<Record<Family, Denial>>>;
  readonly filler: ReadonlySet<string>;
  readonly near: Readonly<Partial<Record<Family, ReadonlySet<string>>>>;
  readonly weights: () => Weights;
}

export interface Denial {
  readonly words: ReadonlySet<string>;
  readonly undone: ReadonlySet<string>;
}

const TONE: Family = 'tone';

/** @param vocabulary the organisation's own words */
export function readLexicon(lists: CompiledLists, language: Language, vocabulary: Vocabulary): Lexicon {
  const { denial, filler, near, phrases, weights } = lists;
  const spelling = spellingOf(lists.spelling.algorithm, lists.spelling.shortenings);
  const classes = withVocabulary(lists.classes, vocabulary, language, spelling);
  const set = (words: string): ReadonlySet<string> => new Set(wordsOfClass(words));
  let learnt: Weights | undefined;
  return {
    spelling,
    classOf: classFeatures(classesOf(lists.classes, classes, TONE)),
    trie: newTrie(phrases.sentence, classes),
    denial: Object.fromEntries(
      Object.entries(denial).map(([family, { words, undone }]) => [family, { words: set(words), undone: set(undone) }]),
    ),
    filler: set(filler),
    near: Object.fromEntries(Object.entries(near).map(([family, words]) => [family, set(words)])),
    weights: () => {
      learnt ??= parseWeights(weights);
      return learnt;
    },
  };
}

/** The classes that a language has in a family, by the names that they have in it, and with the organisation's own words. */
function classesOf(own: Classes, classes: Classes, family: Family): Classes {
  const names = Object.keys(own).filter((name) => name.startsWith(`${family}.`));
  return Object.fromEntries(names.map((name) => [name.slice(family.length + 1), classes[name] ?? '']));
}
