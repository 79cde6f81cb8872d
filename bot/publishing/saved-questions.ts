import { replaySavedQuestions } from '../conversation/saved-questions';
import type { Language } from '../model/language';
import type { Digest, Knowledge } from '../ports';

/** A saved question that is not answered as it must be. */
export interface BrokenQuestion {
  readonly language: Language;
  readonly question: string;
  /** An entry id, or `handoff`. */
  readonly expect: string;
  readonly got: string;
}

/**
 * The saved questions that a version answers worse than the one before: they failed nowhere in it. A question that failed
 * before may go on failing, since nobody made it worse.
 */
export function brokenQuestions(before: Knowledge, next: Knowledge, now: Date, digest: Digest): readonly BrokenQuestion[] {
  const failed = new Set(failuresOf(before, now, digest).map(keyOf));
  return failuresOf(next, now, digest).filter((broken) => !failed.has(keyOf(broken)));
}

const keyOf = ({ language, question, expect }: BrokenQuestion) => JSON.stringify([language, question, expect]);

function failuresOf(knowledge: Knowledge, now: Date, digest: Digest): readonly BrokenQuestion[] {
  return replaySavedQuestions(knowledge, now, digest).flatMap(({ failures }) =>
    failures.map(({ question: { language, question, expect }, got }) => ({ language, question, expect, got })),
  );
}
