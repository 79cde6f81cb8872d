import type { Failure } from '../../shared/api/failure';
import { words } from '../language';

/** A failure in words: what happened, and what to do about it. */
export function problemText(failure: Failure): string {
  const { problems } = words();
  if (failure.code === 'ALREADY_CLAIMED') return problems.claimed(failure.assignee ?? '?');
  const known: Readonly<Record<string, string | ((value: string) => string)>> = problems;
  const text = known[failure.code];
  return typeof text === 'string' ? text : problems.other(failure.detail);
}
