import { type KnowledgeProblem, THE_FOLDER } from './problems';

/** Problems that one change mends: shown as one, with every place. */
export interface ProblemGroup {
  readonly severity: KnowledgeProblem['severity'];
  readonly message: string;
  /** The rule that found it, if it has a name. */
  readonly rule?: string;
  /** At least one, in the order of the files. */
  readonly places: readonly Place[];
}

type Place = Pick<KnowledgeProblem, 'file' | 'line' | 'column'>;

const ORDER: readonly KnowledgeProblem['severity'][] = ['error', 'warning', 'note'];

/** Groups problems by cause, or by message where no cause is named: errors first, then warnings, then notes. */
export function groupProblems(problems: readonly KnowledgeProblem[]): readonly ProblemGroup[] {
  const groups = new Map<string, KnowledgeProblem[]>();
  for (const problem of problems) {
    const key = `${problem.severity} ${problem.cause?.id ?? problem.message}`;
    groups.set(key, [...(groups.get(key) ?? []), problem]);
  }
  return [...groups.values()]
    .flatMap(([first, ...others]) => (first === undefined ? [] : [groupOf(first, others)]))
    .sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity));
}

function groupOf(first: KnowledgeProblem, others: readonly KnowledgeProblem[]): ProblemGroup {
  const { severity, message, cause, rule } = first;
  return {
    severity,
    message: others.length === 0 || cause === undefined ? message : cause.message,
    ...(rule === undefined ? {} : { rule }),
    places: [first, ...others].map(({ file, line, column }) => ({ file, line, column })),
  };
}

const SHOWN = 3;

/** One line: `file:line:column  severity: message`, which editors understand, and where else. */
export function formatGroup({ severity, message, places: [first, ...others] }: ProblemGroup): string {
  const named = others.slice(0, SHOWN).map(formatPlace).join(', ');
  const more = others.length > SHOWN ? `, and ${others.length - SHOWN} more` : '';
  const elsewhere = others.length === 0 ? '' : ` (also ${named}${more})`;
  return `${first === undefined ? '' : formatPlace(first)}  ${severity}: ${message}${elsewhere}`;
}

function formatPlace({ file, line, column }: Place): string {
  return file === THE_FOLDER ? file : `${file}:${line}:${column}`;
}
