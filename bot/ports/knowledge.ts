import type { Matcher } from '../matcher/types';
import type { KnowledgeBase } from '../model/knowledge-base';
import type { Language } from '../model/language';

/** Knowledge ready for use: one version, never a mix (I8). */
export interface Knowledge {
  readonly base: KnowledgeBase;
  readonly matchers: Readonly<Partial<Record<Language, Matcher>>>;
}

export interface KnowledgeSource {
  /** The current version, or the last good one while a newer one is broken. Throws when there is none at all. */
  current(): Promise<Knowledge>;
  /** Progress of training the next version, in [0, 1]; `undefined` when none is being trained. Never throws. */
  learning?(): Promise<number | undefined>;
}
