import type { MatchedWord } from '../model/decision';
import type { Language } from '../model/language';

/** What the matcher needs of an entry: its id and all known ways of asking for it. */
export interface MatchEntry {
  readonly id: string;
  /** The question itself and the other phrasings; the first is the title. */
  readonly phrases: readonly string[];
  readonly keywords?: readonly string[];
  /** Plain text of the answer. Its first sentences count as evidence too, which matters when the entry has few phrases. */
  readonly answer?: string;
}

/** An entry and how likely it is the right one. */
export interface Match {
  readonly entryId: string;
  /** Calibrated probability that this entry is right, in [0, 1]. */
  readonly confidence: number;
  /** The raw score before calibration; comparable only within one snapshot. */
  readonly score: number;
  /**
   * The parts of the score, by scorer name: `linear`, `nearest`; what the entry explains of the utterance, `explained`, and
   * what does not speak against it, `agreement`; and, if the meaning was asked, `words`, the confidence by
   * words alone, and `meaning`, the probability by the meaning.
   */
  readonly parts: Readonly<Record<string, number>>;
  /** The entry's phrase that is most similar to the utterance. */
  readonly phrase: string;
}

export interface MatchResult {
  /** Best first, at most `limit`. Empty when the utterance shares no feature with any entry. */
  readonly matches: readonly Match[];
  readonly words: readonly MatchedWord[];
  /** Confidence of the best match minus that of the second, which counts as 0 when there is none. */
  readonly margin: number;
  /** Whether the meaning of the utterance was asked, because its words left a doubt. */
  readonly meaning: boolean;
  /** Whether the utterance was longer than what is looked at. */
  readonly truncated: boolean;
}

export interface MatchOptions {
  /** Whether the meaning may be asked, which takes some milliseconds; true unless given. */
  readonly meaning?: boolean;
  /** Whether the utterance asks or requests something; true unless given. In a statement a denial says more than in a question. */
  readonly asks?: boolean;
}

/** A loaded snapshot. Pure and deterministic: the same utterance gives the same result. */
export interface Matcher {
  readonly language: Language;
  /** Number of entries in the snapshot. */
  readonly size: number;
  /** Ranks the entries for one utterance. Never throws; takes bounded time for any text. */
  match(utterance: string, limit?: number, options?: MatchOptions): MatchResult;
}
