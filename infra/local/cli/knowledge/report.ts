import { formatGroup, groupProblems, type ProblemGroup } from '../../../../bot/knowledge/group-problems';
import type { KnowledgeProblem } from '../../../../bot/knowledge/problems';
import type { Colour, Terminal } from './terminal';

const COLOURS: Readonly<Record<KnowledgeProblem['severity'], Colour>> = { error: 'red', warning: 'yellow', note: 'dim' };

/** Writes problems, one line a cause, what must be mended first. */
export function writeProblems(terminal: Terminal, problems: readonly KnowledgeProblem[]): void {
  for (const group of groupProblems(problems)) {
    const line = formatGroup(group);
    const word = `${group.severity}:`;
    const [place = '', ...rest] = line.split(`  ${word}`);
    terminal.line(`${terminal.paint('bold', place)}  ${terminal.paint(COLOURS[group.severity], word)}${rest.join(`  ${word}`)}`);
  }
}

/** `2 problems in 40 places, 3 warnings`; a note is neither. */
export function counted(problems: readonly KnowledgeProblem[]): string {
  const groups = groupProblems(problems);
  const of = (severity: KnowledgeProblem['severity'], word: string) =>
    count(
      groups.filter((group) => group.severity === severity),
      word,
    );
  return [of('error', 'problem'), of('warning', 'warning')].filter((text) => text !== '').join(', ');
}

function count(groups: readonly ProblemGroup[], word: string): string {
  if (groups.length === 0) return '';
  const places = groups.reduce((sum, group) => sum + group.places.length, 0);
  const named = `${groups.length} ${word}${groups.length === 1 ? '' : 's'}`;
  return places === groups.length ? named : `${named} in ${places} places`;
}
