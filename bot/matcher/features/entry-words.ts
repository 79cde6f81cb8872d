/** The words of every entry, for what an utterance says that an entry does not: see `scoring/explained`. */
import { splitWords } from '../../text/words';
import { GrowingList } from '../arrays/growing-list';
import type { Corpus } from './corpus';
import { deniedWords } from './denial';
import { hashStem } from './features';
import { findTerm, type Lexicon } from './lexicon';

export interface EntryWords {
  /** The words of entry `e` are `start[e]` up to `start[e + 1]`. */
  readonly start: Uint32Array;
  /** The hash of each word's stem; within an entry ascending, without duplicates. */
  readonly stem: Uint32Array;
  /** The index of each word in the lexicon, and 1 more; 0 for a word that it lacks. */
  readonly word: Uint32Array;
  /** Share of the phrases with the word in which it is denied, up to `ALWAYS`; or `SELDOM`, or `UNASKED`. */
  readonly denied: Uint8Array;
}

/** In place of a share: no phrase contains the word, only the answer or a keyword. */
const UNASKED = 255;
/** In place of a share: too few phrases contain the word to tell. */
const SELDOM = 254;
const ALWAYS = 253;
/** In fewer phrases, a denial may be chance. */
const FEWEST_PHRASES = 2;

/** The words of a lexicon's index as `EntryWords` stores it. */
export const lexiconIndex = (stored: number): number => stored - 1;

/** Collects the words of all entries. */
export function entryWordsOf(corpus: Corpus, lexicon: Lexicon): EntryWords {
  const { entryIds, askedEnd, entryOf, phrases, terms } = corpus;
  const found = Array.from(entryIds, () => new Map<number, { word: number; said: number; denied: number }>());
  for (let p = 0; p < corpus.entryStart[entryIds.length]!; p++) {
    const e = entryOf[p]!;
    const isAsked = p < askedEnd[e]!;
    const denied = deniedWords(corpus.language, phrases[p]!, splitWords(phrases[p]!).words);
    for (const [at, term] of terms[p]!.entries()) {
      const hash = hashStem(term.stem);
      const known = found[e]!.get(hash) ?? { word: findTerm(lexicon, term) + 1, said: 0, denied: 0 };
      if (isAsked) {
        known.said += 1;
        known.denied += denied[at] ? 1 : 0;
      }
      found[e]!.set(hash, known);
    }
  }
  const start = new Uint32Array(entryIds.length + 1);
  const [stem, word, denied] = [new GrowingList(), new GrowingList(), new GrowingList()];
  for (const [e, words] of found.entries()) {
    for (const [hash, one] of [...words].sort(([a], [b]) => a - b)) {
      stem.push(hash);
      word.push(one.word);
      denied.push(storedShare(one.said, one.denied));
    }
    start[e + 1] = stem.size;
  }
  return { start, stem: stem.all.slice(), word: word.all.slice(), denied: Uint8Array.from(denied.all) };
}

function storedShare(said: number, denied: number): number {
  if (said === 0) return UNASKED;
  return said < FEWEST_PHRASES ? SELDOM : Math.round((ALWAYS * denied) / said);
}

/** Whether a phrase of the entry contains a word, and not only its answer or keywords. */
export const isAsked = ({ denied }: EntryWords, at: number): boolean => denied[at] !== UNASKED;

/** The share of an entry's phrases with a word in which it is denied, in [0, 1]; `undefined` when too few contain it. */
export function deniedShare({ denied }: EntryWords, at: number): number | undefined {
  return denied[at]! > ALWAYS ? undefined : denied[at]! / ALWAYS;
}
