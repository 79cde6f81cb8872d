import type { Matcher } from '../matcher/types';
import type { KnowledgeBase } from '../model/knowledge-base';
import type { Language } from '../model/language';

/** Knowledge ready to be asked: one version, never a mix (I8). */
export interface Knowledge {
  readonly base: KnowledgeBase;
  readonly matchers: Readonly<Partial<Record<Language, Matcher>>>;
}

export interface KnowledgeSource {
  /** The current version; the last good one while a newer is broken. Throws when there is none at all. */
  current(): Promise<Knowledge>;
  /** What share of the training of the next version is done, in [0, 1]; `undefined` when none is being made. Never throws. */
  learning?(): Promise<number | undefined>;
}
