import type { Problem } from '../api/problem';
import { words } from '../language';

/** A problem in words: what happened, and what can be done about it. */
export function problemText(problem: Problem): string {
  const { problems, ticket } = words();
  if (problem.code === 'ALREADY_CLAIMED') return ticket.has(nameOf(problem.extra) ?? '?');
  const known: Readonly<Record<string, string | ((detail: string) => string)>> = problems;
  const text =
    known[problem.code.replace('HTTP_413', 'TOO_LARGE').replace('HTTP_403', 'FORBIDDEN').replace('HTTP_429', 'RATE_LIMITED')];
  return typeof text === 'string' ? text : problems.other(problem.detail);
}

/** Who won the race, as the problem document says it. */
function nameOf({ assignee }: { readonly assignee?: unknown }): string | undefined {
  return typeof assignee === 'string' ? assignee : undefined;
}
