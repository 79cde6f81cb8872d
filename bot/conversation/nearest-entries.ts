import Fuse from 'fuse.js/basic';
import { type Entry, isValidOn } from '../model/entry';
import type { Language } from '../model/language';
import type { Knowledge } from '../ports';
import { foldedWords } from '../text/fold';

const MAX_NEAREST = 3;
/** An entry is near when it shares this many different words with the message: a single one is often a coincidence. */
const SHARED_WORDS = 2;
/** Shorter words seldom name a thing. */
const MIN_LETTERS = 4;
/** A word in more entries than this share does not distinguish entries. */
const COMMON_SHARE = 0.2;
/** In a small knowledge base, every word would be in a large share of the entries. */
const COMMON_AT_LEAST = 3;
/** Fuse.js's own measure: the share of a word that may differ, ignoring its ending. */
const FUSE_THRESHOLD = 0.15;
/** Number of words of the knowledge that one word of a message may stand for. */
const MAX_MEANT = 3;
/** Only this many words of a message are used. */
const MAX_WORDS = 40;
/**
 * Fuse.js compares each letter of a word with each word of the knowledge, at some 100 ns each. A message gets this many
 * comparisons; its further words count only where the knowledge contains them as they are.
 */
const MAX_COMPARISONS = 200_000;
/** Enough for a few words in a large knowledge base, too. */
const LETTERS_AT_LEAST = 40;

interface Index {
  readonly entries: readonly Entry[];
  /** Word → indexes of the entries whose question, phrasings or keywords contain it; common words are left out. */
  readonly entriesWith: ReadonlyMap<string, readonly number[]>;
  readonly common: ReadonlySet<string>;
  readonly words: Fuse<string>;
  /** The longest word that may be a misspelled one of these. */
  readonly longest: number;
  /** How many letters of a message are looked up in `words`. */
  readonly letters: number;
}

/**
 * The entries most similar to a message that nothing answers, for offering, not for answering: at most three, nearest
 * first, none when nothing is near. Tolerates typos. Leaves out small talk and the safety entry.
 *
 * @param language only entries in this language
 * @param today `YYYY-MM-DD` in the organisation's time zone: entries outside their validity are left out
 */
export function nearestEntries(knowledge: Knowledge, text: string, language: Language, today: string): readonly Entry[] {
  const index = indexOf(knowledge, language);
  const near = new Map<number, { shared: number; weight: number }>();
  const misspelled = lettersLimit(index.letters);
  for (const word of new Set(wordsOf(text).slice(0, MAX_WORDS))) {
    for (const [position, weight] of weightsOf(index, word, misspelled)) {
      const sum = near.get(position) ?? { shared: 0, weight: 0 };
      near.set(position, { shared: sum.shared + 1, weight: sum.weight + weight });
    }
  }
  return [...near]
    .filter(([, { shared }]) => shared >= SHARED_WORDS)
    .sort(([first, a], [second, b]) => b.weight - a.weight || first - second)
    .flatMap(([position]) => index.entries[position] ?? [])
    .filter((entry) => isValidOn(entry, today))
    .slice(0, MAX_NEAREST);
}

/** Tells for one word after another whether it still fits into so many letters; one that does not leaves room for a shorter one. */
function lettersLimit(most: number): (word: string) => boolean {
  let left = most;
  return ({ length }) => {
    if (length > left) return false;
    left -= length;
    return true;
  };
}

/**
 * The entries that contain a word, or a similar one, each with its weight: the fewer entries contain it, the higher.
 * @param mayBeLookedUp asked for a word that the knowledge does not contain
 */
function weightsOf(
  { entries, entriesWith, common, words, longest }: Index,
  word: string,
  mayBeLookedUp: (word: string) => boolean,
): ReadonlyMap<number, number> {
  const meant = entriesWith.has(word)
    ? [{ item: word, score: 0 }]
    : common.has(word) || word.length > longest || !mayBeLookedUp(word)
      ? []
      : words.search(word, { limit: MAX_MEANT });
  const weights = new Map<number, number>();
  for (const { item, score = 0 } of meant) {
    const positions = entriesWith.get(item) ?? [];
    const weight = (1 - score) * Math.log(1 + entries.length / positions.length);
    for (const position of positions) weights.set(position, Math.max(weight, weights.get(position) ?? 0));
  }
  return weights;
}

const wordsOf = (text: string): readonly string[] => foldedWords(text).filter((word) => word.length >= MIN_LETTERS);

const indexes = new WeakMap<Knowledge, Map<Language, Index>>();

/** One index per knowledge version and language, built on first use. */
function indexOf(knowledge: Knowledge, language: Language): Index {
  const known = indexes.get(knowledge) ?? new Map<Language, Index>();
  indexes.set(knowledge, known);
  const index = known.get(language) ?? makeIndex(knowledge, language);
  known.set(language, index);
  return index;
}

function makeIndex({ base }: Knowledge, language: Language): Index {
  const entries = base.entries.filter(
    (entry) => entry.language === language && entry.kind !== 'smalltalk' && entry.id !== base.service.safetyEntry,
  );
  const all = new Map<string, number[]>();
  entries.forEach(({ question, also, keywords }, position) => {
    for (const word of new Set([question, ...also, ...keywords].flatMap(wordsOf))) {
      all.set(word, [...(all.get(word) ?? []), position]);
    }
  });
  const limit = Math.max(COMMON_AT_LEAST, entries.length * COMMON_SHARE);
  const isCommon = (positions: readonly number[]) => positions.length > limit;
  const entriesWith = new Map([...all].filter(([, positions]) => !isCommon(positions)));
  const common = new Set([...all.keys()].filter((word) => !entriesWith.has(word)));
  const known = [...entriesWith.keys()];
  const words = new Fuse(known, { includeScore: true, threshold: FUSE_THRESHOLD });
  // Letters that a word has too many are among those that may differ.
  const longest = Math.ceil(known.reduce((most, { length }) => Math.max(most, length), 0) / (1 - FUSE_THRESHOLD));
  const letters = Math.max(LETTERS_AT_LEAST, Math.floor(MAX_COMPARISONS / Math.max(1, known.length)));
  return { entries, entriesWith, common, words, longest, letters };
}
