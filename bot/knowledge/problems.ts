/** Something wrong in a knowledge file: what, where, and how to mend it. */
export interface KnowledgeProblem {
  /** Path below `knowledge/`, or `THE_FOLDER`. */
  readonly file: string;
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** A warning is told and does not keep the version from being used. */
  readonly severity: 'error' | 'warning';
}

/** The place of what is wrong with the knowledge folder as a whole. */
export const THE_FOLDER = 'knowledge/';

/** `file:line:column  message`, as editors and people read it. */
export function formatProblem(problem: KnowledgeProblem): string {
  const mark = problem.severity === 'error' ? 'error' : 'warning';
  const { file, line, column, message } = problem;
  return `${file === THE_FOLDER ? file : `${file}:${line}:${column}`}  ${mark}: ${message}`;
}

export const hasErrors = (problems: readonly KnowledgeProblem[]): boolean =>
  problems.some((problem) => problem.severity === 'error');
