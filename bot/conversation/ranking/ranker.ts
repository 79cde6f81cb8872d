import { type EntryId, isValidOn } from '../../model/entry';
import type { Language } from '../../model/language';
import type { Knowledge } from '../../ports';
import { isQuestion } from '../understand/questions';
import { findEntry } from './entries';
import { rankMessage } from './message';
import { type Candidate, emptyRanking, type Ranking, withCandidates } from './ranking';

/** Ranks the entries for one message, in whatever parts and readings; made anew for every message. */
export interface Ranker {
  readonly knowledge: Knowledge;
  /** For a message of one or more sentences, of which the first is the whole: see `rankMessage`. */
  message(sentences: readonly string[], language: Language): Ranking;
  /** For one sentence. The same sentence is matched once. */
  sentence(text: string, language: Language): Ranking;
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
/** So many sentences of a message may have their meaning asked, which takes milliseconds; readings with the context count. */
const MOST_MEANINGS = 3;

/**
 * @param today `YYYY-MM-DD` in the organisation's time zone: entries outside their validity are left out
 * @param excluded an entry that resemblance alone does not make meant
 */
export function rankerFor(knowledge: Knowledge, today: string, excluded?: Excluded): Ranker {
  const known = new Map<string, Ranking>();
  let meaningsLeft = MOST_MEANINGS;

  function sentence(text: string, language: Language): Ranking {
    const key = `${language} ${text}`;
    const ranking = known.get(key) ?? rank(text, language);
    known.set(key, ranking);
    return ranking;
  }

  function rank(text: string, language: Language): Ranking {
    const options = { meaning: meaningsLeft > 0, asks: isQuestion(text) };
    const result = knowledge.matchers[language]?.match(text, CANDIDATES * 2, options);
    const nothing = emptyRanking(text, language);
    if (result === undefined) return nothing;
    if (result.meaning) meaningsLeft -= 1;
    const candidates = result.matches.flatMap(({ entryId, confidence, parts, phrase }): Candidate[] => {
      const entry = findEntry(knowledge, entryId, language);
      if (entry === undefined || !isValidOn(entry, today)) return [];
      if (entry.id === excluded?.id && (parts.nearest ?? 0) < excluded.unlessNearest) return [];
      const threshold = entry.threshold ?? knowledge.base.service.thresholds.answer;
      // Small talk that is not sure would only stand before what is meant.
      if (entry.kind === 'smalltalk' && confidence < threshold) return [];
      return [{ entry, confidence, parts, phrase, threshold }];
    });
    return withCandidates({ ...nothing, words: result.words }, candidates.slice(0, CANDIDATES));
  }

  const ranker: Ranker = {
    knowledge,
    sentence,
    message: (sentences, language) => rankMessage(ranker, sentences, language),
  };
  return ranker;
}
