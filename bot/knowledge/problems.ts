/** A problem in a knowledge file: what is wrong, where, and how to fix it. */
export interface KnowledgeProblem {
  /** Relative to `knowledge/`, or `THE_FOLDER`. */
  readonly file: string;
  /** `line` and `column` count from 1. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** A warning does not stop the version from being used; a note reports something correct that may surprise. */
  readonly severity: 'error' | 'warning' | 'note';
  /** What several problems have in common, so that they are shown as one, with this message. */
  readonly cause?: { readonly id: string; readonly message: string };
  /** The rule that found it; see bot/knowledge/rules. */
  readonly rule?: string;
}

/** Used as the file of a problem with the knowledge folder as a whole. */
export const THE_FOLDER = 'knowledge/';

/** `file:line:column  message`, which editors understand. */
export function formatProblem(problem: KnowledgeProblem): string {
  const { file, line, column, message, severity } = problem;
  return `${file === THE_FOLDER ? file : `${file}:${line}:${column}`}  ${severity}: ${message}`;
}

export const hasErrors = (problems: readonly KnowledgeProblem[]): boolean =>
  problems.some((problem) => problem.severity === 'error');
