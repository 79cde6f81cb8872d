/** Something wrong in a knowledge file: what, where, and how to mend it. */
export interface KnowledgeProblem {
  /** Path below `knowledge/`, or `THE_FOLDER`. */
  readonly file: string;
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** A warning does not keep the version from being used; a note is about what is right, and may surprise. */
  readonly severity: 'error' | 'warning' | 'note';
}

/** The place of what is wrong with the knowledge folder as a whole. */
export const THE_FOLDER = 'knowledge/';

/** `file:line:column  message`, as editors and people read it. */
export function formatProblem(problem: KnowledgeProblem): string {
  const { file, line, column, message, severity } = problem;
  return `${file === THE_FOLDER ? file : `${file}:${line}:${column}`}  ${severity}: ${message}`;
}

export const hasErrors = (problems: readonly KnowledgeProblem[]): boolean =>
  problems.some((problem) => problem.severity === 'error');
