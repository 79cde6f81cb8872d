import type { MatchedWord } from '../../model/decision';
import type { Entry, EntryId } from '../../model/entry';
import type { Language } from '../../model/language';

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

/** A ranking without any entry. */
export function emptyRanking(sentence: string, language: Language): Ranking {
  return { candidates: [], margin: 0, words: [], sentence, language };
}

/** The same ranking with other candidates, best first. */
export function withCandidates(ranking: Ranking, candidates: readonly Candidate[]): Ranking {
  return { ...ranking, candidates, margin: (candidates[0]?.confidence ?? 0) - (candidates[1]?.confidence ?? 0) };
}

/** The confidence in the best entry, in [0, 1]; 0 without one. */
export const sureness = ({ candidates: [best] }: Ranking): number => best?.confidence ?? 0;

/** The surest ranking; the first of several that are as sure. */
export function surest(rankings: readonly Ranking[]): Ranking | undefined {
  return rankings.reduce<Ranking | undefined>(
    (best, next) => (best === undefined || sureness(next) > sureness(best) ? next : best),
    undefined,
  );
}

/** Whether the best entry may be given: it has the confidence that it needs. */
export function isSure({ candidates: [best] }: Ranking): boolean {
  return best !== undefined && best.confidence >= best.threshold;
}
