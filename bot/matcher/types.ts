import type { MatchedWord } from '../model/decision';
import type { Language } from '../model/language';

/** What the matcher needs of an entry: its id and every way of asking it that is known. */
export interface MatchEntry {
  readonly id: string;
  /** The question itself and the other phrasings; the first is the title. */
  readonly phrases: readonly string[];
  readonly keywords?: readonly string[];
  /** Plain text of the answer: its first sentences speak for the entry too, which matters where it has few phrases. */
  readonly answer?: string;
}

/** An entry and how likely it is the right one. */
export interface Match {
  readonly entryId: string;
  /** Calibrated probability that this entry is right, in [0, 1]. */
  readonly confidence: number;
  /** The fused raw score before calibration, comparable only within one snapshot. */
  readonly score: number;
  /** The parts the score is made of, by scorer name (for example `linear`, `nearest`). */
  readonly parts: Readonly<Record<string, number>>;
  /** The known phrase of the entry nearest to the utterance. */
  readonly phrase: string;
}

export interface MatchResult {
  /** Best first; never longer than `limit`. Empty when nothing shares a feature with the utterance. */
  readonly matches: readonly Match[];
  readonly words: readonly MatchedWord[];
  /** Confidence of the best minus that of the runner-up (which counts as 0 where there is none). */
  readonly margin: number;
  /** True when the utterance was longer than what is looked at. */
  readonly truncated: boolean;
}

/** A loaded snapshot. Pure and deterministic: the same utterance gives the same result. */
export interface Matcher {
  readonly language: Language;
  /** How many entries the snapshot holds. */
  readonly size: number;
  /**
   * Ranks the entries for one utterance.
   * Never throws, whatever the text; bounded time whatever its length.
   */
  match(utterance: string, limit?: number): MatchResult;
}
