import type { MatchedWord } from '../model/decision';
import type { Entry, EntryId } from '../model/entry';
import type { Language } from '../model/language';
import type { Knowledge } from '../ports';
import { type QuestionPart, splitCompound } from './understand/compound';
import { isQuestion, opensMatter } from './understand/questions';

/** An entry that is valid now, with the probability that it is meant. */
export interface Candidate {
  readonly entry: Entry;
  readonly confidence: number;
  readonly parts: Readonly<Record<string, number>>;
  readonly phrase: string;
  /** The confidence from which the entry is given: its own, or the service file's. */
  readonly threshold: number;
}

export interface Ranking {
  /** Best first. */
  readonly candidates: readonly Candidate[];
  readonly margin: number;
  readonly words: readonly MatchedWord[];
  /** The sentence that was ranked. */
  readonly sentence: string;
  readonly language: Language;
  /** The entry with whose question it was read, when it was read as a follow-up. */
  readonly context?: EntryId;
  /** The entry for another sentence about something else. */
  readonly also?: Entry;
}

/** An entry that a message must say nearly word for word to be about it. */
export interface Excluded {
  readonly id: EntryId;
  /** Similarity to one of its phrases from which it is meant all the same; above 1 it never is. */
  readonly unlessNearest: number;
}

/** No similarity is that high. */
export const NEVER = 2;

const CANDIDATES = 5;
/** So many sentences of a message may have their meaning asked, which takes milliseconds. */
const MOST_MEANINGS = 3;

/**
 * Ranks the entries for a message of one or more sentences: the sentence with the most certain entry counts. A courtesy
 * ("hello", "thanks") never outweighs a question beside it, and a second question is not lost.
 *
 * @param today `YYYY-MM-DD` in the organisation's time zone: entries outside their validity are left out
 * @param excluded an entry that resemblance alone does not make meant
 */
export function rank(
  knowledge: Knowledge,
  sentences: readonly string[],
  language: Language,
  today: string,
  excluded?: Excluded,
): Ranking {
  const meanings = { left: MOST_MEANINGS };
  const ask = (sentence: string) => rankSentence(knowledge, sentence, language, today, excluded, meanings);
  const rankings = sentences.map(ask);
  const clarify = knowledge.base.service.thresholds.clarify;
  const questions = rankings.filter(
    ({ candidates: [best] }) => best !== undefined && best.entry.kind !== 'smalltalk' && best.confidence >= clarify,
  );
  const nothing: Ranking = { candidates: [], margin: 0, words: [], sentence: sentences[0] ?? '', language };
  // What is asked decides, if it can be answered, not what is told around it, however sure that is: "Can you help me?" asks
  // for nothing that was not told.
  const asking = questions.filter(
    (one) => one !== rankings[0] && isQuestion(one.sentence) && sureness(one) >= (one.candidates[0]?.threshold ?? 1),
  );
  const chosen = surest(asking) ?? surest(questions) ?? surest(rankings) ?? nothing;
  // The first is the whole message, which is not a sentence beside the others.
  const also = otherQuestion(
    chosen,
    questions.filter((one) => one !== rankings[0]),
  );
  if (also !== undefined) return { ...chosen, also };
  return (rankings[0] && rankCompound(rankings[0], language, ask)) ?? chosen;
}

/**
 * A message with a single full stop or question mark may still be a compound question. When it splits into two parts that
 * match different entries, both with more certainty than the whole, the more certain part is answered and the other is
 * kept.
 */
function rankCompound(whole: Ranking, language: Language, ask: (sentence: string) => Ranking): Ranking | undefined {
  const pairs = splitCompound(whole.sentence, language).flatMap(([first, second]): Ranking[] => {
    const rankings = [first, second].map((part) => {
      const ranking = ask(part.text);
      return standsAlone(ranking, part, whole) ? ranking : undefined;
    });
    const [one, other] = rankings;
    const [a, b] = [one?.candidates[0], other?.candidates[0]];
    if (one === undefined || other === undefined || a === undefined || b === undefined || a.entry.id === b.entry.id) return [];
    // The entry of the whole must be one of the two; otherwise the parts say something that was not meant.
    const [sure] = whole.candidates;
    if (sure !== undefined && sure.confidence >= sure.threshold && ![a, b].some(({ entry }) => entry.id === sure.entry.id))
      return [];
    return [a.confidence >= b.confidence ? { ...one, also: b.entry } : { ...other, also: a.entry }];
  });
  return surest(pairs);
}

/** Whether a part of a message certainly matches an entry, with at least the confidence of the whole message. */
function standsAlone({ candidates: [best] }: Ranking, part: QuestionPart, whole: Ranking): boolean {
  if (best === undefined || best.entry.kind === 'smalltalk') return false;
  if (best.confidence < (part.asks ? best.threshold : SURE_OF_TOLD)) return false;
  return best.confidence >= (whole.candidates.find(({ entry }) => entry.id === best.entry.id)?.confidence ?? 0);
}

/** A statement, unlike a question, needs this confidence to count as a matter of its own. */
const SURE_OF_TOLD = 0.9;

/**
 * The entry for a further question: a sentence that matches another entry for certain, or nearly so if it clearly opens
 * another matter.
 */
function otherQuestion({ candidates: [given] }: Ranking, questions: readonly Ranking[]): Entry | undefined {
  const others = questions.filter(({ candidates: [best], sentence }) => {
    if (best === undefined || given === undefined || best.entry.id === given.entry.id) return false;
    return opensMatter(sentence) || best.confidence >= (isQuestion(sentence) ? best.threshold : SURE_OF_TOLD);
  });
  return surest(others)?.candidates[0]?.entry;
}

function surest(rankings: readonly Ranking[]): Ranking | undefined {
  return rankings.reduce<Ranking | undefined>(
    (best, next) => (best === undefined || sureness(next) > sureness(best) ? next : best),
    undefined,
  );
}

const sureness = ({ candidates }: Ranking): number => candidates[0]?.confidence ?? 0;

/** Ranks the entries for one sentence. */
export function rankSentence(
  knowledge: Knowledge,
  sentence: string,
  language: Language,
  today: string,
  excluded: Excluded | undefined,
  meanings: { left: number } = { left: MOST_MEANINGS },
): Ranking {
  const result = knowledge.matchers[language]?.match(sentence, CANDIDATES * 2, { meaning: meanings.left > 0 });
  if (result?.meaning) meanings.left -= 1;
  if (result === undefined) return { candidates: [], margin: 0, words: [], sentence, language };
  const candidates = result.matches
    .flatMap((match): Candidate[] => {
      const entry = findEntry(knowledge, match.entryId, language);
      if (entry === undefined || !isValidOn(entry, today)) return [];
      if (entry.id === excluded?.id && (match.parts.nearest ?? 0) < excluded.unlessNearest) return [];
      const threshold = entry.threshold ?? knowledge.base.service.thresholds.answer;
      // Small talk that is not sure would only stand before what is meant.
      if (entry.kind === 'smalltalk' && match.confidence < threshold) return [];
      return [{ entry, confidence: match.confidence, parts: match.parts, phrase: match.phrase, threshold }];
    })
    .slice(0, CANDIDATES);
  const [best, second] = candidates;
  return { candidates, margin: (best?.confidence ?? 0) - (second?.confidence ?? 0), words: result.words, sentence, language };
}

/** The entry in the requested language, or in another. */
export function findEntry(knowledge: Knowledge, id: EntryId, language: Language): Entry | undefined {
  const same = entriesOf(knowledge).get(id);
  return same?.find((entry) => entry.language === language) ?? same?.[0];
}

/** The entry to give first in danger, if the service file names one and it is valid today. */
export function safetyEntryOf(knowledge: Knowledge, language: Language, today: string): Entry | undefined {
  const { safetyEntry } = knowledge.base.service;
  const entry = safetyEntry === undefined ? undefined : findEntry(knowledge, safetyEntry, language);
  return entry !== undefined && isValidOn(entry, today) ? entry : undefined;
}

const MAX_BROWSED = 5;

/** The first answers of a topic, for browsing; empty when there is no such topic. */
export function entriesOfTopic(knowledge: Knowledge, topic: string, language: Language, today: string): readonly Entry[] {
  const ids = [...entriesOf(knowledge).values()].flatMap(([entry]) =>
    entry?.topic === topic && entry.kind === 'answer' ? [entry.id] : [],
  );
  return ids
    .flatMap((id) => findEntry(knowledge, id, language) ?? [])
    .filter((entry) => isValidOn(entry, today))
    .slice(0, MAX_BROWSED);
}

/** Whether some entry is missing in a language and must be given in another. */
export function lacksEntries(knowledge: Knowledge, language: Language): boolean {
  const index = entriesOf(knowledge);
  return index.size > (knowledge.matchers[language]?.size ?? 0);
}

const indexes = new WeakMap<Knowledge, ReadonlyMap<EntryId, readonly Entry[]>>();

/** One index per knowledge version, built on first use. */
function entriesOf(knowledge: Knowledge): ReadonlyMap<EntryId, readonly Entry[]> {
  const known = indexes.get(knowledge);
  if (known !== undefined) return known;
  const index = new Map<EntryId, Entry[]>();
  for (const entry of knowledge.base.entries) index.set(entry.id, [...(index.get(entry.id) ?? []), entry]);
  indexes.set(knowledge, index);
  return index;
}

export function isValidOn(entry: Entry, today: string): boolean {
  return (
    (entry.validFrom === undefined || entry.validFrom <= today) && (entry.validUntil === undefined || today <= entry.validUntil)
  );
}
