import type { EntryId } from './entry';
import type { Language } from './language';
import type { Thresholds } from './service';

/** From calm to strongest; a conversation remembers the strongest so far. */
export const TONES = ['calm', 'urgent', 'upset'] as const;
export type Tone = (typeof TONES)[number];

export type HandoffReason = 'asked' | 'misses' | 'upset' | 'entry' | 'not_helpful' | 'danger';

export type DecisionKind = 'answer' | 'clarify' | 'fallback' | 'handoff' | 'smalltalk' | 'added' | 'silent' | 'none';

/** A probability or a share as it is stored and shown: to three places. */
export const rounded = (figure: number): number => Math.round(figure * 1_000) / 1_000;

/** Why the bot did what it did; stored with the customer's message and shown to staff only. */
export interface Explanation {
  readonly decision: DecisionKind;
  readonly reason?: HandoffReason;
  readonly tone: Tone;
  readonly language: Language;
  readonly knowledgeVersion: string;
  readonly thresholds: Thresholds;
  /** The best few entries, best first. */
  readonly candidates: readonly {
    readonly entryId: EntryId;
    /** Only in what version 0.1.0 stored; otherwise the knowledge tells it. */
    readonly title?: string;
    readonly confidence: number;
    readonly parts: Readonly<Record<string, number>>;
    /**
     * The entry's phrase that is most similar: 0 for its question, from 1 on for its other phrasings in their order, or the
     * phrase itself when it is none of them.
     */
    readonly phrase: number | string;
    /** The entry's own threshold, if it has one. */
    readonly threshold: number;
  }[];
  readonly margin: number;
  readonly words: readonly MatchedWord[];
  /** The sentence of a long message that the decision is based on. */
  readonly sentence: string;
  /** The entry whose question the sentence continues, when it was read as a follow-up. */
  readonly context?: EntryId;
}

/** One word of the customer's text, and how the matcher read it. */
export interface MatchedWord {
  readonly text: string;
  /** Offset of the word in the utterance, in UTF-16 units. */
  readonly start: number;
  /** The vocabulary word it was corrected to, when it was a typo. */
  readonly corrected?: string;
  /** False when neither the word nor a correction of it is in the vocabulary. */
  readonly known: boolean;
  /** Share of the best match's evidence that this word contributed, in [0, 1]. */
  readonly weight: number;
}
