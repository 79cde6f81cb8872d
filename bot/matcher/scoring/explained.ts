/**
 * What an utterance says that an entry does not explain ("when does the *museum* open" is no question about our opening hours),
 * and what it says against the entry: something denied where the entry's phrases do not deny it, or the other way round, or its
 * opposite ("my order arrived *early*"). A word is explained by the same stem among the entry's phrases, less by its answer, and
 * by words that mean about the same.
 */
import { stemmerOf } from '../../language/facts';
import { deniedWords, denies, oppositesOf } from '../features/denial';
import { deniedShare, type EntryWords, isAsked, lexiconIndex } from '../features/entry-words';
import { hashStem } from '../features/features';
import { findTerm, type Lexicon } from '../features/lexicon';
import { rarity } from '../features/weights';
import type { Model } from './model';
import type { Query } from './query';
import type { Candidate } from './score';

export interface Explained {
  /** Share of what was said that the entry explains, in [0, 1]. */
  readonly explained: number;
  /** 1 less the share of what was said that speaks against the entry, in [0, 1]. */
  readonly agreement: number;
}

/** What is looked at. */
export interface Utterance {
  readonly utterance: string;
  readonly query: Query;
  /** Whether it asks or requests something. */
  readonly asks: boolean;
}

/** A word as it is looked for among an entry's words. */
interface SaidWord {
  readonly stem: number;
  /** Its index in the lexicon, or -1. */
  readonly word: number;
  /** Its share of all that is said: by how rare it is in the knowledge, and how much it says at all. */
  readonly share: number;
  readonly denied: boolean;
  /** The stems of its opposites. */
  readonly opposites: readonly number[];
}

/** Only the first candidates are looked at; those behind count as much as the last of them. */
const FRONT_RUNNERS = 4;
/** A word with less than this share of what was said changes nothing. */
const SMALLEST_SHARE = 0.03;
/** An answer says many things beside its topic: what only it explains is explained by half. */
const BY_ANSWER = 0.5;
/** Words whose directions are less alike than this explain nothing of one another, and from the other number on all. */
const [ALIKE, SAME] = [0.5, 0.9];
/** How much a word says that the lexicon lacks: a name, a code or a typo, most of the time. */
const UNKNOWN_LENGTH = 0.5;
/** A denied word that the entry lacks is what is not meant: it needs less of an explanation. */
const OF_DENIED = 0.3;
/** One word turns a whole sentence into its opposite. */
const OF_OPPOSITE = 2;
/** "Can't I return it?" asks for what it denies, while "I don't return it" does not: a question contradicts by half. */
const OF_QUESTION = 0.5;
/** From this difference of two shares of denials on they contradict each other, and from the other number on altogether. */
const [APART, CONTRARY] = [0.5, 0.9];

/** What each candidate explains of an utterance, in the order of the candidates; empty when the snapshot does not tell. */
export function explainAll(
  model: Model,
  { utterance, query, asks }: Utterance,
  candidates: readonly Candidate[],
): readonly (Explained | undefined)[] {
  const { entryWords, lexicon } = model;
  if (entryWords === undefined) return [];
  const said = saidWords(model, utterance, query);
  const front = candidates.slice(0, FRONT_RUNNERS).map(({ entry }) => {
    const { unexplained, against } = explain(lexicon, entryWords, said, entry);
    return { explained: 1 - unexplained, agreement: Math.max(0, 1 - (asks ? OF_QUESTION : 1) * against) };
  });
  return candidates.map((_, rank) => front[rank] ?? front.at(-1));
}

/** The words of an utterance that say something. */
function saidWords(model: Model, utterance: string, { words, terms, wordOf }: Query): readonly SaidWord[] {
  const { language, lexicon, table, weights } = model;
  const denied = deniedWords(language, utterance, words);
  const stem = stemmerOf(language);
  const said = terms.flatMap((term, at): SaidWord[] => {
    const { form } = words[wordOf[at]!]!;
    if (/^\d+$/.test(form) || denies(language, form)) return [];
    const opposites = oppositesOf(language, form);
    const word = findTerm(lexicon, term);
    const length = word < 0 ? UNKNOWN_LENGTH : lexicon.length[word]!;
    return [
      {
        // The speller makes "damaged" of "undamaged".
        stem: hashStem(opposites.length > 0 ? stem(form) : term.stem),
        word,
        share: rarity(table, weights, term.stem) * length,
        denied: denied[wordOf[at]!]!,
        opposites: opposites.map((opposite) => hashStem(stem(opposite))),
      },
    ];
  });
  const total = said.reduce((sum, { share }) => sum + share, 0) || 1;
  return said.map((one) => ({ ...one, share: one.share / total })).filter(({ share }) => share >= SMALLEST_SHARE);
}

/** The shares of what was said that an entry does not explain, and that speak against it. */
function explain(lexicon: Lexicon, entryWords: EntryWords, said: readonly SaidWord[], entry: number) {
  let [unexplained, against] = [0, 0];
  for (const { stem, word, share, denied, opposites } of said) {
    const here = placeOf(entryWords, entry, stem);
    const opposite = opposites
      .map((hash) => placeOf(entryWords, entry, hash))
      .find((place) => place >= 0 && isAsked(entryWords, place));
    if (here >= 0 && isAsked(entryWords, here)) {
      against += share * contrary(denied, deniedShare(entryWords, here));
    } else if (opposite !== undefined) {
      const contradicted = share * contrary(!denied, deniedShare(entryWords, opposite) ?? 0);
      against += OF_OPPOSITE * contradicted;
      unexplained += contradicted;
    } else {
      const known = here < 0 ? likeness(lexicon, entryWords, entry, word) : BY_ANSWER;
      unexplained += share * (1 - known) * (denied ? OF_DENIED : 1);
    }
  }
  return { unexplained, against };
}

/** How far a word contradicts what most phrases say of it, in [0, 1]; `deniedThere` is the share of those that deny it. */
const contrary = (denied: boolean, deniedThere: number | undefined): number =>
  deniedThere === undefined ? 0 : ramp(denied ? 1 - deniedThere : deniedThere, APART, CONTRARY);

const ramp = (value: number, from: number, to: number): number => Math.min(1, Math.max(0, (value - from) / (to - from)));

/** The place of a stem among the words of an entry, or -1. */
function placeOf(entryWords: EntryWords, entry: number, stem: number): number {
  let low = entryWords.start[entry]!;
  let high = entryWords.start[entry + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const here = entryWords.stem[middle]!;
    if (here === stem) return middle;
    if (here < stem) low = middle + 1;
    else high = middle;
  }
  return -1;
}

/** How well the meaning of the words of an entry explains a word of the lexicon, in [0, 1]. */
function likeness(lexicon: Lexicon, entryWords: EntryWords, entry: number, word: number): number {
  if (word < 0) return 0;
  const { direction, dimensions } = lexicon;
  const from = word * dimensions;
  let [most, mostOfAnswer] = [0, 0];
  const end = entryWords.start[entry + 1]!;
  for (let at = entryWords.start[entry]!; at < end; at++) {
    const other = lexiconIndex(entryWords.word[at]!) * dimensions;
    if (other < 0) continue;
    let sum = 0;
    for (let d = 0; d < dimensions; d++) sum += direction[from + d]! * direction[other + d]!;
    if (!isAsked(entryWords, at)) mostOfAnswer = Math.max(mostOfAnswer, sum);
    else most = Math.max(most, sum);
  }
  const alike = (product: number) => ramp(product / (127 * 127), ALIKE, SAME);
  return Math.max(alike(most), BY_ANSWER * alike(mostOfAnswer));
}
