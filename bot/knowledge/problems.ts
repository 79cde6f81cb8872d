/** Something wrong in a knowledge file: what, where, and how to mend it. */
export interface KnowledgeProblem {
  /** Path below `knowledge/`. */
  readonly file: string;
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** A warning is told and does not keep the version from being used. */
  readonly severity: 'error' | 'warning';
}

/** `file:line:column  message`, as editors and people read it. */
export function formatProblem(problem: KnowledgeProblem): string {
  const mark = problem.severity === 'error' ? 'error' : 'warning';
  return `${problem.file}:${problem.line}:${problem.column}  ${mark}: ${problem.message}`;
}

export const hasErrors = (problems: readonly KnowledgeProblem[]): boolean =>
  problems.some((problem) => problem.severity === 'error');
