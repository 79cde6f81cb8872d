import type { Matcher } from '../matcher/types';
import type { KnowledgeBase } from '../model/knowledge-base';
import type { Language } from '../model/language';

/** Knowledge ready for use: one version, never a mix (I8). */
export interface Knowledge {
  readonly base: KnowledgeBase;
  readonly matchers: Readonly<Partial<Record<Language, Matcher>>>;
}

/** A broken folder can have thousands of faults; whoever mends the first ones sees the others. */
export const MAX_FAULTS = 50;

/** What is wrong in a knowledge file, and where; `line` and `column` count from 1. */
export interface KnowledgeFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly severity: 'error' | 'warning' | 'note';
}

export interface KnowledgeSource {
  /** The current version, or the last good one while a newer one is broken. Throws when there is none at all. */
  current(): Promise<Knowledge>;
  /** Progress of training the next version, in [0, 1]; `undefined` when none is being trained. Never throws. */
  learning?(): Promise<number | undefined>;
  /** What keeps the files that people edit from being used, while an earlier version answers; at most `MAX_FAULTS`. Never throws. */
  faults?(): Promise<readonly KnowledgeFault[]>;
}
